// A critic: a network from what is seen at a decision to what is still to be paid.
import { Adam, Network } from "../../autodiff/index.js";
import { restoreTape, tapeState } from "../saved-tape.js";
import { tunedWidth } from "../tuned-width.js";
import { positive, share } from "./search-space.js";
/** Keeps a critic's first values apart from the policies'. */
export const CRITIC_SEED = 2000;
/** What is tried of the step size of a critic, and of how much of later errors counts. */
export const criticRate = positive(0.003, 0.01, 0.03);
export const lambda = share(0.5, 0.9, 0.95, 1);
export class Critic {
    options;
    rows;
    tape;
    inputs;
    targets;
    weights;
    outputs;
    loss;
    optimizer;
    /** @param rows most decisions at once */
    constructor(engine, options, rows) {
        this.options = options;
        this.rows = rows;
        const { seen, hidden, seed, rate } = options;
        const tape = engine.tape();
        this.tape = tape;
        this.inputs = tape.input([rows, seen]);
        this.targets = tape.input([rows]);
        this.weights = tape.input([rows]);
        const network = new Network(tape, { inputs: seen, hidden, outputs: 1, seed, tunedWidth });
        this.outputs = network.apply(this.inputs).reshape([rows]);
        this.loss = this.outputs.sub(this.targets).square().mul(this.weights).sum();
        this.optimizer = new Adam(tape, { rate });
    }
    /** The values of the first so many decisions. */
    values(seen, count) {
        const shown = new Float32Array(this.inputs.size);
        shown.set(seen.subarray(0, count * this.options.seen));
        this.inputs.set(shown);
        this.tape.forward(this.outputs);
        return Float64Array.from(this.outputs.value().subarray(0, count));
    }
    /** Steps down the mean squared error at these decisions. */
    fit(seen, decisions, targets, steps) {
        const { seen: width } = this.options;
        const shown = new Float32Array(this.inputs.size);
        const wanted = new Float64Array(this.rows);
        for (let row = 0; row < decisions.length; row++) {
            const decision = decisions[row];
            shown.set(seen.subarray(decision * width, (decision + 1) * width), row * width);
            wanted[row] = targets[decision];
        }
        this.inputs.set(shown);
        this.targets.set(wanted);
        this.weights.set(new Float64Array(this.rows).fill(1 / decisions.length, 0, decisions.length));
        for (let step = 0; step < steps; step++) {
            this.tape.forward();
            this.tape.backward(this.loss);
            this.optimizer.step();
        }
    }
    save() {
        return tapeState(this.tape, this.optimizer);
    }
    restore(state) {
        restoreTape(this.tape, this.optimizer, state);
    }
    dispose() {
        this.tape.dispose();
    }
}
