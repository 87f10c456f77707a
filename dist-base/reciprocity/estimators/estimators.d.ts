import type { Engine } from "../../autodiff/index.js";
import type { Game, PublicRecords } from "../../game/index.js";
import type { EstimatorLoss, EstimatorState, Opponents } from "../opponents.js";
import type { Society } from "../society.js";
import { Estimator } from "./estimator.js";
import { type OpponentEvidence } from "./evidence.js";
import type { NetworkSettings } from "./networks.js";
export declare class Estimators implements Opponents {
    private readonly game;
    readonly action: Estimator;
    readonly assessment: Estimator;
    private readonly history;
    private readonly shapes;
    /** @param settings of the networks, where there are any */
    constructor(engine: Engine, game: Game, settings: NetworkSettings);
    get memoryBytes(): number;
    observe(records: PublicRecords): void;
    train(steps: number): EstimatorLoss;
    read(agents: readonly number[], society: Society): void;
    evidence(): OpponentEvidence[];
    save(): EstimatorState;
    restore(state: EstimatorState): void;
    dispose(): void;
}
/** Estimators with the settings that every method uses. */
export declare function createEstimators(engine: Engine, game: Game, { hidden, seed }: {
    readonly hidden: readonly number[];
    readonly seed: number;
}): Opponents;
