// What can be chosen for a training run, and the defaults: one set for every game.
import { asPerformed, type Game, type Policy, policyFromBits } from "../game/index.js";
import type { Belief } from "./belief.js";
import type { Optimize } from "./learner.js";
import { tuned } from "./tuned.js";

/** Width of the hidden layers that all defaults were chosen with; wider ones of the learner take smaller steps. */
export const tunedWidth = 16;

/** Options of `createTrainer`. */
export interface TrainerOptions {
  /** What carries the reputations; "anchored" unless told. */
  readonly belief?: Belief;
  /** "joint" unless told. */
  readonly optimize?: Optimize;
  /** `anchored`: most rounds after a decision whose payoffs count, an integer of at least 0; 36 unless told. */
  readonly horizon?: number;
  /**
   * `anchored`: most agents whose reputations a belief follows jointly, from 2 to 12; 5 unless told. A decision whose
   * influence spreads over more is followed for fewer rounds than the horizon; so is one that has come to more than 32
   * agents in all.
   */
  readonly axes?: number;
  /** Episodes played an iteration; 8 unless told. */
  readonly episodes?: number;
  /** An integer within 2^52 of 0; 1 unless told. */
  readonly seed?: number;
  /** Units of the hidden layers of every network; [16] unless told. */
  readonly hidden?: readonly number[];
  /** Supplies the halves that are not learned; Discriminator and L6 unless told, in binary games. */
  readonly fixed?: Policy;
  /** Chance that a choice in training is drawn uniformly instead; as tuned unless told. */
  readonly exploration?: number;
  /** Step size of Adam on the policies; as tuned unless told. */
  readonly rate?: number;
}

/** Every option, settled. */
export type Settings = Required<TrainerOptions>;

/** @throws RangeError that names the option */
export function trainerSettings(game: Game, options: TrainerOptions): Settings {
  const { rate, exploration } = tuned["reciprocity-gradient"];
  const settings: Settings = {
    belief: options.belief ?? "anchored",
    optimize: options.optimize ?? "joint",
    horizon: options.horizon ?? 36,
    axes: options.axes ?? 5,
    episodes: options.episodes ?? 8,
    seed: options.seed ?? 1,
    hidden: options.hidden ?? [tunedWidth],
    fixed: options.fixed ?? defaultFixed(game, options.optimize ?? "joint"),
    exploration: options.exploration ?? exploration,
    rate: options.rate ?? rate,
  };
  oneOf("belief", settings.belief, ["anchored", "joint", "mean-field"]);
  oneOf("optimize", settings.optimize, ["action", "signal", "joint"]);
  integer("horizon", settings.horizon, 0, 1e6);
  integer("axes", settings.axes, 2, 12);
  integer("episodes", settings.episodes, 1, 1e6);
  integer("seed", settings.seed, -(2 ** 52), 2 ** 52);
  for (const units of settings.hidden) integer("hidden", units, 1, 65536);
  if (!(settings.exploration >= 0 && settings.exploration <= 1)) {
    throw new RangeError(`exploration: got ${settings.exploration}, takes a number from 0 to 1`);
  }
  if (!(settings.rate > 0 && Number.isFinite(settings.rate))) {
    throw new RangeError(`rate: got ${settings.rate}, takes a number above 0`);
  }
  // Throws where the fixed policy is of another game.
  asPerformed(game, settings.fixed);
  return settings;
}

/** Half of a policy that is learned needs no value; a game that is not binary has no rules by name. */
function defaultFixed(game: Game, optimize: Optimize): Policy {
  if (game.reputations === 2 && game.actions === 2) return policyFromBits("0101", "10011001");
  if (optimize !== "joint")
    throw new RangeError(`fixed: takes a policy, because "${optimize}" leaves half of it as it is`);
  const { reputations: k, actions: a } = game;
  return {
    action: new Float64Array(k * k * a).fill(1 / a),
    assessment: new Float64Array(k * k * a * k).fill(1 / k),
  };
}

function integer(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${name}: got ${value}, takes an integer from ${least} to ${most}`);
  }
}

function oneOf(name: string, value: string, choices: readonly string[]): void {
  if (!choices.includes(value)) {
    throw new RangeError(`${name}: got ${JSON.stringify(value)}, takes one of ${choices.join(", ")}`);
  }
}
