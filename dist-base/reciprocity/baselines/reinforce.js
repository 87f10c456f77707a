// REINFORCE (Williams 1992): every decision is weighted by what was paid after it, less what was to be expected there.
import { restoreNumbers } from "../saved-numbers.js";
import { batches, outcomeOf, savedTapes, } from "./algorithm.js";
import { bySamples } from "./by-samples.js";
import { returnsToGo } from "./returns.js";
import { ScoreAscent } from "./score-ascent.js";
import { choice, common, learning, only, weight } from "./search-space.js";
/** Share of a batch in the running means. */
const NEW = 0.2;
export class Reinforce {
    process;
    options;
    ascent;
    /** Running means by head and context or time, and 1 where there is one. */
    means;
    known;
    constructor(engine, process, options, networks) {
        this.process = process;
        this.options = options;
        this.ascent = new ScoreAscent(engine, process.heads, { ...networks, rate: options.rate, entropy: options.entropy });
        const sizes = process.heads.map(({ contexts }) => Math.max(contexts, process.decisions));
        this.means = sizes.map((size) => new Float64Array(size));
        this.known = sizes.map((size) => new Float64Array(size));
    }
    step(episodes, random, pace = 1) {
        const played = [];
        let norm = 0;
        for (const batch of batches(episodes, this.options.batch)) {
            const trajectories = this.process.play(this.tables(), batch, random);
            const worth = returnsToGo(trajectories, this.options.discount);
            norm = this.ascent.ascend(trajectories, this.beyondExpected(trajectories, worth), pace);
            played.push(trajectories);
        }
        return outcomeOf(played, norm);
    }
    tables() {
        return this.ascent.tables();
    }
    save() {
        return { tapes: [this.ascent.save()], numbers: [...this.means, ...this.known] };
    }
    restore(state) {
        this.ascent.restore(savedTapes(state, 1)[0]);
        restoreNumbers([...this.means, ...this.known], state.numbers);
    }
    dispose() {
        this.ascent.dispose();
    }
    /** Less the means of earlier batches, which do not depend on these decisions; where there is none yet, this batch's. */
    beyondExpected(trajectories, worth) {
        const { baseline } = this.options;
        if (baseline === "none")
            return worth;
        const { head } = trajectories;
        const place = baseline === "context" ? trajectories.context : trajectories.time;
        const sums = this.means.map(({ length }) => ({ sum: new Float64Array(length), count: new Float64Array(length) }));
        for (const [at, value] of worth.entries()) {
            const { sum, count } = sums[head[at]];
            sum[place[at]] += value;
            count[place[at]] += 1;
        }
        const expected = this.means.map((means, which) => {
            const { sum, count } = sums[which];
            return means.map((mean, at) => (this.known[which][at] === 0 && count[at] > 0 ? sum[at] / count[at] : mean));
        });
        for (const [which, { sum, count }] of sums.entries()) {
            for (const [at, number] of count.entries()) {
                if (number === 0)
                    continue;
                this.means[which][at] = (1 - NEW) * expected[which][at] + NEW * (sum[at] / number);
                this.known[which][at] = 1;
            }
        }
        return worth.map((value, at) => value - expected[head[at]][place[at]]);
    }
}
const algorithm = ({ engine, settings, options, process }) => new Reinforce(engine, process("none"), options, settings);
const { rate, discount, batch } = common;
/** What is to be expected is the mean of what followed in the same context, or at the same time. */
export const expected = choice("context", "time");
export const reinforce = bySamples({
    searchSpace: { rate, discount, batch, baseline: only("none"), entropy: only(0), ...learning },
    defaults: { rate: 0.03, discount: 0.5, batch: 4, baseline: "none", entropy: 0, exploration: 0.01, decay: 0.01 },
    algorithm,
});
export const reinforceBaseline = bySamples({
    searchSpace: { rate, discount, batch, baseline: expected, entropy: only(0), ...learning },
    defaults: { rate: 0.03, discount: 0.5, batch: 1, baseline: "context", entropy: 0, exploration: 0.01, decay: 0 },
    algorithm,
});
export const reinforceEntropy = bySamples({
    searchSpace: { rate, discount, batch, baseline: expected, entropy: weight(0.001, 0.01, 0.1), ...learning },
    defaults: { rate: 0.03, discount: 0.5, batch: 1, baseline: "context", entropy: 0.01, exploration: 0.01, decay: 0.03 },
    algorithm,
});
