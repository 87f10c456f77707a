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

export function loadEstimators({ history, action, assessment }: SavedEstimators): EstimatorState {
  const contest = (saved: SavedContest | null) => saved && { ...saved, networks: loadTape(saved.networks) };
  return {
    history: history.map(({ batches, ...texts }) => ({
      batches,
      action: toCounts(texts.action),
      assessment: toCounts(texts.assessment),
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

/** 32-bit unsigned integers in base64. */
function countsToText(counts: ArrayLike<number>): string {
  return bytesToText(new Uint8Array(Uint32Array.from(counts).buffer));
}

function toCounts(text: string): Uint32Array {
  return new Uint32Array(toBytes(text).buffer);
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
    (checkpoint.size === null || isSize(checkpoint.size));
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
  const texts = (list: unknown) => Array.isArray(list) && list.every((text) => typeof text === "string");
  return (
    typeof tape === "object" &&
    texts(tape?.parameters) &&
    texts(tape?.states) &&
    isCount(tape?.steps) &&
    tape.steps <= most
  );
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
    sound(size.live) &&
    sound(size.later)
  );
}
