/** Rules as functions of what is seen. */
import type { Factor } from "./decisions.js";

/** What is seen in a context, as far as the decision depends on it, and in which role one decides. */
export type Seen = { readonly [Name in Factor]?: number } & {
  readonly role: 0 | 1;
  /** How many choices there are. */
  readonly choices: number;
};

/**
 * A rule as a function of what is seen: it gives the choice, or a row of chances. It is asked once for each context, so that it
 * cannot remember anything.
 */
export type RuleFunction = (seen: Seen) => number | readonly number[];
