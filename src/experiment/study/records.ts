/** What is kept of every training of a study and of every best response: a line of a file each. */
import { sha256 } from "../sha256.js";
import { packageVersion } from "../version.js";
import { defaultsOf } from "./learners.js";
import type { Reference } from "./referee.js";
import { findSetting } from "./studies.js";

/** One learner in one setting. */
export interface Lesson {
  readonly setting: string;
  readonly learner: string;
  readonly seed: number;
  readonly iterations: number;
}

export interface TrainingRecord extends Lesson {
  readonly kind: "training";
  readonly key: string;
  readonly version: string;
  /** What the policy is worth that was learned, by the same referee as the best response. */
  readonly payoff: number;
  /** Spent on learning. */
  readonly seconds: number;
}

export interface ReferenceRecord extends Reference {
  readonly kind: "reference";
  readonly key: string;
  readonly version: string;
  readonly setting: string;
}

export type StudyRecord = TrainingRecord | ReferenceRecord;

/** Played in every iteration. */
export const EPISODES = 8;

/** Raised when what is learned or measured changes although no setting does. */
const PROTOCOL = 1;

export function trainingKey({ setting, learner, seed, iterations }: Lesson): string {
  return keyOf("training", setting, [learner, seed, iterations, defaultsOf(learner)]);
}

export function referenceKey(setting: string): string {
  return keyOf("reference", setting, []);
}

/** The key that a record should have by what it holds; undefined of a setting that there is no more. */
export function keyOfRecord(record: StudyRecord): string | undefined {
  if (findSetting(record.setting) === undefined) return undefined;
  return record.kind === "training" ? trainingKey(record) : referenceKey(record.setting);
}

function keyOf(kind: StudyRecord["kind"], setting: string, more: readonly unknown[]): string {
  const { game, about, fixed } = findSetting(setting)!;
  const rules = [...fixed.action, ...fixed.assessment].join("");
  const determining = JSON.stringify([kind, PROTOCOL, packageVersion(), setting, game, about, rules, ...more]);
  return sha256(determining).slice(0, 20);
}
