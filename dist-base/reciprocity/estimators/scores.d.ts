/**
 * How well chances foretold what was then seen, by the quadratic score (Brier 1950): for each record the sum over outcomes of the
 * squared difference between the chance and what happened, 1 or 0. Like the logarithm of the chance it is best in the mean for
 * the true chances and for no others; unlike it, it is plain arithmetic, and so the same everywhere.
 */
import type { Floats } from "../../autodiff/index.js";
import type { Counts, TableShape } from "./tally.js";
/** Mean score of the records counted, from 0, the best, to 2; 0 without any. */
export declare function quadraticScore(chances: Floats, counts: Counts, { outcomes }: TableShape): number;
/**
 * By how much any other model could do better: the squared distance of the chances from the opponents' own, in the mean over
 * records, as far as these tell. What is left to chance is told without bias from contexts that came up more than once; where
 * one came up once, nothing is taken to be left to chance, so that the answer errs towards more.
 */
export declare function roomToImprove(chances: Floats, counts: Counts, shape: TableShape): number;
/** Mean cross-entropy of the records counted, nats a record; 0 without any. Every outcome counted must have a chance. */
export declare function crossEntropy(chances: Floats, counts: Counts): number;
