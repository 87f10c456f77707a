import type { Floats } from "../../autodiff/index.js";
import { type Game, type Policy } from "../../game/index.js";
import type { EstimatorLoss, EstimatorState, Opponents } from "../opponents.js";
import type { Society } from "../society.js";
/** Numbers that do not change. */
interface Constant {
    value(): Floats;
}
export declare class TruePolicies implements Opponents {
    readonly action: Constant;
    readonly assessment: Constant;
    /** @param residents the policies of agents 1 .. N-1, as chosen */
    constructor(game: Game, residents: readonly Policy[]);
    get memoryBytes(): number;
    observe(): void;
    read(agents: readonly number[], { action, assessment }: Society): void;
    train(): EstimatorLoss;
    evidence(): undefined;
    save(): EstimatorState;
    restore({ history, action, assessment }: EstimatorState): void;
    dispose(): void;
}
export {};
