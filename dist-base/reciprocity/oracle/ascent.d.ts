import type { Point, RuleSpace } from "./rules.js";
import type { Worth } from "./worth.js";
export declare class Ascent {
    private readonly space;
    private readonly worth;
    private readonly close;
    /** Evaluations made so far. */
    evaluations: number;
    private readonly known;
    /** Where a climb from each point ended, by the point and what was free. */
    private readonly ends;
    /** @param close a change has to be worth more than this */
    constructor(space: RuleSpace, worth: Worth, close: number);
    payoff(point: Point): number;
    /** Several at once. */
    evaluate(points: readonly Point[]): void;
    /**
     * Where changes of one choice after another lead.
     *
     * @param limit of all evaluations: the climb ends where it gets there
     * @param isThorough whether changes are tried that promise nothing: all of them, or as many as may be
     * @param isFree the places whose choices may be changed
     */
    climb(start: Point, limit: number, isThorough?: boolean, isFree?: (place: number) => boolean): Point;
    private step;
    /** The best change of all. */
    private steepest;
    /** As many of the promising changes as are worth more together, else one that is by itself. */
    private promised;
    private isBetter;
}
