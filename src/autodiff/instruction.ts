// The layout of an instruction, read by both sides: this file is compiled by TypeScript for the tape that writes programs and
// by AssemblyScript for the interpreter that runs them. It must stay valid in both. So is the list of the operations,
// wasm/operation.ts, which assembly/build.mjs makes of the kernels that there are.

/** The most terms that are added one after another. More are added in blocks of BLOCK (assembly/walk/pairwise.ts). */
export const LONGEST = 256;
export const BLOCK = 128;
/** The same for a product of matrices, where a block costs more. */
export const LONGEST_PRODUCT = 1024;
export const PRODUCT_BLOCK = 512;

/**
 * The words of an instruction, 32 bits each. Out, A, B and C are byte addresses of values and their adjoints; an adjoint
 * of 0 means that no gradient is wanted. The adjoint of a result has a mark, which says when it was last cleared
 * (assembly/adjoint.ts). Extent points to integers: axes to walk, none where it is 0, or the indices of a gather. Sums
 * points to a plan of the sums that are made in blocks, 0 where all are short (operations/sums.ts).
 */
export enum Word {
  Operation,
  Extent,
  Out,
  OutAdjoint,
  OutMark,
  A,
  AAdjoint,
  AMark,
  B,
  BAdjoint,
  BMark,
  C,
  CAdjoint,
  CMark,
  Size0,
  Size1,
  Size2,
  Size3,
  Size4,
  Size5,
  Sums,
  Padding,
  /** A 64-bit float in the last two words. */
  Factor,
  FactorHigh,
  Count,
}
