// Ascent along score functions (Williams 1992): the gradient of log P(done | context), weighted by what it was worth.
import { Adam } from "../../autodiff/index.js";
import { restoreTape, tapeState } from "../saved-tape.js";
import { Actor, everyDecision, tally } from "./actor.js";
export class ScoreAscent {
    heads;
    tape;
    actor;
    worth;
    loss;
    optimizer;
    constructor(engine, heads, { hidden, seed, rate, entropy }) {
        this.heads = heads;
        const tape = engine.tape();
        this.tape = tape;
        this.actor = new Actor(tape, heads, hidden, seed);
        this.worth = this.actor.scores.map((scores) => tape.input(scores.shape));
        const climbed = this.actor.scores
            .map((scores, head) => scores.mul(this.worth[head]).sum())
            .reduce((sum, part) => sum.add(part));
        this.loss = climbed.add(this.actor.entropy().mul(entropy)).neg();
        this.optimizer = new Adam(tape, { rate });
    }
    /** One step at this pace, by the mean over all decisions; gives the norm of the gradient. */
    ascend(trajectories, worth, pace) {
        const all = everyDecision(trajectories);
        // Nothing was decided: one that sat out, or an episode of one-way encounters without its half.
        if (all.length === 0)
            return 0;
        const sums = tally(this.heads, trajectories, all, (decision) => worth[decision] / all.length);
        for (const [head, input] of this.worth.entries())
            input.set(sums[head]);
        this.actor.load(trajectories, all);
        this.tape.forward();
        this.tape.backward(this.loss);
        const norm = this.optimizer.step(pace);
        this.tape.forward();
        return norm;
    }
    tables() {
        return this.actor.tables();
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
