import { Indices } from "../indices.js";
import type { Tensor } from "../tensor.js";
/**
 * The distributions given, [rows, K^n], and after them one more for each step, which follows one of those before it:
 * new[.. s_i .. s_j ..] = sum over r_i, r_j of old[.. r_i .. r_j ..] tables[t_i, r_i, r_j, s_i] tables[t_j, r_j, r_i, s_j].
 *
 * @param tables [tables, K, K, K], the chance of a new value, by the old value of the own and of the other axis
 * @param steps [count, 5], see TABLES_STEP; one that follows row -1 is none, and its distribution is all zeros
 */
export declare function pairConditionals(joint: Tensor, tables: Tensor, steps: Indices): Tensor;
/**
 * The same by any stochastic matrix, of which the new values of the two axes may depend on each other:
 * new[.. s_i .. s_j ..] = sum over r_i, r_j of old[.. r_i .. r_j ..] matrices[m, r_i K + r_j, s_i K + s_j].
 *
 * @param matrices [matrices, K^2, K^2], the chance of a new pair of values, by the old pair
 * @param steps [count, 4], see MATRIX_STEP; one that follows row -1 is none, and its distribution is all zeros
 */
export declare function pairTransition(joint: Tensor, matrices: Tensor, steps: Indices): Tensor;
/**
 * The distributions [count, K^2] of the values of two axes, index r_i K + r_j.
 *
 * @param values K
 * @param readings [count, 3], see READING; row -1 reads zeros
 */
export declare function pairMarginal(joint: Tensor, values: number, readings: Indices): Tensor;
