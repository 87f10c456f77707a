// The state of a training run as plain JSON.
import type { CourseSize, StretchSize } from "./course.js";
import type { ContestState } from "./estimators/estimator.js";
import type { EstimatorState } from "./opponents.js";
import { areTexts, countsToText, foreignCheckpoint, isCount, textToCounts } from "./saved-numbers.js";
import { isTape, loadTape, mostSteps, type SavedTape, saveTape } from "./saved-tape.js";

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
