/** Rows of integers; what lies beyond those added holds the filler. */
export declare class IntegerRows {
    readonly width: number;
    private readonly filler;
    data: Int32Array;
    /** Rows added. */
    count: number;
    constructor(width: number, filler: number);
    /** Adds a row; gives the place in `data` where its integers are to be written. */
    add(): number;
    /** So many rows from the first on: a view, or a copy where there is no room for as many. */
    first(rows: number): Int32Array;
    clear(): void;
}
/** Gives each agent that is named a number, from 0 in the order in which they are first named. */
export declare class AgentList {
    readonly agents: number[];
    /** The agent's number + 1. */
    private readonly numbers;
    constructor(agents: number);
    of(agent: number): number;
    clear(): void;
}
/** Does the same for ordered pairs (subject, judge). */
export declare class PairList {
    readonly subjects: number[];
    readonly judges: number[];
    /** Hash table with open addressing: the pair's number + 1, a power of two of slots. */
    private slots;
    of(subject: number, judge: number): number;
    clear(): void;
    private slot;
    private widen;
}
