// The learner's private estimators in the continuous game: networks for every opponent, fitted by regression to the public
// records, and to nothing else.
import { Adam, Network } from "../../autodiff/index.js";
import { continuousPolicy } from "../../game/index.js";
import { foreignCheckpoint } from "../saved-numbers.js";
import { loadTape, restoreTape, saveTape, tapeState } from "../saved-tape.js";
import { forEachDecision } from "./decisions.js";
import { logits, perceive } from "./perceptron.js";
import { RecordMemory } from "./record-memory.js";
import { EstimatedOthers } from "./society.js";
/** One kind of network, for all opponents side by side. */
class Estimator {
    sizes;
    opponents;
    options;
    /** Weights and bias of each layer, [N-1, ...]. */
    parameters;
    memory;
    loss;
    inputs;
    targets;
    constructor(tape, sizes, opponents, seed, options) {
        this.sizes = sizes;
        this.opponents = opponents;
        this.options = options;
        const inputs = sizes[0];
        const { hidden, batch } = options;
        this.parameters = new Network(tape, { inputs, hidden, outputs: 1, copies: opponents, seed }).parameters;
        this.memory = new RecordMemory(opponents, options.memory, inputs + 1);
        this.inputs = tape.input([opponents, batch, inputs]);
        this.targets = tape.input([opponents, batch, 2]);
        // A logit against one of 0: the softmax of the two is the logistic function, and its logarithm never overflows.
        const raw = logits(this.parameters, this.inputs);
        const zeros = tape.constant(new Float64Array(raw.size), raw.shape);
        this.loss = tape
            .concat([zeros, raw], 2)
            .logSoftmax()
            .mul(this.targets)
            .sum()
            .mul(-1 / (opponents * batch));
    }
    /** Sets records drawn at random. */
    draw(random) {
        const { batch } = this.options;
        const width = this.sizes[0];
        const inputs = new Float64Array(this.inputs.size);
        const targets = new Float64Array(this.targets.size);
        for (let row = 0; row < this.opponents * batch; row++) {
            const from = this.memory.draw(Math.floor(row / batch), random);
            if (from < 0)
                continue;
            for (let at = 0; at < width; at++)
                inputs[row * width + at] = this.memory.at(from + at);
            const seen = this.memory.at(from + width);
            targets[2 * row] = 1 - seen;
            targets[2 * row + 1] = seen;
        }
        this.inputs.set(inputs);
        this.targets.set(targets);
    }
    /** The network of each opponent. */
    networks() {
        const values = this.parameters.map((parameter) => parameter.value());
        return Array.from({ length: this.opponents }, (_, opponent) => ({
            sizes: this.sizes,
            parameters: values.map((all) => {
                const size = all.length / this.opponents;
                return all.slice(opponent * size, (opponent + 1) * size);
            }),
        }));
    }
}
export class ContinuousEstimators {
    opponents;
    learns = true;
    /** What opponents give, by own and partner's reputation. */
    action;
    /** What they say, by donation, subject's and own reputation. */
    assessment;
    tape;
    optimizer;
    loss;
    constructor(engine, opponents, options) {
        this.opponents = opponents;
        const { hidden, seed, rate } = options;
        this.tape = engine.tape();
        this.action = new Estimator(this.tape, [2, ...hidden, 1], opponents, seed, options);
        this.assessment = new Estimator(this.tape, [3, ...hidden, 1], opponents, seed + hidden.length + 1, options);
        this.loss = this.action.loss.add(this.assessment.loss);
        this.optimizer = new Adam(this.tape, { rate });
    }
    society(tape) {
        const { action, assessment, opponents } = this;
        return new EstimatedOthers(tape, { action: action.parameters, assessment: assessment.parameters }, opponents);
    }
    observe(records, random) {
        // Opponent i is number i - 1; the learner needs no estimate of itself.
        forEachDecision(records, (giver, own, partner, given) => {
            if (giver > 0)
                this.action.memory.add(giver - 1, [own, partner, given], random);
        }, (_subject, judge, given, reputation, own, said) => {
            if (judge > 0)
                this.assessment.memory.add(judge - 1, [given, reputation, own, said], random);
        });
    }
    /** Steps of Adam, each on records drawn from memory. */
    train(steps, random) {
        let action = 0;
        let assessment = 0;
        for (let step = 0; step < steps; step++) {
            this.action.draw(random);
            this.assessment.draw(random);
            this.tape.forward();
            action += this.action.loss.item() / steps;
            assessment += this.assessment.loss.item() / steps;
            this.tape.backward(this.loss);
            this.optimizer.step();
        }
        return { action, assessment };
    }
    policies() {
        const assessments = this.assessment.networks();
        return this.action.networks().map((action, opponent) => continuousPolicy((...inputs) => perceive(action, inputs), (...inputs) => perceive(assessments[opponent], inputs)));
    }
    save() {
        return {
            tape: saveTape(tapeState(this.tape, this.optimizer)),
            action: this.action.memory.save(),
            assessment: this.assessment.memory.save(),
        };
    }
    restore(saved) {
        if (saved === null)
            throw foreignCheckpoint("another method");
        restoreTape(this.tape, this.optimizer, loadTape(saved.tape));
        this.action.memory.restore(saved.action);
        this.assessment.memory.restore(saved.assessment);
    }
    dispose() {
        this.tape.dispose();
    }
}
