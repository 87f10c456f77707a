/** The most terms that are added one after another. More are added in blocks of BLOCK (assembly/walk/pairwise.ts). */
export declare const LONGEST = 256;
export declare const BLOCK = 128;
/** The same for a product of matrices, where a block costs more. */
export declare const LONGEST_PRODUCT = 1024;
export declare const PRODUCT_BLOCK = 512;
/**
 * The words of an instruction, 32 bits each. Out, A, B and C are byte addresses of values and their adjoints; an adjoint
 * of 0 means that no gradient is wanted. The adjoint of a result has a mark, which says when it was last cleared
 * (assembly/adjoint.ts). Extent points to integers: axes to walk, none where it is 0, or the indices of a gather. Sums
 * points to a plan of the sums that are made in blocks, 0 where all are short (operations/sums.ts).
 */
export declare enum Word {
    Operation = 0,
    Extent = 1,
    Out = 2,
    OutAdjoint = 3,
    OutMark = 4,
    A = 5,
    AAdjoint = 6,
    AMark = 7,
    B = 8,
    BAdjoint = 9,
    BMark = 10,
    C = 11,
    CAdjoint = 12,
    CMark = 13,
    Size0 = 14,
    Size1 = 15,
    Size2 = 16,
    Size3 = 17,
    Size4 = 18,
    Size5 = 19,
    Sums = 20,
    Padding = 21,
    /** A 64-bit float in the last two words. */
    Factor = 22,
    FactorHigh = 23,
    Count = 24
}
