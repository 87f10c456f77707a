import { type CellResult } from "../cell-result.js";
export interface Dot {
    /** The line that it stands on. */
    readonly method: string;
    /** Share of the best response's payoff; what is above 1 stands at nothing missed. */
    readonly performance: number;
    readonly degenerate: boolean;
}
/** The figure in both sizes, of which the page's style shows the one that fits. */
export declare function drawDots(dots: readonly Dot[]): string;
export declare function drawCellDots(results: readonly CellResult[]): string;
/** The figure as an SVG that stands alone; on white, so that it is legible wherever it is shown. */
export declare function cellDotsPicture(results: readonly CellResult[]): string;
