// What is trained on a tape, as plain JSON: parameters, and how far their optimiser is.
import type { Adam, Tape } from "../autodiff/index.js";
import { areTexts, foreignCheckpoint, isCount, toNumbers, toText } from "./saved-numbers.js";

/** Parameters and the optimiser's state. */
export interface SavedTape {
  readonly parameters: readonly string[];
  readonly steps: number;
  readonly states: readonly string[];
}

/** The same in numbers. */
export interface TapeState {
  readonly parameters: readonly ArrayLike<number>[];
  readonly optimizer: { readonly steps: number; readonly states: readonly ArrayLike<number>[] };
}

/** What a tape's parameters and their optimiser hold now. */
export function tapeState(tape: Tape, optimizer: Adam): TapeState {
  return { parameters: tape.parameters.map((parameter) => parameter.value()), optimizer: optimizer.save() };
}

/** @throws OptionError for the state of other networks */
export function restoreTape(tape: Tape, optimizer: Adam, { parameters, optimizer: state }: TapeState): void {
  const alike = (saved: readonly ArrayLike<number>[], own: readonly { readonly size: number }[]) =>
    saved.length === own.length && saved.every(({ length }, at) => length === own[at]!.size);
  const states = optimizer.save().states.map(({ length: size }) => ({ size }));
  if (!alike(parameters, tape.parameters) || !alike(state.states, states)) throw foreignCheckpoint("other networks");
  for (const [at, parameter] of tape.parameters.entries()) parameter.set(parameters[at]!);
  optimizer.restore(state);
}

export function saveTape({ parameters, optimizer }: TapeState): SavedTape {
  return { parameters: parameters.map(toText), steps: optimizer.steps, states: optimizer.states.map(toText) };
}

export function loadTape({ parameters, steps, states }: SavedTape): TapeState {
  return { parameters: parameters.map(toNumbers), optimizer: { steps, states: states.map(toNumbers) } };
}

/** Far beyond the steps of any optimiser in an iteration. */
const MOST_STEPS = 10_000;

/** The most that an optimiser can have made by this iteration. */
export function mostSteps(iteration: number): number {
  return MOST_STEPS * iteration;
}

/** @param most steps that the optimiser can have made. */
export function isTape(value: unknown, most: number): boolean {
  const tape = value as Partial<SavedTape> | undefined;
  return (
    typeof tape === "object" &&
    areTexts(tape?.parameters) &&
    areTexts(tape?.states) &&
    isCount(tape?.steps) &&
    tape.steps <= most
  );
}
