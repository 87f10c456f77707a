import { constantTables, judgementTables, payoffParts, payoffTables } from "./society.js";
/** A recorded propagation; `load` gives it another course of at most its size. */
export class Propagation {
    game;
    size;
    /** The learner's expected payoff: the sum over its meetings times the weight given to `load`. */
    payoff;
    /** What of it comes of influence beyond what is followed; undefined where none is carried on. */
    carried;
    start;
    startValues;
    weight;
    subjects;
    judges;
    live;
    later;
    beyond;
    /** @param learner its situations, and whether it remembers; see `Course` */
    constructor(tape, game, society, size, { situations, remembers } = { situations: 1, remembers: false }) {
        this.game = game;
        this.size = size;
        const { starts, axes, pairs } = size;
        this.subjects = tape.indices([pairs]);
        this.judges = tape.indices([pairs]);
        this.start = tape.input([starts, game.reputations ** axes]);
        this.startValues = new Float64Array(this.start.size);
        this.weight = tape.input([]);
        const judgements = judgementTables(game, society, this.subjects, this.judges);
        const tables = tape.concat([constantTables(tape, game), judgements], 0);
        const payoffs = situations === 1 ? payoffTables(tape, game, society) : payoffParts(tape, game, society, situations);
        let belief = this.start;
        let total;
        const follow = (stretch, tables, payoffs) => {
            const encounters = some(tape, stretch.encounters, 5, -1);
            const meetings = some(tape, stretch.meetings, 3, -1);
            const payoffRows = stretch.meetings > 0 ? tape.indices([stretch.meetings]) : undefined;
            if (encounters !== undefined)
                belief = belief.pairConditionals(tables, encounters);
            const otherPayoffRows = payoffRows && situations > 1 ? tape.indices([stretch.meetings]) : undefined;
            if (meetings !== undefined) {
                const rows = payoffs.gather(payoffRows);
                const paid = otherPayoffRows === undefined ? rows : rows.add(payoffs.gather(otherPayoffRows));
                const earned = belief.pairMarginal(game.reputations, meetings).mul(paid).sum();
                total = total === undefined ? earned : total.add(earned);
            }
            return { encounters, meetings, payoffRows, otherPayoffRows };
        };
        this.live = follow(size.live, tables, payoffs);
        if (size.beyond > 0) {
            const { chances, setOutcomes } = remembers
                ? rememberedOutcomes(tape, game, society, size.beyond)
                : reputationOutcomes(tape, game, belief, size.beyond);
            const worth = tape.input(chances.shape);
            this.beyond = { setOutcomes, worth };
            this.carried = chances.mul(worth).sum().mul(this.weight);
        }
        this.later = follow(size.later, tables.stopGradient(), payoffs.stopGradient());
        const followed = total.mul(this.weight);
        this.payoff = this.carried === undefined ? followed : followed.add(this.carried);
    }
    /** Whether a course of this size runs here. */
    fits({ starts, axes, agents, pairs, live, later, beyond }) {
        const { size } = this;
        const within = (one, other) => one.encounters <= other.encounters && one.meetings <= other.meetings;
        return (starts <= size.starts &&
            axes <= size.axes &&
            agents <= size.agents &&
            pairs <= size.pairs &&
            beyond <= size.beyond &&
            within(live, size.live) &&
            within(later, size.later));
    }
    /**
     * Sets the course.
     *
     * @param weight of each meeting's payoff in the sum
     * @param initial distribution of a reputation at the start; where absent each start is from what is known
     * @param worth of the outcomes of decisions that go on beyond what is followed, [decisions, outcomes]
     */
    load(course, weight, initial, worth) {
        const { pairs } = this.size;
        this.subjects.set(padded(course.pairs.subjects, pairs));
        this.judges.set(padded(course.pairs.judges, pairs));
        this.weight.set([weight]);
        this.start.set(initial === undefined ? this.knownStart(course) : this.independentStart(initial));
        load(this.live, course.live);
        load(this.later, course.later);
        if (this.beyond === undefined)
            return;
        this.beyond.setOutcomes(course.beyond.outcomes.first(this.size.beyond));
        this.beyond.worth.set(worth);
    }
    /** One-hot; an axis that is not in use stays at reputation 0. */
    knownStart({ start }) {
        const k = this.game.reputations;
        const { axes } = this.size;
        const states = k ** axes;
        const values = this.startValues.fill(0);
        for (let row = 0; row < start.count; row++) {
            let state = 0;
            for (let axis = 0; axis < axes; axis++) {
                const reputation = axis < start.width ? start.data[row * start.width + axis] : 0;
                state = state * k + reputation;
            }
            values[row * states + state] = 1;
        }
        return values;
    }
    independentStart(initial) {
        const row = productDistribution(initial, this.size.axes);
        for (let at = 0; at < this.startValues.length; at += row.length)
            this.startValues.set(row, at);
        return this.startValues;
    }
}
/** The new reputations of both, [decisions, K^2]. */
function reputationOutcomes(tape, { reputations }, belief, decisions) {
    const outcomes = some(tape, decisions, 3, -1);
    return { chances: belief.pairMarginal(reputations, outcomes), setOutcomes: (rows) => outcomes.set(rows) };
}
/**
 * What both did, and their new reputations, [decisions, (A K)^2]: the learner's action and reputation first. Where one does not
 * act, what it would do is of no matter: its outcomes are worth the same.
 */
function rememberedOutcomes(tape, game, { action, assessment }, decisions) {
    const { reputations: k, actions: a } = game;
    const contexts = action.shape[0] * k * k;
    const acts = action.reshape([contexts, a]);
    const says = assessment.reshape([contexts, a * k]);
    const rows = Array.from({ length: 4 }, () => tape.indices([decisions]));
    const side = (actor, judge) => acts
        .gather(actor)
        .reshape([decisions, a, 1])
        .mul(says.gather(judge).reshape([decisions, a, k]));
    const own = side(rows[0], rows[1]).reshape([decisions, a * k, 1]);
    const other = side(rows[2], rows[3]).reshape([decisions, 1, a * k]);
    return {
        chances: own.mul(other).reshape([decisions, (a * k) ** 2]),
        setOutcomes: (table) => {
            for (const [column, indices] of rows.entries()) {
                indices.set(Int32Array.from({ length: decisions }, (_, decision) => table[4 * decision + column]));
            }
        },
    };
}
function some(tape, count, width, filler) {
    return count === 0 ? undefined : tape.indices([count, width], new Int32Array(count * width).fill(filler));
}
function load({ encounters, meetings, payoffRows, otherPayoffRows }, stretch) {
    encounters?.set(stretch.encounters.first(encounters.shape[0]));
    meetings?.set(stretch.meetings.first(meetings.shape[0]));
    payoffRows?.set(stretch.payoffRows.first(payoffRows.size));
    otherPayoffRows?.set(stretch.otherPayoffRows.first(otherPayoffRows.size));
}
/** The distribution of `axes` independent reputations, [K^axes]. */
export function productDistribution(one, axes) {
    let product = Float64Array.of(1);
    for (let axis = 0; axis < axes; axis++) {
        const wider = new Float64Array(product.length * one.length);
        for (let state = 0; state < wider.length; state++) {
            wider[state] = product[Math.floor(state / one.length)] * one[state % one.length];
        }
        product = wider;
    }
    return product;
}
function padded(list, length) {
    const array = new Int32Array(length);
    array.set(list);
    return array;
}
