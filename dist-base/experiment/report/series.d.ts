/** What was measured in every iteration, as lines that can be drawn. */
import type { Metrics } from "../metrics.js";
import type { Point } from "./chart.js";
type Field = "payoff" | "actionLoss" | "assessmentLoss" | "actionError" | "assessmentError";
/** One field, in the iterations that have it. */
export declare function seriesOf(metrics: readonly Metrics[], field: Field): Point[];
/** Every point replaced by the median of those around it; the window takes about a fifteenth of the whole. */
export declare function smoothed(points: readonly Point[]): Point[];
/** Some of the points, evenly, the first and the last among them. */
export declare function thinned(points: readonly Point[]): (Point & {
    readonly at: number;
})[];
export {};
