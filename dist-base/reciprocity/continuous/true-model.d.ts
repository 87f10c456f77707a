import type { Tape } from "../../autodiff/index.js";
import { type ContinuousPolicy, type Game, type Policy } from "../../game/index.js";
import type { ContinuousEstimatorLoss, ContinuousModel, ModelSociety, SavedModel } from "./model.js";
export declare class TrueModel implements ContinuousModel {
    readonly learns = false;
    private readonly residents;
    /**
     * @param residents the policies of agents 1 .. N-1, as chosen
     * @throws OptionError for one that is not multilinear: a tape cannot run any function
     */
    constructor(game: Game, residents: readonly Policy[]);
    society(tape: Tape): ModelSociety;
    observe(): void;
    train(): ContinuousEstimatorLoss;
    policies(): ContinuousPolicy[];
    save(): null;
    restore(saved: SavedModel | null): void;
    dispose(): void;
}
