import { encounterTable, payoffTable } from "./pair.js";
/** What the learner's policies make of encounters with each type of the crowd. */
export function encountersWith(crowd, policies) {
    const { game } = crowd;
    const count = policies.length;
    return crowd.meetings.map(({ type }) => {
        const payoffs = new Float64Array(game.reputations ** 2 * count);
        const tables = new Float64Array(game.reputations ** 4 * count);
        for (const [at, policy] of policies.entries()) {
            payoffTable(game, policy, type.policy).forEach((payoff, context) => {
                payoffs[context * count + at] = payoff;
            });
            encounterTable(game, policy, type.policy).forEach((chance, cell) => {
                tables[cell * count + at] = chance;
            });
        }
        return { payoffs, tables, ...possible(tables, game.reputations, count) };
    });
}
function possible(tables, k, count) {
    const starts = new Int32Array(k * k + 1);
    const outcomes = [];
    for (let cell = 0; cell < k ** 4; cell++) {
        const row = tables.subarray(cell * count, (cell + 1) * count);
        if (row.some((chance) => chance !== 0))
            outcomes.push(cell % (k * k));
        starts[Math.floor(cell / (k * k)) + 1] = outcomes.length;
    }
    return { starts, outcomes: Int32Array.from(outcomes) };
}
/** Payoffs to come, or chances, by state, of several policies side by side. */
export class Values {
    crowd;
    width;
    /** `[own][state][policy]`. */
    now;
    next;
    /** By meeting, of both new reputations after the encounter, before the others have met: `[others][new own][new partner's][policy]`. */
    after;
    gathered;
    constructor(crowd, width) {
        this.crowd = crowd;
        this.width = width;
        const { game, states, meetings } = crowd;
        const k = game.reputations;
        this.now = new Float64Array(k * states * width);
        this.next = new Float64Array(this.now.length);
        this.after = meetings.map(({ size }) => new Float64Array(size * k * k * width));
        this.gathered = new Float64Array(Math.max(...this.after.map(({ length }) => length)));
    }
    /** One round back: fills `after`, lets `decide` fill in each meeting's part, and that of sitting out. */
    back(decide) {
        const { crowd, width, now, next } = this;
        const { game, meetings, alone, aloneChance, states } = crowd;
        const k = game.reputations;
        next.fill(0);
        if (alone !== undefined) {
            for (let own = 0; own < k; own++) {
                const from = own * states * width;
                const part = (values) => values.subarray(from, from + states * width);
                multiply(alone, part(now), part(next), width);
            }
            for (let at = 0; at < next.length; at++)
                next[at] *= aloneChance;
        }
        for (const [at, meeting] of meetings.entries()) {
            const after = this.after[at];
            this.gather(meeting);
            multiply(meeting.others, this.gathered, after, k * k * width);
            decide(meeting, at, after, next);
        }
        this.now = next;
        this.next = now;
    }
    /** The mean over the first states, `[policy]`. */
    mean() {
        const { crowd, width, now } = this;
        const means = new Float64Array(width);
        for (const [state, chance] of crowd.start.entries()) {
            if (chance === 0)
                continue;
            for (let at = 0; at < width; at++)
                means[at] += chance * now[state * width + at];
        }
        return means;
    }
    /** The values by the others' state and both new reputations. */
    gather({ size, all }) {
        const { crowd, width, now, gathered } = this;
        const { states, game } = crowd;
        const k = game.reputations;
        for (let others = 0, at = 0; others < size; others++) {
            for (let own = 0; own < k; own++) {
                for (let partner = 0; partner < k; partner++) {
                    const from = (own * states + all[others * k + partner]) * width;
                    for (let policy = 0; policy < width; policy++, at++)
                        gathered[at] = now[from + policy];
                }
            }
        }
    }
}
/** Adds what an encounter is worth: its payoff, and what comes after it. */
export function addEncounters({ game, states }, { payoffs, tables, starts, outcomes }, { size, all, chances }, after, next, width) {
    const k = game.reputations;
    const worth = new Float64Array(width);
    for (let others = 0; others < size; others++) {
        for (let partner = 0; partner < k; partner++) {
            const place = others * k + partner;
            const chance = chances[place];
            for (let own = 0; own < k; own++) {
                const context = own * k + partner;
                for (let policy = 0; policy < width; policy++)
                    worth[policy] = payoffs[context * width + policy];
                for (let at = starts[context]; at < starts[context + 1]; at++) {
                    const outcome = outcomes[at];
                    const cell = (context * k * k + outcome) * width;
                    const from = (others * k * k + outcome) * width;
                    for (let policy = 0; policy < width; policy++) {
                        worth[policy] += tables[cell + policy] * after[from + policy];
                    }
                }
                const to = (own * states + all[place]) * width;
                for (let policy = 0; policy < width; policy++)
                    next[to + policy] += chance * worth[policy];
            }
        }
    }
}
/** Rows of `values` of so many numbers each, times the matrix. */
function multiply({ starts, to, chances }, values, out, width) {
    for (let row = 0, at = 0; row + 1 < starts.length; row++) {
        const target = row * width;
        for (let place = 0; place < width; place++)
            out[target + place] = 0;
        for (const end = starts[row + 1]; at < end; at++) {
            const chance = chances[at];
            const from = to[at] * width;
            for (let place = 0; place < width; place++)
                out[target + place] += chance * values[from + place];
        }
    }
}
/**
 * The learner's expected payoff in an episode, for each of the policies.
 *
 * @param encounters what encounters with each type are in a round
 */
export function totalsIn(crowd, encounters, width) {
    const values = new Values(crowd, width);
    for (let round = crowd.game.rounds - 1; round >= 0; round--) {
        const these = encounters(round);
        values.back((meeting, at, after, next) => addEncounters(crowd, these[at], meeting, after, next, width));
    }
    return values.mean();
}
