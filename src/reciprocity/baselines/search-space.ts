// What a method can be told, and the values that bench/tuning.mjs tries of it. Every method is tuned by the same number of
// trials on the same played episodes; what was best is its default, which stands beside its space.
import { integer, oneOf, real, such, type Taken } from "../../options.js";

/** An option of a method: what it takes, and what is tried of it. */
export interface SearchedOption<Value> extends Taken {
  readonly tries: readonly Value[];
}

/** A row for every option, or it does not compile. */
export type SearchSpace<Options> = { readonly [Name in keyof Options]: SearchedOption<Options[Name]> };

/** What every method can be told. */
export interface LearningOptions {
  /** Share of the choices in training that is drawn uniformly. */
  readonly exploration: number;
  /**
   * How fast the policy's step size decays, and with our own gradient the exploration: after n iterations it is divided by
   * 1 + decay n.
   */
  readonly decay: number;
}

const numbers =
  (taken: Taken) =>
  (...tries: number[]): SearchedOption<number> => ({ ...taken, tries });

export const anything = numbers(real());
export const count = numbers(integer(1, 1e6));
export const share = numbers(real({ least: 0, most: 1 }));
export const positive = numbers(real({ above: 0 }));
export const weight = numbers(real({ least: 0 }));

/** A part of what the method is. */
export function only<Value>(value: Value): SearchedOption<Value> {
  return { ...such(JSON.stringify(value), (other) => other === value), tries: [value] };
}

export function choice<Choice extends string>(...tries: Choice[]): SearchedOption<Choice> {
  return { ...oneOf(tries), tries };
}

/** What several methods have in common. */
export const common = {
  rate: positive(0.01, 0.03, 0.1),
  discount: share(0.5, 0.8, 0.9, 1),
  entropy: weight(0, 0.001, 0.01, 0.1),
  batch: count(1, 2, 4, 8),
} as const;

const decay = weight(0, 0.01, 0.03);
export const learning: SearchSpace<LearningOptions> = { exploration: share(0, 0.01, 0.03, 0.1), decay };
/** Where a model is to see every context. */
export const modelling: SearchSpace<LearningOptions> = { exploration: share(0.01, 0.03, 0.1), decay };
