// REINFORCE on imagined episodes: a model without its gradient. The estimators take the others' place, and as many episodes
// are played with them as one likes.
import { bySamples } from "./by-samples.js";
import { PlayedModel } from "./played-model.js";
import { expected, Reinforce } from "./reinforce.js";
import { common, count, modelling } from "./search-space.js";
export class ModelReinforce {
    options;
    model;
    inner;
    constructor(engine, environment, options, playing) {
        this.options = options;
        this.model = new PlayedModel(engine, environment, playing);
        this.inner = new Reinforce(engine, this.model.imagined, options, playing);
    }
    step(episodes, random, pace = 1) {
        const outcome = this.model.experience(this.tables(), episodes, random);
        const { updates, batch } = this.options;
        const { payoff, gradientNorm = 0 } = this.inner.step(updates * batch, random, pace);
        return { ...outcome, predictedPayoff: payoff, gradientNorm };
    }
    tables() {
        return this.inner.tables();
    }
    estimates() {
        return this.model.estimates();
    }
    evidence() {
        return this.model.evidence();
    }
    save() {
        const inner = this.inner.save();
        const model = this.model.save();
        return { tapes: [...inner.tapes, ...model.tapes], numbers: [...inner.numbers, ...model.numbers] };
    }
    restore({ tapes, numbers }) {
        const own = this.inner.save().numbers.length;
        this.inner.restore({ tapes: tapes.slice(0, 1), numbers: numbers.slice(0, own) });
        this.model.restore({ tapes: tapes.slice(1), numbers: numbers.slice(own) });
    }
    dispose() {
        this.inner.dispose();
        this.model.dispose();
    }
}
export const modelReinforce = bySamples({
    searchSpace: {
        rate: common.rate,
        discount: common.discount,
        batch: count(32, 64),
        updates: count(1, 2, 4),
        baseline: expected,
        entropy: common.entropy,
        ...modelling,
    },
    defaults: {
        rate: 0.01,
        discount: 0.5,
        batch: 32,
        updates: 4,
        baseline: "context",
        entropy: 0.01,
        exploration: 0.01,
        decay: 0.01,
    },
    algorithm: ({ engine, environment, settings, options }) => new ModelReinforce(engine, environment, options, settings),
});
