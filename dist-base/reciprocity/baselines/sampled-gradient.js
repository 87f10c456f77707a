// The gradient through sampled episodes among the estimators: what `straight-through` and `gumbel-softmax` climb.
import { Adam } from "../../autodiff/index.js";
import { asPerformed } from "../../game/index.js";
import { foreignCheckpoint } from "../saved-numbers.js";
import { restoreTape, tapeState } from "../saved-tape.js";
import { Actor } from "./actor.js";
import { bySamples } from "./by-samples.js";
import { PlayedModel } from "./played-model.js";
import { SampledEpisodes } from "./sampled-episodes.js";
import { common, count, modelling, positive } from "./search-space.js";
/** Decay of Adam's mean square: short, as for our own gradient. */
const BETA2 = 0.9;
export class SampledGradient {
    options;
    model;
    tape;
    actor;
    actionEstimates;
    assessmentEstimates;
    episodes;
    loss;
    optimizer;
    constructor(engine, environment, options, playing) {
        this.options = options;
        const { game } = environment;
        const { agents, reputations: k, actions: a } = game;
        this.model = new PlayedModel(engine, environment, playing);
        const tape = engine.tape();
        this.tape = tape;
        this.actor = new Actor(tape, this.model.real.heads, playing.hidden, playing.seed);
        const performed = [...this.actor.performed];
        const fixed = asPerformed(game, playing.fixed);
        const action = playing.optimize === "signal" ? tape.constant(fixed.action) : performed.shift();
        const assessment = playing.optimize === "action" ? tape.constant(fixed.assessment) : performed.shift();
        this.actionEstimates = tape.input([agents - 1, k * k, a]);
        this.assessmentEstimates = tape.input([agents - 1, k * k * a, k]);
        const society = {
            action: tape.concat([action.reshape([1, k * k, a]), this.actionEstimates], 0),
            assessment: tape.concat([assessment.reshape([1, k * k * a, k]), this.assessmentEstimates], 0),
        };
        const { batch: episodes, window, temperature } = options;
        this.episodes = new SampledEpisodes(tape, game, society, {
            episodes,
            window,
            ...(temperature === undefined ? {} : { temperature }),
        });
        // Nothing is added but a way to every parameter, where no payment depends on any: judgements in the last round.
        const ways = this.actor.performed.map((performed) => performed.sum().mul(0));
        this.loss = ways.reduce((sum, way) => sum.add(way), this.episodes.payoff.neg());
        this.optimizer = new Adam(tape, { rate: options.rate, beta2: BETA2 });
    }
    step(episodes, random, pace = 1) {
        const outcome = this.model.experience(this.tables(), episodes, random);
        this.actionEstimates.set(this.model.opponents.action.value());
        this.assessmentEstimates.set(this.model.opponents.assessment.value());
        let predictedPayoff = 0;
        let gradientNorm = 0;
        for (let update = 0; update < this.options.updates; update++) {
            this.episodes.draw(random);
            this.tape.forward();
            predictedPayoff = this.episodes.payoff.item();
            this.tape.backward(this.loss);
            gradientNorm = this.optimizer.step(pace);
        }
        this.tape.forward();
        return { ...outcome, predictedPayoff, gradientNorm };
    }
    tables() {
        return this.actor.tables();
    }
    estimates() {
        return this.model.estimates();
    }
    evidence() {
        return this.model.evidence();
    }
    save() {
        const { tapes, numbers } = this.model.save();
        return { tapes: [tapeState(this.tape, this.optimizer), ...tapes], numbers };
    }
    restore({ tapes, numbers }) {
        const [own, ...model] = tapes;
        if (own === undefined)
            throw foreignCheckpoint("another method");
        restoreTape(this.tape, this.optimizer, own);
        this.model.restore({ tapes: model, numbers });
        this.tape.forward();
    }
    dispose() {
        this.tape.dispose();
        this.model.dispose();
    }
}
const searchSpace = {
    rate: common.rate,
    window: count(2, 4, 8, 16),
    batch: count(8, 16),
    updates: count(1, 2),
    ...modelling,
};
const algorithm = ({ engine, environment, settings, options }) => new SampledGradient(engine, environment, options, settings);
export const straightThrough = bySamples({
    searchSpace,
    defaults: { rate: 0.1, window: 8, batch: 16, updates: 2, exploration: 0.01, decay: 0 },
    // The episodes that it imagines show the two reputations alone.
    hasSight: false,
    algorithm,
});
export const gumbelSoftmax = bySamples({
    searchSpace: { ...searchSpace, temperature: positive(0.5, 1, 2) },
    defaults: { rate: 0.03, window: 4, batch: 8, updates: 2, exploration: 0.03, decay: 0, temperature: 2 },
    hasSight: false,
    algorithm,
});
