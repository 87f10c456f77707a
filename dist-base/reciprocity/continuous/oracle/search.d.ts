/** What a point is worth, by so many episodes. */
export type Worth = (point: readonly number[], episodes: Episodes) => number;
/** So many matchings, from so many first reputations each; all there are if absent. */
export type Episodes = {
    readonly matchings: number;
    readonly starts: number;
} | undefined;
/**
 * The best point found.
 *
 * @param dimensions that the grid is of
 * @param others points of these that are tried as well
 * @param tails further coordinates: the first ones go with the whole grid, all of them with the best points of it, and the
 *   local search moves them, too
 */
export declare function search(dimensions: number, worth: Worth, others: readonly (readonly number[])[], tails?: readonly (readonly number[])[]): number[];
/** All points whose coordinates are of so many levels, 0 and 1 among them. */
export declare function grid(dimensions: number): number[][];
/** Moves one coordinate at a time while that helps, in steps that are halved when nothing does. */
export declare function climb(from: readonly number[], worth: (point: readonly number[]) => number): number[];
