import { type Engine, type Tape, type Tensor } from "../../autodiff/index.js";
import { type ContinuousPolicy, type ContinuousRecords, type Random } from "../../game/index.js";
import type { ContinuousEstimatorLoss, ContinuousModel, ModelSociety, SavedModel } from "./model.js";
import { type Perceptron } from "./perceptron.js";
import { RecordMemory } from "./record-memory.js";
export interface ContinuousEstimatorOptions {
    readonly hidden: readonly number[];
    readonly seed: number;
    /** Step size of Adam. */
    readonly rate: number;
    /** Records of each opponent that are remembered, and that a step looks at. */
    readonly memory: number;
    readonly batch: number;
}
/** One kind of network, for all opponents side by side. */
declare class Estimator {
    private readonly sizes;
    private readonly opponents;
    private readonly options;
    /** Weights and bias of each layer, [N-1, ...]. */
    readonly parameters: readonly Tensor[];
    readonly memory: RecordMemory;
    readonly loss: Tensor;
    private readonly inputs;
    private readonly targets;
    constructor(tape: Tape, sizes: readonly number[], opponents: number, seed: number, options: ContinuousEstimatorOptions);
    /** Sets records drawn at random. */
    draw(random: Random): void;
    /** The network of each opponent. */
    networks(): Perceptron[];
}
export declare class ContinuousEstimators implements ContinuousModel {
    private readonly opponents;
    readonly learns = true;
    /** What opponents give, by own and partner's reputation. */
    readonly action: Estimator;
    /** What they say, by donation, subject's and own reputation. */
    readonly assessment: Estimator;
    private readonly tape;
    private readonly optimizer;
    private readonly loss;
    constructor(engine: Engine, opponents: number, options: ContinuousEstimatorOptions);
    society(tape: Tape): ModelSociety;
    observe(records: ContinuousRecords, random: Random): void;
    /** Steps of Adam, each on records drawn from memory. */
    train(steps: number, random: Random): ContinuousEstimatorLoss;
    policies(): ContinuousPolicy[];
    save(): SavedModel;
    restore(saved: SavedModel | null): void;
    dispose(): void;
}
export {};
