import { type Engine } from "../../autodiff/index.js";
import type { ContinuousRecords, Game } from "../../game/index.js";
import { type SavedTape } from "../saved-tape.js";
import type { Settings } from "../settings.js";
import type { ContinuousModel } from "./model.js";
import type { NetworkPolicy } from "./network-policy.js";
/** An ascent as plain JSON. */
export interface SavedAscent {
    readonly start: number;
    readonly tape: SavedTape;
}
export declare class Ascent {
    readonly start: number;
    /** The payoff expected of the policy before the last step. */
    predicted: number;
    private readonly tape;
    private readonly learner;
    private readonly others;
    private readonly rollout;
    private readonly loss;
    private readonly optimizer;
    /** @param start number of the point where it begins; see `ContinuousLearner` */
    constructor(engine: Engine, game: Game, settings: Settings, model: ContinuousModel, start: number);
    /**
     * Goes one step up, in the episodes of these records; gives the norm of the gradient.
     *
     * @param pace share of the step size
     */
    step(records: ContinuousRecords, pace?: number): number;
    policy(): NetworkPolicy;
    save(): SavedAscent;
    restore({ tape }: SavedAscent): this;
    dispose(): void;
}
