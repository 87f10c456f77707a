// What can be chosen for a training run, and the defaults: one set for every game.
import { checkChances, type Game, type Policy, policyFromBits } from "../game/index.js";
import { checkOptions, integer, listOf, OptionError, type OptionTable, oneOf, real, such } from "../options.js";
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
  /** How fast the step size decays: after n iterations it is rate / (1 + decay n); at least 0, as tuned unless told. */
  readonly decay?: number;
}

/** Every option, settled. */
export type Settings = Required<TrainerOptions>;

export const optimizeTaken = oneOf(["action", "signal", "joint"]);
export const beliefTaken = oneOf(["anchored", "joint", "mean-field"]);

export const trainerOptions: OptionTable<TrainerOptions> = {
  belief: beliefTaken,
  optimize: optimizeTaken,
  horizon: integer(0, 1e6),
  axes: integer(2, 12),
  episodes: integer(1, 1e6),
  seed: integer(-(2 ** 52), 2 ** 52),
  hidden: listOf(integer(1, 65536)),
  // Whether it is one of this game is seen below.
  fixed: such("a policy", () => true),
  exploration: real({ least: 0, most: 1 }),
  rate: real({ above: 0 }),
  decay: real({ least: 0 }),
};

/** Options of any method; what each can be told besides, its knobs, is apart. */
export type MethodOptions = Omit<TrainerOptions, "rate" | "exploration" | "decay">;

/** @throws OptionError for what is no option of every method, or cannot be its value */
export function checkMethodOptions(options: MethodOptions): void {
  const { rate: _, exploration: __, decay: ___, ...common } = trainerOptions;
  checkOptions("a method (its knobs are apart)", options, common);
}

/** @throws OptionError that names the option */
export function trainerSettings(game: Game, options: TrainerOptions): Settings {
  checkOptions("a trainer", options, trainerOptions);
  const { rate, exploration, decay } = tuned["reciprocity-gradient"];
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
    decay: options.decay ?? decay,
  };
  for (const field of ["horizon", "axes"] as const) {
    if (options[field] === undefined || settings.belief === "anchored") continue;
    const takes = `nothing with the belief ${settings.belief}: only anchored looks ahead`;
    throw new OptionError(field, options[field], takes);
  }
  checkChances(game, settings.fixed, "fixed");
  return settings;
}

/** Share of the step size that is left after so many iterations. */
export function paceAfter(iterations: number, { decay }: { readonly decay: number }): number {
  return 1 / (1 + decay * iterations);
}

/** Half of a policy that is learned needs no value; a game that is not binary has no rules by name. */
function defaultFixed(game: Game, optimize: Optimize): Policy {
  if (game.reputations === 2 && game.actions === 2) return policyFromBits("0101", "10011001");
  if (optimize !== "joint") {
    throw new OptionError("fixed", undefined, `a policy, because "${optimize}" leaves half of it as it is`);
  }
  const { reputations: k, actions: a } = game;
  return {
    action: new Float64Array(k * k * a).fill(1 / a),
    assessment: new Float64Array(k * k * a * k).fill(1 / k),
  };
}
