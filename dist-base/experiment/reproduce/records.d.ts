import type { PolicyProbabilities } from "../result.js";
import { type Budget, type Lesson, type Situation } from "./grid.js";
import type { PolicyKind } from "./policy-kind.js";
import { type MatchingKind } from "./settings.js";
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
    readonly curve: {
        readonly episodes: readonly number[];
        readonly seconds: readonly number[];
    };
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
/** What determines a training, in a few letters. */
export declare function trainingKey(lesson: Lesson, seed: number, budget: Budget): string;
export declare function referenceKey(situation: Situation): string;
/** The key that a record should have by what it holds; undefined for what no version like this one computes. */
export declare function keyOfRecord(record: GridRecord): string | undefined;
