import type { Policy, Random } from "../../game/index.js";
import type { OpponentEvidence } from "../estimators/evidence.js";
import type { Iteration } from "../method.js";
import type { TapeState } from "../saved-tape.js";
import { type Earnings, type Tables } from "./process.js";
/** What a step did: an iteration but for the counts so far. `encounters` are those of the step. */
export type Outcome = Omit<Iteration, "iteration" | "episodes">;
/** Everything that changes while an algorithm learns. */
export interface State {
    readonly tapes: readonly TapeState[];
    readonly numbers: readonly ArrayLike<number>[];
}
export interface Algorithm {
    /**
     * Plays so many episodes and learns from them.
     *
     * @param pace share of the policy's step size, which may decay; all of it unless told
     */
    step(episodes: number, random: Random, pace?: number): Outcome;
    /** What it would choose now. */
    tables(): Tables;
    /** What it thinks of the others, if it has a model of them. */
    estimates?(): Policy[];
    /** What that rests on. */
    evidence?(): OpponentEvidence[] | undefined;
    save(): State;
    /** @throws OptionError for the state of another algorithm or process */
    restore(state: State): void;
    dispose(): void;
}
/** What the networks of every algorithm are made with. */
export interface NetworkSettings {
    /** Units of the hidden layers. */
    readonly hidden: readonly number[];
    readonly seed: number;
}
/** So many episodes in batches of at most so many. */
export declare function batches(episodes: number, batch: number): number[];
export declare function outcomeOf(played: readonly Earnings[], gradientNorm?: number): Outcome;
/** The state of as many tapes as there should be. */
export declare function savedTapes({ tapes }: State, count: number): readonly TapeState[];
