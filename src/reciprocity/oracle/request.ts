// What is asked of the references, and whether it can be.
import { checkChances, type Game, type Policy } from "../../game/index.js";
import { checkValue, integer, OptionError, type OptionTable, such } from "../../options.js";
import type { Optimize } from "../learner.js";
import { optimizeTaken } from "../settings.js";

export interface OracleOptions {
  /**
   * Matchings to draw and to average over, 1 to 10^6. Unless told, payoffs are over all matchings where the residents are of few
   * enough types, and over 32 elsewhere, as is the bound with foresight.
   */
  readonly matchings?: number;
  /** Seed of the matchings and of the starts of a search, any safe integer; 1 unless told. */
  readonly seed?: number;
}

export const oracleOptions: OptionTable<OracleOptions> = {
  matchings: integer(1, 1e6),
  seed: integer(Number.MIN_SAFE_INTEGER),
};

/** @throws OptionError unless a best response can be looked for */
export function checkQuestion(game: Game, optimize: Optimize, fixed: Policy): void {
  checkValue("optimize", optimize, optimizeTaken);
  checkChances(game, fixed, "fixed");
}

/** The same, where the rules of binary games alone can be tried. */
export function checkBinaryQuestion(game: Game, optimize: Optimize, fixed: Policy): void {
  checkValue("optimize", optimize, optimizeTaken);
  for (const field of ["reputations", "actions"] as const) {
    if (game[field] !== 2) throw new OptionError(field, game[field], "2 for a best response");
  }
  checkChances(game, fixed, "fixed");
}

/** @throws OptionError unless it is a list of the game's policies */
export function checkPolicies(game: Game, policies: readonly Policy[]): void {
  checkValue("policies", policies, such("a list of policies, at least one", isSome));
  for (const [at, policy] of policies.entries()) checkChances(game, policy, `policies[${at}]`);
}

function isSome(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}
