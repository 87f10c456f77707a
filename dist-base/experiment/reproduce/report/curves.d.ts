import type { CellResult } from "../cell-result.js";
/** What the curves are drawn over. */
export type Axis = "episodes" | "seconds";
/** The panel in both sizes, of which the page's style shows the one that fits. */
export declare function drawCurves(cells: readonly CellResult[], axis: Axis, title: string): string;
/** The lines that policies are held against. */
export declare const levelStrokes: {
    readonly "full information": {
        readonly colour: "var(--bound)";
        readonly dashes: "10 3 2 3 2 3";
        readonly width: 1.5;
    };
    readonly "best response": {
        readonly colour: "var(--ink)";
        readonly dashes: "8 4";
        readonly width: 1.5;
    };
    readonly "best constant policy": {
        readonly colour: "var(--bound)";
        readonly dashes: "1 4";
        readonly width: 2.5;
    };
};
