/**
 * Whether an opponent has changed: does what was seen lately agree with what was seen before?
 *
 * Were it the same throughout, then of all n records of a context, k of them with some outcome, any n1 would be as likely
 * to be the late ones, and how many of the k are among these would have the hypergeometric distribution, whatever the
 * opponent's chances are and however few the records. The evidence of a change is how much more likely the number seen
 * would be if all numbers were alike: an e-value, whose mean is 1 without a change, so that it comes to 1 / p in a share of
 * at most p (Markov's inequality; Vovk & Wang 2021).
 */
import { logarithm, logFactorial } from "./logarithm.js";

/** Logarithm of the evidence that k1 of n1 records and k2 of n2 others are not of one kind. */
export function evidenceOfChange(k1: number, n1: number, k2: number, n2: number): number {
  const k = k1 + k2;
  const n = n1 + n2;
  const feasible = Math.min(n1, n2, k, n - k) + 1;
  if (feasible === 1) return 0;
  return logChoose(n, k) - logChoose(n1, k1) - logChoose(n2, k2) - logarithm(feasible);
}

/**
 * A bound of the evidence above, for less work: Pearson's statistic is no less than half the likelihood ratio's, and
 * binomial coefficients are within n + 1 of their exponential rate (the method of types).
 */
export function mostEvidence(k1: number, n1: number, k2: number, n2: number, logOfRecords: number): number {
  const k = k1 + k2;
  const n = n1 + n2;
  if (k === 0 || k === n) return 0;
  const off = k1 * n2 - k2 * n1;
  return (off / (n1 * k)) * ((off / (n2 * (n - k))) * n) + 2 * logOfRecords;
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}
