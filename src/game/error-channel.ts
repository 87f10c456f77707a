/** What errors make of a choice: how likely each is to be done, or said, if each was chosen. */
import type { Decision, Half } from "./decisions.js";
import type { Game } from "./game.js";

/** The error of one half of all decisions. */
export interface ChoiceError {
  /** Chance that what was chosen goes wrong. */
  readonly chance: number;
  /** Whether it then is the first choice; else any other, all alike. */
  readonly toFirst: boolean;
}

/** With what error agents do, or say, what they chose. */
export function errorOf(game: Game, half: Half): ChoiceError {
  if (half === "assessment") return { chance: game.assessmentError, toFirst: false };
  return { chance: game.executionError, toFirst: game.executionErrorKind === "one-sided" };
}

/** P(done) of one of so many choices, from the chance with which it is chosen. */
export function afterError(
  { chance: e, toFirst }: ChoiceError,
  chosen: number,
  choice: number,
  choices: number,
): number {
  if (!toFirst) return (1 - e) * chosen + (e * (1 - chosen)) / (choices - 1);
  return choice === 0 ? chosen + e * (1 - chosen) : (1 - e) * chosen;
}

/** P(done | chosen) of a decision, `[choices][choices]`; undefined where nothing goes wrong. */
export function errorChannel(
  game: Game,
  { half, choices }: Pick<Decision, "half" | "choices">,
): Float64Array | undefined {
  const error = errorOf(game, half);
  if (error.chance === 0) return undefined;
  return Float64Array.from({ length: choices * choices }, (_, at) => {
    const chosen = Math.floor(at / choices);
    return afterError(error, Number(at % choices === chosen), at % choices, choices);
  });
}
