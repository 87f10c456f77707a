// What can be chosen for a training run, and the defaults: one set for every game.
import {
  checkChances,
  type Game,
  isSituated,
  type Policy,
  ruleTable,
  type Sight,
  Situations,
  seesTaken,
} from "../game/index.js";
import {
  checkOptions,
  integer,
  listOf,
  OptionError,
  type OptionTable,
  oneOf,
  real,
  such,
  type Taken,
} from "../options.js";
import { type Belief, beliefTaken } from "./belief.js";
import type { Optimize } from "./learner.js";
import { tunedWidth } from "./tuned-width.js";

/** Options of any method; what each can be told besides is its own. */
export interface MethodOptions {
  /** What carries the reputations; "anchored" unless told. */
  readonly belief?: Belief;
  /** "joint" unless told. */
  readonly optimize?: Optimize;
  /** `anchored`: most rounds after a decision whose payoffs count, an integer of at least 0; 36 unless told. */
  readonly horizon?: number;
  /**
   * `anchored`: most states of a belief, K^n for n agents whose reputations it follows jointly, from 4 to 65536; 32 unless
   * told, which is five agents of two reputations, three of three. Two are followed whatever their K^2. A decision whose
   * influence spreads over more, or has come to more than 32 agents in all, is followed jointly for fewer rounds than the horizon;
   * what becomes of it then, `influence` says.
   */
  readonly states?: number;
  /**
   * `anchored`: what becomes of influence that has come to more agents than can be followed jointly. "carried", unless told: their
   * reputations are followed as independent, from each outcome of the decision; "cut": nothing.
   */
  readonly influence?: "carried" | "cut";
  /** Episodes played an iteration; 8 unless told. */
  readonly episodes?: number;
  /** An integer within 2^52 of 0; 1 unless told. */
  readonly seed?: number;
  /** Units of the hidden layers of every network; [16] unless told. */
  readonly hidden?: readonly number[];
  /** Supplies the halves that are not learned; Discriminator and L6 unless told. */
  readonly fixed?: Policy;
  /**
   * What the learner sees of an encounter beyond the two reputations: `partner`, who it is; `last`, what both did when the two met
   * last in this episode; `round`, which it is. Nothing unless told; of the beliefs `anchored` alone can hold it.
   */
  readonly sees?: readonly Sight[];
}

/** Options of `createTrainer`. */
export interface TrainerOptions extends MethodOptions {
  /** Chance that a choice in training is drawn uniformly instead; as tuned unless told. */
  readonly exploration?: number;
  /** Step size of Adam on the policies; as tuned unless told. */
  readonly rate?: number;
  /**
   * How fast step size and exploration decay: after n iterations they are divided by 1 + decay n; at least 0, as tuned unless told.
   */
  readonly decay?: number;
  /**
   * How much of it is undone that the gradient of a context is the larger the more often it comes up: 0, 0.5 or 1, nothing, its
   * root, or all but in the rarest; as tuned unless told. See attention.ts.
   */
  readonly balance?: number;
}

/** Every option of any method, settled. */
export type MethodSettings = Required<Omit<MethodOptions, "states">> & {
  /** Most agents whose reputations a belief follows jointly: what there is of `states`. */
  readonly axes: number;
};

/** What our own gradient can be told besides. */
export type GradientOptions = Required<Omit<TrainerOptions, keyof MethodOptions>>;

/** Every option of `createTrainer`, settled. */
export type Settings = MethodSettings & GradientOptions;

export const optimizeTaken = oneOf(["action", "signal", "joint"]);

export const balanceTaken: Taken = {
  ...such("0, 0.5 or 1", (value) => value === 0 || value === 0.5 || value === 1),
  schema: { enum: [0, 0.5, 1] },
};

const methodOptions: OptionTable<MethodOptions> = {
  belief: beliefTaken,
  optimize: optimizeTaken,
  horizon: integer(0, 1e6),
  states: integer(4, 65536),
  influence: oneOf(["carried", "cut"]),
  episodes: integer(1, 1e6),
  seed: integer(-(2 ** 52), 2 ** 52),
  hidden: listOf(integer(1, 65536)),
  // Whether it is one of this game is seen below.
  fixed: such("a policy", () => true),
  sees: seesTaken,
};

export const trainerOptions: OptionTable<TrainerOptions> = {
  ...methodOptions,
  exploration: real({ least: 0, most: 1 }),
  rate: real({ above: 0 }),
  decay: real({ least: 0 }),
  balance: balanceTaken,
};

/** @throws OptionError for what is no option of every method, or cannot be its value */
export function checkMethodOptions(options: MethodOptions): void {
  checkOptions("a method (its own options are apart)", options, methodOptions);
}

/**
 * Where there are many situations each of them is seldom seen, so that its gradient varies more: steps are smaller, by the fourth
 * root of their number, and rare contexts are not made to count for more.
 */
function defaultsIn({ count }: Situations, defaults: GradientOptions): GradientOptions {
  return count === 1 ? defaults : { ...defaults, rate: defaults.rate / Math.sqrt(Math.sqrt(count)), balance: 0 };
}

/**
 * @param defaults of a learner that sees the two reputations alone
 * @throws OptionError that names the option
 */
export function trainerSettings(game: Game, options: TrainerOptions, defaults: GradientOptions): Settings {
  checkOptions("a trainer", options, trainerOptions);
  const settings = methodSettings(game, options);
  const { rate, exploration, balance, decay } = defaultsIn(new Situations(game, settings.sees), defaults);
  return {
    ...settings,
    exploration: options.exploration ?? exploration,
    rate: options.rate ?? rate,
    decay: options.decay ?? decay,
    balance: options.balance ?? balance,
  };
}

/** @throws OptionError that names the option */
export function methodSettings(game: Game, options: MethodOptions): MethodSettings {
  const situations = new Situations(game, options.sees ?? []);
  const settings: MethodSettings = {
    belief: options.belief ?? "anchored",
    optimize: options.optimize ?? "joint",
    horizon: options.horizon ?? 36,
    axes: axesOf(game, options.states ?? 32),
    influence: options.influence ?? "carried",
    episodes: options.episodes ?? 8,
    seed: options.seed ?? 1,
    hidden: options.hidden ?? [tunedWidth],
    fixed: options.fixed ?? defaultFixed(game),
    sees: situations.sees,
  };
  for (const field of ["horizon", "states", "influence"] as const) {
    if (options[field] === undefined || settings.belief === "anchored") continue;
    const takes = `nothing with the belief ${settings.belief}: only anchored looks ahead`;
    throw new OptionError(field, options[field], takes);
  }
  if (settings.sees.length > 0 && settings.belief !== "anchored") {
    throw new OptionError(
      "sees",
      settings.sees,
      `nothing with the belief ${settings.belief}: only anchored can hold it`,
    );
  }
  checkChances(game, settings.fixed, "fixed");
  if (isSituated(settings.fixed))
    throw new OptionError("fixed.sees", settings.fixed.sees, "nothing: what is fixed sees no more");
  return settings;
}

/** Share of the step size that is left after so many iterations. */
export function paceAfter(iterations: number, { decay }: { readonly decay: number }): number {
  return 1 / (1 + decay * iterations);
}

/** How many agents' reputations so many states are enough for; those of two always. */
function axesOf({ reputations }: Game, states: number): number {
  let axes = 2;
  while (reputations ** (axes + 1) <= states) axes += 1;
  return axes;
}

/** Stern judging, and who gives to the Good. */
function defaultFixed(game: Game): Policy {
  return { action: ruleTable("action", "Discriminator", game), assessment: ruleTable("assessment", "L6", game) };
}
