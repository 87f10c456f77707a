// Proximal policy optimisation (Schulman et al. 2017): several epochs of minibatches over the same episodes, in which what is
// done may become neither much likelier nor much less likely than it was in play.
import { Adam } from "../../autodiff/index.js";
import { restoreTape, tapeState } from "../saved-tape.js";
import { Actor, everyDecision, tally } from "./actor.js";
import { batches, outcomeOf, savedTapes, } from "./algorithm.js";
import { bySamples } from "./by-samples.js";
import { CRITIC_SEED, Critic, criticRate, lambda } from "./critic.js";
import { advantages, normalised } from "./returns.js";
import { common, count, learning, positive } from "./search-space.js";
/** As respected implementations have them. */
const LARGEST_NORM = 0.5;
const EPSILON = 1e-5;
export class Ppo {
    process;
    options;
    tape;
    actor;
    critic;
    /** log P(done | context) in play. */
    before;
    /** Sums of positive and of negative advantages by what was done in which context. */
    gains;
    losses;
    loss;
    optimizer;
    constructor(engine, process, options, { hidden, seed }) {
        this.process = process;
        this.options = options;
        const { clip, entropy, rate, criticRate, batch } = options;
        const tape = engine.tape();
        this.tape = tape;
        this.actor = new Actor(tape, process.heads, hidden, seed);
        const { scores } = this.actor;
        const inputs = () => scores.map(({ shape }) => tape.input(shape));
        this.before = inputs();
        this.gains = inputs();
        this.losses = inputs();
        const climbed = scores
            .map((score, head) => clipped(score, this.before[head], this.gains[head], this.losses[head], clip))
            .reduce((sum, part) => sum.add(part));
        this.loss = climbed.add(this.actor.entropy().mul(entropy)).neg();
        this.optimizer = new Adam(tape, { rate, clip: LARGEST_NORM, epsilon: EPSILON });
        const layers = { seen: process.seen, hidden, seed: seed + CRITIC_SEED, rate: criticRate };
        this.critic = new Critic(engine, layers, batch * process.decisions);
    }
    step(episodes, random, pace = 1) {
        const played = [];
        let norm = 0;
        for (const batch of batches(episodes, this.options.batch)) {
            const trajectories = this.process.play(this.tables(), batch, random);
            played.push(trajectories);
            if (trajectories.starts.at(-1) > 0)
                norm = this.learn(trajectories, random, pace);
        }
        return outcomeOf(played, norm);
    }
    tables() {
        return this.actor.tables();
    }
    save() {
        return { tapes: [tapeState(this.tape, this.optimizer), this.critic.save()], numbers: [] };
    }
    restore(state) {
        const [actor, critic] = savedTapes(state, 2);
        restoreTape(this.tape, this.optimizer, actor);
        this.tape.forward();
        this.critic.restore(critic);
    }
    dispose() {
        this.tape.dispose();
        this.critic.dispose();
    }
    learn(trajectories, random, pace) {
        const { discount, lambda, epochs, minibatches } = this.options;
        const order = everyDecision(trajectories);
        const values = this.critic.values(trajectories.seen, order.length);
        const found = advantages(trajectories, values, discount, lambda);
        for (const [head, before] of this.before.entries())
            before.set(this.actor.scores[head].value());
        const size = Math.ceil(order.length / minibatches);
        let norm = 0;
        for (let epoch = 0; epoch < epochs; epoch++) {
            shuffle(order, random);
            for (let start = 0; start < order.length; start += size) {
                const part = order.subarray(start, start + size);
                norm = this.ascend(trajectories, part, found.advantages, pace);
                this.critic.fit(trajectories.seen, part, found.targets, 1);
            }
        }
        return norm;
    }
    ascend(trajectories, part, found, pace) {
        const worth = normalised(Float64Array.from(part, (decision) => found[decision]));
        const of = new Float64Array(found.length);
        for (const [at, decision] of part.entries())
            of[decision] = worth[at] / part.length;
        const { heads } = this.process;
        const gains = tally(heads, trajectories, part, (decision) => Math.max(0, of[decision]));
        const losses = tally(heads, trajectories, part, (decision) => Math.min(0, of[decision]));
        for (const head of heads.keys()) {
            this.gains[head].set(gains[head]);
            this.losses[head].set(losses[head]);
        }
        this.actor.load(trajectories, part);
        this.tape.forward();
        this.tape.backward(this.loss);
        const norm = this.optimizer.step(pace);
        this.tape.forward();
        return norm;
    }
}
/**
 * The clipped objective. For a decision of advantage A it takes min(ratio A, clipped ratio A), which is min(ratio, 1 + clip) A
 * where A > 0 and max(ratio, 1 - clip) A where A < 0. The ratio is the same wherever the same was done in the same context, so
 * that the sums of the advantages of either sign are all it needs.
 *
 * @param scores log P(done | context) now, `before` in play
 * @param gains sums of positive advantages, `losses` of negative ones
 */
export function clipped(scores, before, gains, losses, clip) {
    const ratio = scores.sub(before).exp();
    const capped = ratio
        .neg()
        .add(1 + clip)
        .relu()
        .neg()
        .add(1 + clip);
    const floored = ratio
        .sub(1 - clip)
        .relu()
        .add(1 - clip);
    return capped.mul(gains).add(floored.mul(losses)).sum();
}
/** A uniformly random order, in place (Fisher and Yates). */
function shuffle(list, random) {
    for (let at = list.length - 1; at > 0; at--) {
        const other = random.below(at + 1);
        const kept = list[at];
        list[at] = list[other];
        list[other] = kept;
    }
}
export const ppo = bySamples({
    searchSpace: {
        rate: positive(0.003, 0.01, 0.03, 0.1),
        criticRate,
        discount: common.discount,
        lambda,
        epochs: count(4, 10),
        minibatches: count(1, 4),
        clip: positive(0.1, 0.2, 0.3),
        entropy: common.entropy,
        batch: count(4, 8),
        ...learning,
    },
    defaults: {
        rate: 0.01,
        criticRate: 0.03,
        discount: 0.8,
        lambda: 0.9,
        epochs: 10,
        minibatches: 4,
        clip: 0.2,
        entropy: 0.01,
        batch: 8,
        exploration: 0.03,
        decay: 0.01,
    },
    algorithm: ({ engine, settings, options, process }) => new Ppo(engine, process("own"), options, settings),
});
