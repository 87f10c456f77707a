/** What is kept of every training and of every best response: a line of a file each, all that the tables are made from. */
import { methods } from "../../reciprocity/index.js";
import type { Configuration } from "../configuration.js";
import type { PolicyProbabilities } from "../result.js";
import { sha256 } from "../sha256.js";
import { packageVersion } from "../version.js";
import { type Budget, type Lesson, lessonConfiguration, type Situation, situationConfiguration } from "./grid.js";
import type { PolicyKind } from "./policy-kind.js";
import { type MatchingKind, settings } from "./settings.js";

/** A policy among the true residents of a test. */
export interface TestRecord {
  readonly testing: MatchingKind;
  readonly payoff: number;
  /** Payoff at each point of the training's curve, the last one that of the learned policy. */
  readonly curve: readonly number[];
  /** How often the learner was in each context, acting and judging. */
  readonly visits: PolicyProbabilities;
}

export interface TrainingRecord extends Lesson {
  readonly kind: "training";
  readonly key: string;
  readonly seed: number;
  readonly version: string;
  readonly policy: PolicyProbabilities;
  /** Spent on learning; evaluating is not counted. */
  readonly seconds: number;
  /** Points at which the policy was looked at: episodes played so far, and seconds spent on learning. */
  readonly curve: { readonly episodes: readonly number[]; readonly seconds: readonly number[] };
  readonly tests: readonly TestRecord[];
}

/** A best response, by the same evaluator and on the same matchings as the policies of the test. */
export interface ReferenceRecord extends Situation {
  readonly kind: "reference";
  readonly key: string;
  readonly version: string;
  /** `exact`: nothing left to chance but drawn matchings and, where donations are continuous, first reputations; `played`: estimated in episodes that all policies share. */
  readonly evaluation: "exact" | "played";
  readonly payoff: number;
  readonly standardError: number;
  readonly policy: PolicyProbabilities;
  /** Its rules, as bits (of continuous ones, shares rounded), and those of every policy that does as well: `[action, assessment]`. */
  readonly ties: readonly (readonly [string, string])[];
  /** What kinds of policies they are. */
  readonly kinds: readonly PolicyKind[];
  /** Null where full information is out of reach. */
  readonly bound: number | null;
  readonly constantPayoff: number;
  readonly degenerate: boolean;
}

export type GridRecord = TrainingRecord | ReferenceRecord;

/** Raised when what is learned or measured changes although no configuration does. */
const PROTOCOL = 1;

/** What determines a training, in a few letters. */
export function trainingKey(lesson: Lesson, seed: number, budget: Budget): string {
  return keyOf("training", lessonConfiguration(lesson, seed, budget), methods[lesson.method].defaults);
}

export function referenceKey(situation: Situation): string {
  return keyOf("reference", situationConfiguration(situation));
}

/** The key that a record should have by what it holds; undefined for what no version like this one computes. */
export function keyOfRecord(record: GridRecord): string | undefined {
  if (!Object.hasOwn(settings, record.setting)) return undefined;
  if (record.kind === "reference") {
    const { setting, optimize, testing, actions } = record;
    return referenceKey({ setting, optimize, testing, actions });
  }
  const { setting, optimize, training, actions, method, seed, curve } = record;
  // Looked at after the first iteration, and after the last.
  const episodes = curve.episodes[1]!;
  const iterations = curve.episodes.at(-1)! / episodes;
  return trainingKey({ setting, optimize, training, actions, method }, seed, { iterations, episodes });
}

/** @param options of the method, whose defaults a new search may change (npm run tuning) */
function keyOf(kind: GridRecord["kind"], configuration: Configuration, options: object = {}): string {
  const determining = JSON.stringify([kind, PROTOCOL, packageVersion(), configuration, options]);
  return sha256(determining).slice(0, 20);
}
