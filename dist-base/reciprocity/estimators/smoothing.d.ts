import type { Counts, TableShape } from "./tally.js";
/**
 * Chances from counts: an opponent's (n + pool) / (total + 1) in each context, as if the pool were one record more. The pool is
 * what opponents do there on the whole: each counts by how much was seen of it, total / (total + 1), so that one who is seen
 * often is not taken for all; and it is smoothed in the same way, by one even opponent more.
 *
 * That is the least that can be said without knowing anything: who was never seen in a context is expected to be like the others
 * there, and where nobody was, anything is as likely. One record outweighs it, because most rules are certain: what was seen n
 * times out of n is believed to within 1 / (n + 1).
 *
 * @param counts [opponents, contexts, outcomes]
 * @param into chances, of the same shape
 */
export declare function smoothed(counts: Counts, { opponents, contexts, outcomes }: TableShape, into: Float32Array): void;
