import { allocateRecords, asPerformed, play } from "../game/index.js";
import { DonationProcess } from "./baselines/donation-process.js";
import { returnsToGo } from "./baselines/returns.js";
/**
 * The payoff is recorded as linear in the learner's chances: their slopes are sums over imagined decisions of what followed, less
 * what the other half of the episodes had in that context, over the chance with which it was done. So they are unbiased, but
 * for a number in each context, which no change of a policy notices.
 */
export class SampledReturns {
    game;
    options;
    agents;
    cut = 0;
    carried = undefined;
    process;
    records;
    uniform;
    learned;
    recorded;
    counted = 1;
    constructor(game, options) {
        this.game = game;
        this.options = options;
        const { optimize, imagined } = options;
        const { reputations: k, actions: a } = game;
        this.agents = Array.from({ length: game.agents }, (_, agent) => agent);
        this.records = allocateRecords(game, imagined);
        this.process = new DonationProcess(game, () => this.records, options);
        this.learned = [
            ...(optimize === "signal" ? [] : ["action"]),
            ...(optimize === "action" ? [] : ["assessment"]),
        ];
        this.uniform = asPerformed(game, {
            action: new Float64Array(k * k * a).fill(1 / a),
            assessment: new Float64Array(k * k * a * k).fill(1 / k),
        });
    }
    take() {
        return this.recorded !== undefined;
    }
    record(tape, societyOf) {
        const society = societyOf(this.game.agents);
        const rest = tape.input([]);
        const halves = this.learned.map((half) => {
            const [, contexts, choices] = society[half].shape;
            return { half, choices, slopes: tape.input([contexts, choices]) };
        });
        this.recorded = { halves, rest };
        return halves
            .map(({ half, slopes }) => society[half].slice(0, 0, 1).reshape(slopes.shape).mul(slopes).sum())
            .reduce((sum, part) => sum.add(part), rest);
    }
    get countedEach() {
        return this.counted;
    }
    /** Imagines episodes among the model, and tallies what followed each decision. */
    load({ policies, random }) {
        const { halves, rest } = this.recorded;
        const part = (half, agent) => {
            const size = policies[half].length / this.game.agents;
            return Float64Array.from({ length: size }, (_, at) => policies[half][agent * size + at]);
        };
        const agents = this.agents.map((agent) => ({
            action: part("action", agent),
            assessment: part("assessment", agent),
        }));
        const [chosen] = agents;
        const performed = this.explored(chosen);
        play(this.game, [performed, ...agents.slice(1)], random, this.records);
        const trajectories = this.process.read(this.records);
        const unit = Math.max(this.game.benefit, this.game.cost);
        const counted = Math.max(1, encountersAfter(trajectories, this.options.discount));
        const weight = unit / counted;
        const worth = returnsToGo(trajectories, this.options.discount);
        const beyond = beyondOthers(trajectories, worth);
        const sums = halves.map(({ slopes }) => new Float64Array(slopes.size));
        for (const [at, advantage] of beyond.entries()) {
            const head = trajectories.head[at];
            const { half, choices } = halves[head];
            const place = trajectories.context[at] * choices + trajectories.choice[at];
            sums[head][place] += (weight * advantage) / performed[half][place];
        }
        let linear = 0;
        for (const [head, { half, slopes }] of halves.entries()) {
            slopes.set(sums[head]);
            for (const [at, slope] of sums[head].entries())
                linear += slope * chosen[half][at];
        }
        // So that the sum is what was paid in imagination.
        const total = trajectories.total.reduce((sum, paid) => sum + paid, 0);
        const meetings = trajectories.meetings.reduce((sum, count) => sum + count, 0);
        this.counted = counted / Math.max(1, meetings);
        rest.set([total / Math.max(1, meetings) - linear]);
    }
    size() {
        return undefined;
    }
    reserve() {
        // The game alone determines the size.
    }
    explored(policy) {
        const { exploration } = this.options;
        const mixed = (half) => this.learned.includes(half)
            ? policy[half].map((chance, at) => (1 - exploration) * chance + exploration * this.uniform[half][at])
            : policy[half];
        return { action: mixed("action"), assessment: mixed("assessment") };
    }
}
/** Sum over the encounters in which the learner decides of all those that follow it, itself included, discounted. */
function encountersAfter(trajectories, discount) {
    const { starts, time } = trajectories;
    const isFirst = new Float64Array(starts.at(-1));
    for (let episode = 0; episode + 1 < starts.length; episode++) {
        for (let at = starts[episode]; at < starts[episode + 1]; at++) {
            if (at === starts[episode] || time[at] !== time[at - 1])
                isFirst[at] = 1;
        }
    }
    const after = returnsToGo({ ...trajectories, payoff: isFirst }, discount);
    return after.reduce((sum, count, at) => sum + isFirst[at] * count, 0);
}
/** What each decision was worth, less the mean of its context in the other half of the episodes, which it is no part of. */
function beyondOthers({ starts, head, context }, worth) {
    const middle = starts[Math.floor((starts.length - 1) / 2)];
    const halfOf = (at) => Number(at >= middle);
    const means = [new Map(), new Map()];
    const key = (at) => 2 * context[at] + head[at];
    for (const [at, value] of worth.entries()) {
        const mean = means[halfOf(at)].get(key(at)) ?? { sum: 0, count: 0 };
        mean.sum += value;
        mean.count += 1;
        means[halfOf(at)].set(key(at), mean);
    }
    return worth.map((value, at) => {
        const mean = means[1 - halfOf(at)].get(key(at));
        return mean === undefined ? value : value - mean.sum / mean.count;
    });
}
