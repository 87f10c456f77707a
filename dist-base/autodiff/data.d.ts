/** The numbers of a list of nothing else, as an array that runs no code of its giver. */
export declare function numbersOf(operation: string, data: ArrayLike<number>): ArrayLike<number>;
/** The same of integers of 32 bits. */
export declare function integersOf(operation: string, data: ArrayLike<number>): ArrayLike<number>;
/** Throws unless it is a list, of whatever. */
export declare function checkList(operation: string, list: unknown, takes: string): void;
