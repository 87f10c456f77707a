// Advantage actor-critic (Mnih et al. 2016), its advantages by generalised advantage estimation (Schulman et al. 2016).
import type { Engine } from "../../autodiff/index.js";
import type { Random } from "../../game/index.js";
import { everyDecision } from "./actor.js";
import {
  type Algorithm,
  batches,
  type NetworkSettings,
  type Outcome,
  outcomeOf,
  type State,
  savedTapes,
} from "./algorithm.js";
import { Critic } from "./critic.js";
import type { Process, Tables, Trajectories } from "./process.js";
import { advantages } from "./returns.js";
import { ScoreAscent } from "./score-ascent.js";

export interface ActorCriticKnobs {
  /** Step sizes of Adam for the policy and for the critic. */
  readonly rate: number;
  readonly criticRate: number;
  /** Steps of the critic an update. */
  readonly criticSteps: number;
  readonly discount: number;
  /** How much of later errors counts: 1 is the return less the value, 0 the next error alone. */
  readonly lambda: number;
  /** Weight of the mean entropy. */
  readonly entropy: number;
  /** Episodes an update. */
  readonly batch: number;
}

/** Keeps the critic's first values apart from the policies'. */
export const CRITIC_SEED = 2000;

export class ActorCritic implements Algorithm {
  private readonly ascent: ScoreAscent;
  private readonly critic: Critic;

  constructor(
    engine: Engine,
    private readonly process: Process,
    private readonly knobs: ActorCriticKnobs,
    networks: NetworkSettings,
  ) {
    const { rate, criticRate, entropy, batch } = knobs;
    const { hidden, seed } = networks;
    this.ascent = new ScoreAscent(engine, process.heads, { ...networks, rate, entropy });
    const options = { seen: process.seen, hidden, seed: seed + CRITIC_SEED, rate: criticRate };
    this.critic = new Critic(engine, options, batch * process.decisions);
  }

  step(episodes: number, random: Random, pace = 1): Outcome {
    const { discount, lambda, criticSteps } = this.knobs;
    const played: Trajectories[] = [];
    let norm = 0;
    for (const batch of batches(episodes, this.knobs.batch)) {
      const trajectories = this.process.play(this.tables(), batch, random);
      played.push(trajectories);
      const decisions = everyDecision(trajectories);
      if (decisions.length === 0) continue;
      const values = this.critic.values(trajectories.seen, decisions.length);
      const found = advantages(trajectories, values, discount, lambda);
      norm = this.ascent.ascend(trajectories, found.advantages, pace);
      this.critic.fit(trajectories.seen, decisions, found.targets, criticSteps);
    }
    return outcomeOf(played, norm);
  }

  tables(): Tables {
    return this.ascent.tables();
  }

  save(): State {
    return { tapes: [this.ascent.save(), this.critic.save()], numbers: [] };
  }

  restore(state: State): void {
    const [ascent, critic] = savedTapes(state, 2);
    this.ascent.restore(ascent!);
    this.critic.restore(critic!);
  }

  dispose(): void {
    this.ascent.dispose();
    this.critic.dispose();
  }
}
