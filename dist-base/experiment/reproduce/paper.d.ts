/**
 * The figures of the paper (Lin et al. 2026), to stand beside ours. Its exact settings are unknown: ours approximate them, and
 * nothing is tuned to these figures.
 */
import type { Cell, Situation } from "./grid.js";
interface PaperFigure {
    readonly setting: string;
    readonly optimize: Situation["optimize"];
    /** Undefined where the paper's is unknown; ours is random then. */
    readonly matching?: "indirect";
    readonly actions: "discrete" | "continuous";
    readonly payoffs: readonly number[];
}
export declare const paperFigures: readonly PaperFigure[];
/** Over its degenerate and its discriminative regimes. */
export declare const paperShares: {
    readonly referencePerformance: 0.95;
    readonly referenceAdherence: 0.99;
};
/** What the paper has for the cell that comes closest, of its own method, trained and tested alike; empty for most. */
export declare function paperPayoffs({ setting, optimize, testing, training, actions, method }: Cell): readonly number[];
export {};
