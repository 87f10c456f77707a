// The state of a training run as plain JSON: numbers as base64 of their bytes, so that nothing is rounded.
import type { Adam, Tape } from "../autodiff/index.js";
import { OptionError } from "../options.js";
import type { CourseSize, StretchSize } from "./course.js";
import type { ContestState } from "./estimators/estimator.js";
import type { EstimatorState } from "./opponents.js";

/** Resumes a run bit for bit; see `Trainer.checkpoint`. */
export interface TrainerCheckpoint {
  readonly version: 3;
  readonly iteration: number;
  readonly episodes: number;
  readonly encounters: number;
  readonly random: readonly number[];
  readonly learner: SavedTape;
  readonly estimators: SavedEstimators;
  /** Size of the recorded propagation; null where the game alone determines it. */
  readonly size: CourseSize | null;
  /** How often contexts came up; see `Attention`. */
  readonly attention: readonly string[];
  readonly settling: readonly string[];
}

/** What the estimators remember, the newest epoch first, and their networks where they have any. */
export interface SavedEstimators {
  readonly history: readonly { readonly batches: number; readonly action: string; readonly assessment: string }[];
  readonly action: SavedContest | null;
  readonly assessment: SavedContest | null;
}

export interface SavedContest {
  readonly standing: number;
  readonly networks: SavedTape;
}

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

/** What is to be said of a checkpoint that does not fit. */
export function foreignCheckpoint(got: string): OptionError {
  return new OptionError("checkpoint", got, "what the same training saved");
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

/** Copies saved numbers into the arrays that they are of; an OptionError where they are of others. */
export function restoreNumbers(
  into: readonly (Float64Array | Float32Array)[],
  saved: readonly ArrayLike<number>[],
): void {
  const fits = saved.length === into.length && into.every((array, at) => array.length === saved[at]!.length);
  if (!fits) throw foreignCheckpoint("another method or another game");
  for (const [at, array] of into.entries()) array.set(saved[at]!);
}

export function saveEstimators({ history, action, assessment }: EstimatorState): SavedEstimators {
  const contest = (state: ContestState) => state && { ...state, networks: saveTape(state.networks) };
  return {
    history: history.map(({ batches, ...counts }) => ({
      batches,
      action: countsToText(counts.action),
      assessment: countsToText(counts.assessment),
    })),
    action: contest(action),
    assessment: contest(assessment),
  };
}

/** @param lengths of the counts of either half */
export function loadEstimators(
  { history, action, assessment }: SavedEstimators,
  lengths: { readonly action: number; readonly assessment: number },
): EstimatorState {
  const contest = (saved: SavedContest | null) => saved && { ...saved, networks: loadTape(saved.networks) };
  return {
    history: history.map(({ batches, ...texts }) => ({
      batches,
      action: textToCounts(texts.action, lengths.action),
      assessment: textToCounts(texts.assessment, lengths.assessment),
    })),
    action: contest(action),
    assessment: contest(assessment),
  };
}

/** Bytes turned into text in one call; groups of three become four characters each. */
const AT_ONCE = 3 * 4096;

/** 32-bit floats in base64. */
export function toText(numbers: ArrayLike<number>): string {
  return bytesToText(new Uint8Array(Float32Array.from(numbers).buffer));
}

/** @throws OptionError for anything but finite 32-bit floats in base64 */
export function toNumbers(text: string): Float32Array {
  const numbers = new Float32Array(toBytes(text).buffer);
  if (!numbers.every(Number.isFinite)) throw foreignCheckpoint("numbers that are not finite");
  return numbers;
}

function bytesToText(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + AT_ONCE)));
  }
  return text;
}

/** Whole groups of four bytes. */
function toBytes(text: string): Uint8Array<ArrayBuffer> {
  let characters: string;
  try {
    characters = atob(text);
  } catch {
    throw foreignCheckpoint("numbers that are not in base64");
  }
  if (characters.length % 4 !== 0) throw foreignCheckpoint("numbers that are cut off");
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}

/**
 * Counts, most of them zero where there are many contexts, as text: the places of the others, a colon, and they themselves. Places
 * are 32-bit floats, too, in two digits to base 2^20.
 */
export function countsToText(counts: ArrayLike<number>): string {
  const places: number[] = [];
  const values: number[] = [];
  for (let at = 0; at < counts.length; at++) {
    if (counts[at] === 0) continue;
    places.push(Math.floor(at / PLACE_BASE), at % PLACE_BASE);
    values.push(counts[at]!);
  }
  return `${toText(places)}:${toText(values)}`;
}

/**
 * So many counts from their text; those of a checkpoint of before, without a colon, are all written out.
 *
 * @throws OptionError for anything else
 */
export function textToCounts(text: string, length: number): Float32Array {
  const [before, after] = text.split(":", 2).map(toNumbers) as [Float32Array, Float32Array?];
  if (after === undefined) {
    if (before.length !== length) throw foreignCheckpoint("another game");
    return before;
  }
  if (before.length !== 2 * after.length) throw foreignCheckpoint("numbers that are cut off");
  const counts = new Float32Array(length);
  for (const [at, value] of after.entries()) {
    const place = before[2 * at]! * PLACE_BASE + before[2 * at + 1]!;
    if (!(Number.isInteger(place) && place >= 0 && place < length)) throw foreignCheckpoint("another game");
    counts[place] = value;
  }
  return counts;
}

/** Exact in a 32-bit float, and its square is more than any table has places. */
const PLACE_BASE = 2 ** 20;

/** Whether something read from a file has the form of a checkpoint; what the numbers are is checked on restoring. */
export function checkCheckpoint(value: unknown): asserts value is TrainerCheckpoint {
  const checkpoint = value as Partial<TrainerCheckpoint> | null;
  const sound =
    typeof checkpoint === "object" &&
    checkpoint !== null &&
    checkpoint.version === 3 &&
    isCount(checkpoint.iteration) &&
    isCount(checkpoint.episodes) &&
    isCount(checkpoint.encounters) &&
    Array.isArray(checkpoint.random) &&
    // One step an iteration.
    isTape(checkpoint.learner, checkpoint.iteration) &&
    areEstimators(checkpoint.estimators, checkpoint.iteration) &&
    (checkpoint.size === null || isSize(checkpoint.size)) &&
    areTexts(checkpoint.attention) &&
    areTexts(checkpoint.settling);
  if (!sound) throw foreignCheckpoint("something else");
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
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

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}

function areEstimators(value: unknown, iteration: number): boolean {
  const saved = value as Partial<SavedEstimators> | null | undefined;
  const isContest = (contest: unknown) => {
    if (contest === null) return true;
    const { standing, networks } = (contest ?? {}) as Partial<SavedContest>;
    return isCount(standing) && isTape(networks, mostSteps(iteration));
  };
  return (
    typeof saved === "object" &&
    saved !== null &&
    Array.isArray(saved.history) &&
    saved.history.every(
      (epoch) =>
        isCount(epoch?.batches) &&
        epoch.batches > 0 &&
        typeof epoch.action === "string" &&
        typeof epoch.assessment === "string",
    ) &&
    // A batch an iteration; those who need not see have none.
    [0, iteration].includes(saved.history.reduce((sum, { batches }) => sum + batches, 0)) &&
    isContest(saved.action) &&
    isContest(saved.assessment)
  );
}

function isSize(value: unknown): boolean {
  const size = value as Partial<CourseSize> | undefined;
  const small = (number: unknown) => isCount(number) && (number as number) <= 1e7;
  const sound = (stretch: Partial<StretchSize> | undefined) =>
    typeof stretch === "object" && small(stretch?.encounters) && small(stretch?.meetings);
  return (
    typeof size === "object" &&
    small(size.starts) &&
    isCount(size.axes) &&
    (size.axes as number) <= 16 &&
    small(size.agents) &&
    small(size.pairs) &&
    small(size.beyond) &&
    sound(size.live) &&
    sound(size.later)
  );
}
