import { foreignCheckpoint, isCount } from "../saved-numbers.js";
import { isTape, mostSteps } from "../saved-tape.js";
import type { SavedAscent } from "./ascent.js";
import type { SavedModel } from "./model.js";
import type { SavedMemory } from "./record-memory.js";

/** The state of a training with continuous donations as plain JSON; see `ContinuousTrainer.checkpoint`. */
export interface ContinuousCheckpoint {
  readonly version: 1;
  readonly actions: "continuous";
  readonly iteration: number;
  readonly episodes: number;
  readonly encounters: number;
  readonly steps: number;
  readonly random: readonly number[];
  readonly leader: SavedAscent;
  readonly challenger: SavedAscent;
  readonly model: SavedModel | null;
}

/** Whether something read from a file has the form of a checkpoint; what the numbers are is checked on restoring. */
export function checkContinuousCheckpoint(value: unknown): asserts value is ContinuousCheckpoint {
  const checkpoint = value as Partial<ContinuousCheckpoint> | null;
  const isSound =
    typeof checkpoint === "object" &&
    checkpoint !== null &&
    checkpoint.version === 1 &&
    checkpoint.actions === "continuous" &&
    isCount(checkpoint.iteration) &&
    isCount(checkpoint.episodes) &&
    isCount(checkpoint.encounters) &&
    isCount(checkpoint.steps) &&
    checkpoint.steps <= checkpoint.iteration &&
    Array.isArray(checkpoint.random) &&
    isAscent(checkpoint.leader, checkpoint.steps) &&
    isAscent(checkpoint.challenger, checkpoint.steps) &&
    (checkpoint.model === null || isModel(checkpoint.model, mostSteps(checkpoint.iteration)));
  if (!isSound) throw foreignCheckpoint("something else than a training with continuous donations");
}

/** @param most steps that it can have made: one whenever all do. */
function isAscent(value: Partial<SavedAscent> | undefined, most: number): boolean {
  return typeof value === "object" && isCount(value?.start) && isTape(value?.tape, most);
}

function isModel(value: unknown, most: number): boolean {
  const model = value as Partial<SavedModel> | undefined;
  const isMemory = (memory: Partial<SavedMemory> | undefined) =>
    typeof memory?.numbers === "string" && Array.isArray(memory.counts);
  return (
    typeof model === "object" && isTape(model?.tape, most) && isMemory(model?.action) && isMemory(model?.assessment)
  );
}
