// Whether a training has settled: by how much its predicted payoff could still be raised, to first order, by choosing
// otherwise in any context. This gap is that of Frank & Wolfe (1956). It is 0 where no small change of any choice is of use,
// and is not deceived by a policy that hardly moves, as one does whose better choices have become rare. Gradients vary with
// the episodes that they are of, so that it is of their running mean.
import { restoreNumbers } from "./saved-numbers.js";
/** Share of what is new in the running means, so that some 32 iterations are remembered. */
const NEW = 1 / 32;
/** A gap of this share of the payoff is none. */
const NEGLIGIBLE = 0.003;
/** Iterations for which there has to be none. */
const LONG_ENOUGH = 32;
export class Settling {
    least;
    /** Running means of the gradients. */
    means;
    /**
     * The running mean of the payoff; the weight of what has been observed in all of these, of which what is missing to 1 is of
     * nothing; and iterations since there was a gap.
     */
    state = new Float32Array(3);
    /**
     * @param sizes of the halves that are learned
     * @param least payoffs below this are taken for it, so that shares mean something
     */
    constructor(sizes, least) {
        this.least = least;
        this.means = sizes.map((size) => new Float32Array(size));
    }
    /**
     * Takes in an iteration; gives the gap, as a share of the payoff.
     *
     * @param halves that are learned
     * @param payoff as predicted
     */
    observe(halves, payoff) {
        for (const [half, { gradient }] of halves.entries()) {
            const mean = this.means[half];
            for (let at = 0; at < mean.length; at++)
                mean[at] += NEW * (gradient[at] - mean[at]);
        }
        const { state } = this;
        state[0] += NEW * (payoff - state[0]);
        state[1] += NEW * (1 - state[1]);
        const scale = Math.max(Math.abs(state[0]), this.least * state[1]);
        const gap = scale === 0 ? 0 : this.gain(halves) / scale;
        state[2] = gap < NEGLIGIBLE ? state[2] + 1 : 0;
        return gap;
    }
    get settled() {
        return this.state[2] >= LONG_ENOUGH;
    }
    save() {
        return [...this.means, this.state].map((numbers) => numbers.slice());
    }
    /** @throws OptionError for the state of another training */
    restore(saved) {
        restoreNumbers([...this.means, this.state], saved);
    }
    /** What the best choice in every context would gain, to first order. */
    gain(halves) {
        let gain = 0;
        for (const [half, { chances, outcomes }] of halves.entries()) {
            const mean = this.means[half];
            for (let row = 0; row < mean.length; row += outcomes) {
                let best = mean[row];
                let now = 0;
                for (let at = row; at < row + outcomes; at++) {
                    if (mean[at] > best)
                        best = mean[at];
                    now += chances[at] * mean[at];
                }
                gain += best - now;
            }
        }
        return gain;
    }
}
