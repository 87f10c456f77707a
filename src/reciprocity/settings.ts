// What can be chosen for a training run, and the defaults.
import { type Game, type Policy, policyFromBits } from "../game/index.js";
import type { Belief } from "./belief.js";
import type { Optimize } from "./learner.js";

/** Options of `createTrainer`. */
export interface TrainerOptions {
  readonly belief?: Belief;
  readonly optimize?: Optimize;
  /** `anchored`: rounds after a decision whose payoffs count. */
  readonly horizon?: number;
  /** Episodes played an iteration. */
  readonly episodes?: number;
  readonly seed?: number;
  /** Units of the hidden layers of every network. */
  readonly hidden?: readonly number[];
  /** Supplies the halves that are not learned. */
  readonly fixed?: Policy;
  readonly exploration?: number;
  readonly rate?: number;
  readonly updates?: number;
  readonly natural?: number;
  readonly balance?: number;
  readonly beta2?: number;
  readonly axes?: number;
  readonly estimator?: Partial<Settings["estimator"]>;
}

/** Every option, settled. */
export interface Settings {
  readonly belief: Belief;
  readonly optimize: Optimize;
  readonly horizon: number;
  /** `anchored`: most agents that a belief follows at a time. */
  readonly axes: number;
  readonly episodes: number;
  readonly seed: number;
  readonly hidden: readonly number[];
  readonly fixed: Policy;
  /** Chance that a choice made in training is uniform instead. */
  readonly exploration: number;
  /** Step size of Adam on the policies, and steps an iteration. */
  readonly rate: number;
  readonly updates: number;
  readonly natural: number;
  readonly balance: number;
  readonly beta2: number;
  readonly estimator: {
    readonly rate: number;
    /** Steps of Adam an iteration, and in the first. */
    readonly steps: number;
    readonly firstSteps: number;
    /** Iterations remembered. */
    readonly window: number;
  };
}

export function trainerSettings(_game: Game, options: TrainerOptions): Settings {
  return {
    belief: options.belief ?? "anchored",
    optimize: options.optimize ?? "joint",
    horizon: options.horizon ?? 4,
    axes: options.axes ?? 6,
    episodes: options.episodes ?? 8,
    seed: options.seed ?? 1,
    hidden: options.hidden ?? [16],
    fixed: options.fixed ?? policyFromBits("0101", "10011001"),
    exploration: options.exploration ?? 0.05,
    rate: options.rate ?? 0.05,
    updates: options.updates ?? 1,
    beta2: options.beta2 ?? 0.9,
    balance: options.balance ?? 0.01,
    natural: options.natural ?? 0.25,
    estimator: { rate: 0.05, steps: 20, firstSteps: 100, window: 32, ...options.estimator },
  };
}
