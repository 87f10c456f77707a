// Natural policy gradient of a tabular softmax (Kakade 2001), without a model: every logit moves by what its choice is worth
// beyond the others in its context, however seldom it is made and wherever the probabilities stand.
import { restoreNumbers } from "../saved-numbers.js";
import { batches, outcomeOf } from "./algorithm.js";
import { bySamples } from "./by-samples.js";
import { chosenWorth } from "./process.js";
import { returnsToGo } from "./returns.js";
import { common, count, learning, positive, share } from "./search-space.js";
/** A choice falls no further than this below the likeliest of its context: exp(-8) = 0.0003, and it can come back. */
const REACH = 8;
export class NaturalGradient {
    process;
    options;
    tape;
    inputs;
    probabilities;
    /** [contexts, choices] a head: the logits; and of what was done, sums of what it was worth beyond its context, and counts. */
    logits;
    sums;
    counts;
    constructor(engine, process, options) {
        this.process = process;
        this.options = options;
        const tape = engine.tape();
        this.tape = tape;
        this.inputs = process.heads.map(({ contexts, choices }) => tape.input([contexts, choices]));
        this.probabilities = this.inputs.map((logits) => logits.softmax());
        const zeros = () => this.inputs.map(({ size }) => new Float64Array(size));
        this.logits = zeros();
        this.sums = zeros();
        this.counts = zeros();
        this.show();
    }
    step(episodes, random, pace = 1) {
        const played = [];
        let norm = 0;
        for (const batch of batches(episodes, this.options.batch)) {
            const tables = this.tables();
            const trajectories = this.process.play(tables, batch, random);
            this.observe(trajectories);
            norm = this.climb(tables, pace);
            played.push(trajectories);
        }
        return outcomeOf(played, norm);
    }
    tables() {
        return this.probabilities.map((probabilities) => Float64Array.from(probabilities.value()));
    }
    save() {
        return { tapes: [], numbers: [...this.logits, ...this.sums, ...this.counts] };
    }
    restore({ numbers }) {
        restoreNumbers([...this.logits, ...this.sums, ...this.counts], numbers);
        this.show();
    }
    dispose() {
        this.tape.dispose();
    }
    /** Takes in returns, each less the mean of its context in this batch, so that a change of the policy is no advantage. */
    observe(trajectories) {
        const { head, context, choice } = trajectories;
        const { discount, memory } = this.options;
        const { heads } = this.process;
        const worth = returnsToGo(trajectories, discount);
        const means = heads.map(({ contexts }) => ({ sum: new Float64Array(contexts), count: new Float64Array(contexts) }));
        for (const [at, value] of worth.entries()) {
            const { sum, count } = means[head[at]];
            sum[context[at]] += value;
            count[context[at]] += 1;
        }
        for (const list of [...this.sums, ...this.counts])
            for (const at of list.keys())
                list[at] *= memory;
        for (const [at, value] of worth.entries()) {
            const which = head[at];
            const { sum, count } = means[which];
            const place = context[at] * heads[which].choices + choice[at];
            this.sums[which][place] += value - sum[context[at]] / count[context[at]];
            this.counts[which][place] += 1;
        }
    }
    /** Moves all logits; gives the norm of what they move by at a rate of 1. */
    climb(tables, pace) {
        const step = this.options.rate * pace;
        let squares = 0;
        for (const [which, head] of this.process.heads.entries()) {
            const logits = this.logits[which];
            const found = advantagesOf(head, tables[which], this.sums[which], this.counts[which]);
            for (const [at, advantage] of found.entries()) {
                logits[at] += step * advantage;
                squares += advantage * advantage;
            }
            for (let row = 0; row < logits.length; row += head.choices) {
                const most = Math.max(...logits.subarray(row, row + head.choices));
                for (let at = row; at < row + head.choices; at++)
                    logits[at] = Math.max(logits[at] - most, -REACH);
            }
        }
        this.show();
        return Math.sqrt(squares);
    }
    show() {
        for (const [head, input] of this.inputs.entries())
            input.set(this.logits[head]);
        this.tape.forward();
    }
}
/** What choosing is worth beyond what the policy gets in that context; 0 of what was never seen. */
function advantagesOf(head, table, sums, counts) {
    const done = sums.map((sum, at) => (counts[at] === 0 ? 0 : sum / counts[at]));
    const chosen = chosenWorth(head, done);
    const { choices } = head;
    return chosen.map((worth, at) => {
        const row = at - (at % choices);
        let expected = 0;
        for (let other = row; other < row + choices; other++)
            expected += table[other] * chosen[other];
        return worth - expected;
    });
}
export const naturalGradient = bySamples({
    searchSpace: {
        rate: positive(0.3, 1, 3),
        discount: common.discount,
        batch: count(2, 4, 8),
        memory: share(0, 0.5, 0.8, 0.9),
        ...learning,
    },
    defaults: { rate: 3, discount: 0.8, batch: 8, memory: 0.9, exploration: 0, decay: 0 },
    algorithm: ({ engine, options, process }) => new NaturalGradient(engine, process("none"), options),
});
