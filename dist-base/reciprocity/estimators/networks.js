import { Adam, Network } from "../../autodiff/index.js";
import { restoreTape, tapeState } from "../saved-tape.js";
/**
 * A network an opponent, side by side, for one half of their policies. With one-hot contexts, records are for the cross-entropy
 * the same as how often each outcome was seen in each context.
 */
export class Networks {
    tape;
    optimizer;
    shares;
    loss;
    chances;
    /** @param features of the contexts, [contexts, any number] */
    constructor(engine, { opponents, contexts, outcomes }, features, { hidden, seed, rate }) {
        const inputs = features.length / contexts;
        this.tape = engine.tape();
        try {
            const networks = new Network(this.tape, { inputs, hidden, outputs: outcomes, copies: opponents, seed });
            const logs = networks.apply(this.tape.constant(features, [contexts, inputs])).logSoftmax();
            this.shares = this.tape.input(logs.shape);
            this.loss = logs.mul(this.shares).sum().neg();
            this.chances = logs.exp();
            this.optimizer = new Adam(this.tape, { rate });
        }
        catch (error) {
            this.tape.dispose();
            throw error;
        }
    }
    /** Chances of outcomes, [opponents, contexts, outcomes]. */
    value() {
        return this.chances.value();
    }
    /** Copies those of some opponents to the first rows of a tensor. */
    read(opponents, to) {
        const rows = new Float32Array(to.size);
        this.chances.rows(opponents, rows);
        to.set(rows);
    }
    /** Steps of Adam on the mean cross-entropy of what was counted; gives what it is then. */
    train(counts, steps) {
        let total = 0;
        for (let at = 0; at < counts.length; at++)
            total += counts[at];
        this.shares.set(Float32Array.from(counts, (count) => (total === 0 ? 0 : count / total)));
        for (let step = 0; step < steps; step++) {
            this.tape.forward(this.loss);
            this.tape.backward(this.loss);
            this.optimizer.step();
        }
        this.tape.forward();
        return this.loss.item();
    }
    save() {
        return tapeState(this.tape, this.optimizer);
    }
    restore(state) {
        restoreTape(this.tape, this.optimizer, state);
        this.tape.forward();
    }
    dispose() {
        this.tape.dispose();
    }
}
