// What can be set in each method: what a knob takes, and the values that bench/tuning.mjs tries of it. Every method is tuned
// by the same number of trials on the same played episodes; what was best is its default (../tuned.ts).
import { checkOptions, integer, oneOf, real, such, type Taken } from "../../options.js";
import { balanceTaken, type Settings } from "../settings.js";
import type { ActorCriticKnobs } from "./actor-critic.js";
import type { EvolutionStrategiesKnobs } from "./evolution-strategies.js";
import type { ModelReinforceKnobs } from "./model-reinforce.js";
import type { NaturalGradientKnobs } from "./natural-gradient.js";
import type { PpoKnobs } from "./ppo.js";
import type { QLearningKnobs } from "./q-learning.js";
import type { ReinforceKnobs } from "./reinforce.js";
import type { GumbelSoftmaxKnobs, StraightThroughKnobs } from "./sampled-gradient.js";

/** What every method can be told. */
export interface LearningKnobs {
  /** Share of the choices in training that is drawn uniformly. */
  readonly exploration: number;
  /**
   * How fast the policy's step size decays, and with our own gradient the exploration: after n iterations it is divided by
   * 1 + decay n.
   */
  readonly decay: number;
}

/** Of our own gradient. */
export type GradientKnobs = Pick<Settings, "rate" | "balance"> & LearningKnobs;

/** What each method can be told. */
export interface MethodKnobs {
  readonly "reciprocity-gradient": GradientKnobs;
  readonly "true-model": GradientKnobs;
  readonly reinforce: ReinforceKnobs & LearningKnobs;
  readonly "reinforce-baseline": ReinforceKnobs & LearningKnobs;
  readonly "reinforce-entropy": ReinforceKnobs & LearningKnobs;
  readonly "natural-gradient": NaturalGradientKnobs & LearningKnobs;
  readonly "actor-critic": ActorCriticKnobs & LearningKnobs;
  readonly "actor-critic-public": ActorCriticKnobs & LearningKnobs;
  readonly ppo: PpoKnobs & LearningKnobs;
  /** Its values settle by themselves: `settling` is its decay. */
  readonly "q-learning": QLearningKnobs;
  readonly "model-reinforce": ModelReinforceKnobs & LearningKnobs;
  readonly "straight-through": StraightThroughKnobs & LearningKnobs;
  readonly "gumbel-softmax": GumbelSoftmaxKnobs & LearningKnobs;
  readonly "evolution-strategies": EvolutionStrategiesKnobs & LearningKnobs;
}

export type MethodName = keyof MethodKnobs;

export interface Knob<Value> extends Taken {
  /** Values to try. */
  readonly tries: readonly Value[];
}

type Space<Knobs> = { readonly [Name in keyof Knobs]: Knob<Knobs[Name]> };

const numbers =
  (taken: Taken) =>
  (...tries: number[]): Knob<number> => ({ ...taken, tries });

const anything = numbers(real());
const count = numbers(integer(1, 1e6));
const share = numbers(real({ least: 0, most: 1 }));
const positive = numbers(real({ above: 0 }));
const weight = numbers(real({ least: 0 }));

/** A part of what the method is. */
function only<Value>(value: Value): Knob<Value> {
  return { ...such(JSON.stringify(value), (other) => other === value), tries: [value] };
}

function choice<Choice extends string>(...tries: Choice[]): Knob<Choice> {
  return { ...oneOf(tries), tries };
}

const rate = positive(0.01, 0.03, 0.1);
const criticRate = positive(0.003, 0.01, 0.03);
const discount = share(0.5, 0.8, 0.9, 1);
const lambda = share(0.5, 0.9, 0.95, 1);
const entropy = weight(0, 0.001, 0.01, 0.1);
const batch = count(1, 2, 4, 8);
const decay = weight(0, 0.01, 0.03);
const learning: Space<LearningKnobs> = { exploration: share(0, 0.01, 0.03, 0.1), decay };
/** Where a model is to see every context. */
const modelling: Space<LearningKnobs> = { exploration: share(0.01, 0.03, 0.1), decay };
const expected = choice("context", "time");

const gradient: Space<GradientKnobs> = {
  rate: positive(0.01, 0.02, 0.05, 0.1, 0.2),
  ...learning,
  balance: { ...balanceTaken, tries: [0, 0.5, 1] },
};

const actorCritic: Space<ActorCriticKnobs & LearningKnobs> = {
  rate,
  criticRate,
  criticSteps: count(1, 10),
  discount,
  lambda,
  entropy,
  batch,
  ...learning,
};

const straightThrough: Space<StraightThroughKnobs & LearningKnobs> = {
  rate,
  window: count(2, 4, 8, 16),
  batch: count(8, 16),
  updates: count(1, 2),
  ...modelling,
};

export const knobs: { readonly [Name in MethodName]: Space<MethodKnobs[Name]> } = {
  "reciprocity-gradient": gradient,
  "true-model": gradient,
  reinforce: { rate, discount, batch, baseline: only("none"), entropy: only(0), ...learning },
  "reinforce-baseline": { rate, discount, batch, baseline: expected, entropy: only(0), ...learning },
  "reinforce-entropy": { rate, discount, batch, baseline: expected, entropy: weight(0.001, 0.01, 0.1), ...learning },
  "natural-gradient": {
    rate: positive(0.3, 1, 3),
    discount,
    batch: count(2, 4, 8),
    memory: share(0, 0.5, 0.8, 0.9),
    ...learning,
  },
  "actor-critic": actorCritic,
  "actor-critic-public": actorCritic,
  ppo: {
    rate: positive(0.003, 0.01, 0.03, 0.1),
    criticRate,
    discount,
    lambda,
    epochs: count(4, 10),
    minibatches: count(1, 4),
    clip: positive(0.1, 0.2, 0.3),
    entropy,
    batch: count(4, 8),
    ...learning,
  },
  "q-learning": {
    discount: share(0, 0.5, 0.8, 0.9, 1),
    settling: positive(1, 10, 100),
    halving: positive(10, 50, 200),
    initial: anything(0, 1, 5),
    exploration: share(0.01, 0.03, 0.1),
  },
  "model-reinforce": {
    rate,
    discount,
    batch: count(32, 64),
    updates: count(1, 2, 4),
    baseline: expected,
    entropy,
    ...modelling,
  },
  "straight-through": straightThrough,
  "gumbel-softmax": { ...straightThrough, temperature: positive(0.5, 1, 2) },
  "evolution-strategies": {
    rate: positive(0.01, 0.03, 0.1, 0.3),
    deviation: positive(0.1, 0.3, 1),
    each: count(1, 2),
    weightDecay: weight(0, 0.005),
    ...learning,
  },
};

/** All methods, ours first. */
export const methodNames = Object.keys(knobs) as MethodName[];

/** @throws OptionError for what is no knob of this method, or cannot be its value */
export function checkKnobs<Name extends MethodName>(name: Name, told: Partial<MethodKnobs[Name]>): void {
  checkOptions<object>(name, told, knobs[name]);
}
