import { allAsPerformed, initialDistribution, pairsPerRound, } from "../../game/index.js";
import { payoffRow } from "../course.js";
import { PairList } from "../number-lists.js";
import { productDistribution } from "../propagation.js";
import { constantTables, judged, judgementTables, KEEP, payoffTables } from "../society.js";
/** Floats that a belief of all rows should take: five or so of these are touched a round, and they should stay in cache. */
const BATCH_FLOATS = 32768;
/** Evaluates policies of the learner on given matchings. Learners differ in a row's choice of tables alone. */
export class Evaluator {
    game;
    rows;
    tape;
    belief;
    end;
    earned;
    meetings;
    payoffRows;
    encounters;
    start;
    tablesOf;
    /**
     * @param learners the policies that rows choose from, as chosen; one table each for every resident
     * @param residents policies of agents 1 .. N-1
     */
    constructor(engine, game, residents, learners) {
        this.game = game;
        const { agents, reputations: k, actions: a } = game;
        const states = k ** agents;
        const contexts = k * k;
        this.rows = Math.max(1, Math.floor(BATCH_FLOATS / states));
        // Tables follow from the policies once and for all, so that they are computed apart and enter as constants.
        const tape = engine.tape();
        this.tape = tape;
        const apart = engine.tape();
        // Agents of the recorded society: the residents, then every learner.
        const everyone = allAsPerformed(game, [...residents, ...learners]);
        const society = {
            action: apart.constant(flatten(everyone.map(({ action }) => action)), [everyone.length, contexts, a]),
            assessment: apart.constant(flatten(everyone.map(({ assessment }) => assessment)), [
                everyone.length,
                contexts * a,
                k,
            ]),
        };
        this.tablesOf = new PairList();
        for (let i = 0; i < agents - 1; i++)
            for (let j = 0; j < agents - 1; j++)
                if (i !== j)
                    this.tablesOf.of(i, j);
        for (let learner = 0; learner < learners.length; learner++) {
            for (let j = 0; j < agents - 1; j++) {
                this.tablesOf.of(agents - 1 + learner, j);
                this.tablesOf.of(j, agents - 1 + learner);
            }
        }
        const pairs = [this.tablesOf.subjects, this.tablesOf.judges];
        const [subjects, judges] = pairs.map((list) => apart.indices([list.length], list));
        const allTables = apart.concat([constantTables(apart, game), judgementTables(game, society, subjects, judges)], 0);
        const allPayoffs = apart.concat(learners.map((_, learner) => {
            const at = agents - 1 + learner;
            const action = apart.concat([society.action.slice(0, at, at + 1), society.action.slice(0, 0, agents - 1)], 0);
            return payoffTables(apart, game, { ...society, action });
        }), 0);
        const tables = tape.constant(allTables.value(), allTables.shape);
        const payoffs = tape.constant(allPayoffs.value(), allPayoffs.shape);
        apart.dispose();
        const { rows } = this;
        const all = rows * pairsPerRound(game);
        this.belief = tape.input([rows, states]);
        this.meetings = tape.indices([rows, 3], new Int32Array(rows * 3).fill(-1));
        this.payoffRows = tape.indices([rows]);
        this.earned = this.belief.pairMarginal(k, this.meetings).mul(payoffs.gather(this.payoffRows)).sum(1);
        // First the first encounter of every row, then every second one, so that the last beliefs are those at the end.
        this.encounters = tape.indices([all, 5], new Int32Array(all * 5).fill(-1));
        this.end = this.belief.pairConditionals(tables, this.encounters).slice(0, all, rows + all);
        const one = productDistribution(initialDistribution(game), agents);
        this.start = flatten(Array.from({ length: this.rows }, () => one));
    }
    /**
     * The learner's total expected payoff in an episode of each matching, [choices, matchings].
     *
     * @param choices which learner acts and which one judges, by index into the list the evaluator was made with
     */
    totals(choices, matchings) {
        const totals = new Float64Array(choices.length * matchings.length);
        for (let from = 0; from < totals.length; from += this.rows) {
            const count = Math.min(this.rows, totals.length - from);
            const batch = Array.from({ length: count }, (_, row) => {
                const at = from + row;
                return { ...choices[Math.floor(at / matchings.length)], matching: matchings[at % matchings.length] };
            });
            totals.set(this.batch(batch), from);
        }
        return totals;
    }
    dispose() {
        this.tape.dispose();
    }
    batch(rows) {
        const { game } = this;
        const width = pairsPerRound(game);
        const totals = new Float64Array(rows.length);
        const earned = new Float64Array(this.rows);
        const between = new Float64Array(this.belief.size);
        const meetings = new Int32Array(this.meetings.size);
        const payoffRows = new Int32Array(this.rows);
        const encounters = new Int32Array(this.encounters.size).fill(-1);
        this.belief.set(this.start);
        for (let round = 0; round < game.rounds; round++) {
            meetings.fill(-1);
            for (let step = 0; step < width; step++) {
                for (const [row, { action, assessment, matching }] of rows.entries()) {
                    const at = 2 * (round * width + step);
                    const i = matching[at];
                    const j = matching[at + 1];
                    const [tableI, tableJ] = this.tables(i, j, action, assessment);
                    const belief = step * this.rows + row;
                    const place = 5 * belief;
                    encounters[place] = belief;
                    encounters[place + 1] = i;
                    encounters[place + 2] = j;
                    encounters[place + 3] = tableI;
                    encounters[place + 4] = tableJ;
                    if (i !== 0 && j !== 0)
                        continue;
                    meetings[3 * row] = row;
                    meetings[3 * row + 1] = 0;
                    meetings[3 * row + 2] = i + j;
                    payoffRows[row] = action * game.agents + payoffRow(game, i, j);
                }
            }
            this.encounters.set(encounters);
            this.meetings.set(meetings);
            this.payoffRows.set(payoffRows);
            this.tape.forward();
            this.earned.value(earned);
            for (let row = 0; row < rows.length; row++)
                totals[row] += earned[row];
            this.belief.set(this.end.value(between));
        }
        return totals;
    }
    /** Numbers of the tables of i and j, where one learner's table says how it acts and another's how it judges. */
    tables(i, j, action, assessment) {
        const { game, tablesOf } = this;
        const { agents, encounter } = game;
        const subject = (agent) => (agent === 0 ? agents - 1 + action : agent - 1);
        const judge = (agent) => (agent === 0 ? agents - 1 + assessment : agent - 1);
        const tableI = judged(game, tablesOf.of(subject(i), judge(j)));
        return [tableI, encounter === "mutual" ? judged(game, tablesOf.of(subject(j), judge(i))) : KEEP];
    }
}
/** The learner's encounters in an episode of a matching. */
export function encountersOf(matching) {
    let count = 0;
    for (const agent of matching)
        if (agent === 0)
            count += 1;
    return count;
}
function flatten(arrays) {
    const flat = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const array of arrays) {
        flat.set(array, at);
        at += array.length;
    }
    return flat;
}
