import { type Half, type TableShape, type Tally } from "./tally.js";
/** Logarithm of the evidence that k1 of n1 records and k2 of n2 others are not of one kind. */
export declare function evidenceOfChange(k1: number, n1: number, k2: number, n2: number): number;
/** Of each opponent, for every number of newest epochs. */
export declare class ChangeEvidence {
    private readonly shapes;
    private readonly epochs;
    private readonly sum;
    /** By the number of newest epochs: over all contexts as if each had changed or not with even odds, and of one alone. */
    private readonly together;
    private readonly single;
    private readonly inContext;
    private readonly logOfContexts;
    /**
     * @param epochs the newest first
     * @param sum of all of them
     */
    constructor(shapes: Readonly<Record<Half, TableShape>>, epochs: readonly Tally[], sum: Tally);
    /** How many of the newest epochs are since the opponent's last change, all of them where the evidence stays below the threshold. */
    epochsSinceChange(opponent: number, threshold: number): number;
    private addContext;
}
