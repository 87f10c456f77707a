// Advantage actor-critic (Mnih et al. 2016), its advantages by generalised advantage estimation (Schulman et al. 2016).
import { everyDecision } from "./actor.js";
import { batches, outcomeOf, savedTapes, } from "./algorithm.js";
import { bySamples } from "./by-samples.js";
import { CRITIC_SEED, Critic, criticRate, lambda } from "./critic.js";
import { advantages } from "./returns.js";
import { ScoreAscent } from "./score-ascent.js";
import { common, count, learning } from "./search-space.js";
export class ActorCritic {
    process;
    options;
    ascent;
    critic;
    constructor(engine, process, options, networks) {
        this.process = process;
        this.options = options;
        const { rate, criticRate, entropy, batch } = options;
        const { hidden, seed } = networks;
        this.ascent = new ScoreAscent(engine, process.heads, { ...networks, rate, entropy });
        const layers = { seen: process.seen, hidden, seed: seed + CRITIC_SEED, rate: criticRate };
        this.critic = new Critic(engine, layers, batch * process.decisions);
    }
    step(episodes, random, pace = 1) {
        const { discount, lambda, criticSteps } = this.options;
        const played = [];
        let norm = 0;
        for (const batch of batches(episodes, this.options.batch)) {
            const trajectories = this.process.play(this.tables(), batch, random);
            played.push(trajectories);
            const decisions = everyDecision(trajectories);
            if (decisions.length === 0)
                continue;
            const values = this.critic.values(trajectories.seen, decisions.length);
            const found = advantages(trajectories, values, discount, lambda);
            norm = this.ascent.ascend(trajectories, found.advantages, pace);
            this.critic.fit(trajectories.seen, decisions, found.targets, criticSteps);
        }
        return outcomeOf(played, norm);
    }
    tables() {
        return this.ascent.tables();
    }
    save() {
        return { tapes: [this.ascent.save(), this.critic.save()], numbers: [] };
    }
    restore(state) {
        const [ascent, critic] = savedTapes(state, 2);
        this.ascent.restore(ascent);
        this.critic.restore(critic);
    }
    dispose() {
        this.ascent.dispose();
        this.critic.dispose();
    }
}
const searchSpace = {
    rate: common.rate,
    criticRate,
    criticSteps: count(1, 10),
    discount: common.discount,
    lambda,
    entropy: common.entropy,
    batch: common.batch,
    ...learning,
};
export const actorCritic = bySamples({
    searchSpace,
    defaults: {
        rate: 0.01,
        criticRate: 0.01,
        criticSteps: 10,
        discount: 0.8,
        lambda: 0.95,
        entropy: 0.01,
        batch: 2,
        exploration: 0.1,
        decay: 0.01,
    },
    algorithm: ({ engine, settings, options, process }) => new ActorCritic(engine, process("own"), options, settings),
});
/** The critic sees everybody's reputation. */
export const actorCriticPublic = bySamples({
    searchSpace,
    defaults: {
        rate: 0.03,
        criticRate: 0.01,
        criticSteps: 10,
        discount: 0.8,
        lambda: 0.5,
        entropy: 0.01,
        batch: 1,
        exploration: 0.03,
        decay: 0.03,
    },
    algorithm: ({ engine, settings, options, process }) => new ActorCritic(engine, process("public"), options, settings),
});
