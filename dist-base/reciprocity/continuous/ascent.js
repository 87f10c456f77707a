// A policy that climbs its payoff in episodes that are imagined through a model of the others.
import { Adam } from "../../autodiff/index.js";
import { loadTape, restoreTape, saveTape, tapeState } from "../saved-tape.js";
import { ContinuousLearner } from "./learner.js";
import { Rollout } from "./rollout.js";
import { everybody } from "./society.js";
/** Decay of Adam's mean square on the policies: short, so that steps keep their size while gradients change theirs. */
const BETA2 = 0.9;
export class Ascent {
    start;
    /** The payoff expected of the policy before the last step. */
    predicted = Number.NaN;
    tape;
    learner;
    others;
    rollout;
    loss;
    optimizer;
    /** @param start number of the point where it begins; see `ContinuousLearner` */
    constructor(engine, game, settings, model, start) {
        this.start = start;
        const tape = engine.tape();
        this.tape = tape;
        this.learner = new ContinuousLearner(tape, game, settings, start);
        this.others = model.society(tape);
        this.rollout = new Rollout(tape, game, everybody(this.learner, this.others, settings.episodes), settings.episodes);
        this.loss = this.learner.barrier.sub(this.rollout.payoff);
        this.optimizer = new Adam(tape, { rate: settings.rate, beta2: BETA2 });
    }
    /**
     * Goes one step up, in the episodes of these records; gives the norm of the gradient.
     *
     * @param pace share of the step size
     */
    step(records, pace = 1) {
        this.others.load();
        this.rollout.load(records);
        this.tape.forward();
        this.predicted = this.rollout.payoff.item();
        this.tape.backward(this.loss);
        return this.optimizer.step(pace);
    }
    policy() {
        return this.learner.policy();
    }
    save() {
        return { start: this.start, tape: saveTape(tapeState(this.tape, this.optimizer)) };
    }
    restore({ tape }) {
        restoreTape(this.tape, this.optimizer, loadTape(tape));
        return this;
    }
    dispose() {
        this.tape.dispose();
    }
}
