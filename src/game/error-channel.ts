/** What the game's errors do to what was chosen: the one place that says so. */
import type { Half } from "./decisions.js";
import type { Game } from "./game.js";

/** The chance of an outcome after the error, from its chance before and how many outcomes there are. */
export type ErrorChannel = (before: number, outcome: number, outcomes: number) => number;

/** The channel through which a game's actions, or its signals, go; undefined where nothing goes wrong in it. */
export function errorChannel(game: Game, half: Half): ErrorChannel | undefined {
  const e = half === "action" ? game.executionError : game.assessmentError;
  if (e === 0) return undefined;
  if (half === "action" && game.executionErrorKind === "one-sided") {
    return (before, outcome) => (outcome === 0 ? before + e * (1 - before) : (1 - e) * before);
  }
  return (before, _outcome, outcomes) => (1 - e) * before + (e * (1 - before)) / (outcomes - 1);
}
