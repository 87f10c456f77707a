import { type Budget, type Selection } from "../../experiment/reproduce/grid.js";
import { type Reproduction } from "../../experiment/reproduce/reproduction.js";
import type { ReproductionRun } from "./compute.js";
export interface GridRequest {
    readonly selection: Selection;
    readonly seeds: number;
    readonly budget: Budget;
}
/** @throws RequestError for a selection of nothing, or a folder that cannot be had */
export declare function reproduce({ selection, seeds, budget }: GridRequest, out: string, run: ReproductionRun): Promise<Reproduction>;
