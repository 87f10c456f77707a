import type { Tape, Tensor } from "../autodiff/index.js";
import { type Game, type PublicRecords, type Random } from "../game/index.js";
import type { PolicyTables } from "./aftermath.js";
import { type CourseSize } from "./course.js";
import { type ConeOptions } from "./light-cone.js";
import type { Society } from "./society.js";
/** `anchored`: decision by decision; `joint`: exact, K^N states; `mean-field`: independent marginals. */
export type Belief = "anchored" | "joint" | "mean-field";
export declare const beliefTaken: import("../options.js").Taken;
/** Carries the reputations of played episodes to the learner's expected payoff per encounter. */
export interface BeliefPropagation {
    /** Takes in the episodes; false if what is recorded is too small for them and must be recorded anew. */
    take(records: PublicRecords): boolean;
    /** Who takes part in the episodes taken in, the learner first; the rows of the society in this order. */
    readonly agents: readonly number[];
    /** Records the propagation, large enough for the episodes taken in, among as many agents as it asks for. */
    record(tape: Tape, societyOf: (agents: number) => Society): Tensor;
    /** Sets what is recorded to the episodes taken in; a belief whose influence is carried on needs to know by which policies. */
    load(carrying?: Carrying): void;
    /** Of the decisions taken in, the share whose influence is not followed jointly to its end; 0 where all are. */
    readonly cut: number;
    /** How often the payoff counts an encounter: once for each decision from which it is followed. */
    readonly countedEach: number;
    /** What of the payoff comes of influence that is carried beyond what is followed jointly; undefined where none is. */
    readonly carried: Tensor | undefined;
    /** Size of what is recorded, to be handed to `reserve` when a run continues. */
    size(): CourseSize | undefined;
    /** Makes the next `record` at least this large. */
    reserve(size: CourseSize): void;
}
/** What influence is carried on by, where it has become too wide to be followed jointly. */
export interface Carrying {
    readonly policies: PolicyTables;
    /** Draws the decisions whose influence is carried on, where there is not time for all. */
    readonly random: Random;
}
/** @throws TooLargeError for a joint belief of too many agents */
export declare function createBelief(belief: Belief, game: Game, episodes: number, cone: ConeOptions): BeliefPropagation;
