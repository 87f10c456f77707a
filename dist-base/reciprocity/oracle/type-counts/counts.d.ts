/** The ways to spread some agents over K reputations, numbered in the order of the counts, the first the slowest. */
export declare class Compositions {
    readonly reputations: number;
    private readonly kept;
    constructor(reputations: number);
    /** How many ways there are for so many agents; not finite where there are more than a number can say. */
    count(agents: number): number;
    /** The counts of each way, `[count, K]`. */
    all(agents: number): Int32Array;
    /** The number of the way with these counts, which sum to `agents`. */
    rank(counts: ArrayLike<number>, from: number, agents: number): number;
}
/** All ways to spread some agents of each type over the reputations. */
export declare class CountSpace {
    private readonly compositions;
    /** Agents of each type. */
    readonly sizes: readonly number[];
    readonly size: number;
    readonly agents: number;
    private readonly strides;
    private readonly additions;
    constructor(compositions: Compositions, 
    /** Agents of each type. */
    sizes: readonly number[]);
    /** Writes the counts `[types, K]` of a state. */
    read(state: number, counts: Int32Array): void;
    /** The state with these counts. */
    rank(counts: Int32Array): number;
    /** The states of the space with one more of a type, by the state here and the reputation of the one more, `[size, K]`. */
    withOneMore(type: number): Int32Array;
    /** The number of a type's own counts in a state. */
    private own;
}
