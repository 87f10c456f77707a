import type { Floats } from "../autodiff/index.js";
import type { Game, Policy, PublicRecords } from "../game/index.js";
import type { ContestState } from "./estimators/estimator.js";
import type { OpponentEvidence } from "./estimators/evidence.js";
import type { EpochState } from "./estimators/history.js";
import type { Society } from "./society.js";
/** Numbers that change while one learns. */
interface Values {
    value(): Floats;
}
/** Mean cross-entropy of what is remembered, nats a record. */
export interface EstimatorLoss {
    readonly action: number;
    readonly assessment: number;
}
/** What `save` gives and `restore` takes. */
export interface EstimatorState {
    /** Newest first. */
    readonly history: readonly EpochState[];
    readonly action: ContestState;
    readonly assessment: ContestState;
}
export interface Opponents {
    /** Held outside of WebAssembly. */
    readonly memoryBytes: number;
    /** P(action seen) of agents 1 .. N-1, [N-1, K^2, A]. */
    readonly action: Values;
    /** P(signal seen), [N-1, K^2 A, K]. */
    readonly assessment: Values;
    /** Takes in public records: a batch of whole episodes. */
    observe(records: PublicRecords): void;
    /** Copies the model of agents as listed, the learner first, to the rows of a society without the learner. */
    read(agents: readonly number[], society: Society): void;
    /** So many steps towards what was observed, where the model takes any. */
    train(steps: number): EstimatorLoss;
    /** What the model of agents 1 .. N-1 rests on; undefined where it rests on nothing seen. */
    evidence(): OpponentEvidence[] | undefined;
    save(): EstimatorState;
    /** @throws OptionError for the state of another game or method */
    restore(state: EstimatorState): void;
    dispose(): void;
}
/** Takes in the records of an iteration and learns from them. */
export declare function learnFrom(opponents: Opponents, records: PublicRecords, isFirst: boolean): EstimatorLoss;
/** The model of each of agents 1 .. N-1 as a policy, errors included. */
export declare function policiesOf(opponents: Opponents, { agents }: Game): Policy[];
export {};
