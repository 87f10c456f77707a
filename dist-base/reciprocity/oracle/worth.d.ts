import type { Point } from "./rules.js";
/** What points of a space are worth. */
export interface Worth {
    /** Whether all of so many points can be tried. */
    canTry(points: number): boolean;
    /**
     * What each of all points is worth; minus infinity for those that were given up because others are better, but never for
     * the best of a group.
     *
     * @param groups by point, the groups that it is in
     */
    all(points: readonly Point[], groups: readonly (readonly boolean[])[]): Float64Array;
    /** What each of some points is worth. */
    payoffs(points: readonly Point[]): Float64Array;
    /** What each choice in each place is worth to first order, but for what all choices in a place have in common. */
    slopes?(point: Point): (place: number, choice: number) => number;
    /** Evaluations that may be made in a search. */
    readonly evaluations: number;
    /** Changes of one choice that may be tried where the slopes promise nothing. */
    readonly trials: number;
}
