/**
 * How well chances foretold what was then seen, by the quadratic score (Brier 1950): for each record the sum over outcomes of the
 * squared difference between the chance and what happened, 1 or 0. Like the logarithm of the chance it is best in the mean for
 * the true chances and for no others; unlike it, it is plain arithmetic, and so the same everywhere.
 */
import type { Floats } from "../../autodiff/index.js";
import { logarithm } from "./logarithm.js";
import type { Counts, TableShape } from "./tally.js";

/** Mean score of the records counted, from 0, the best, to 2; 0 without any. */
export function quadraticScore(chances: Floats, counts: Counts, { outcomes }: Pick<TableShape, "outcomes">): number {
  let sum = 0;
  let records = 0;
  for (let row = 0; row < counts.length; row += outcomes) {
    let total = 0;
    let squares = 0;
    let agreed = 0;
    for (let at = row; at < row + outcomes; at++) {
      const count = counts[at]!;
      const chance = chances[at]!;
      total += count;
      squares += chance * chance;
      agreed += count * chance;
    }
    if (total === 0) continue;
    records += total;
    sum += total * (1 + squares) - 2 * agreed;
  }
  return records === 0 ? 0 : sum / records;
}

/**
 * By how much any other model could do better: the squared distance of the chances from the opponents' own, in the mean over
 * records, as far as these tell. What is left to chance is told without bias from contexts that came up more than once; where
 * one came up once, nothing is taken to be left to chance, so that the answer errs towards more.
 */
export function roomToImprove(chances: Floats, counts: Counts, shape: Pick<TableShape, "outcomes">): number {
  const { outcomes } = shape;
  let chance = 0;
  let records = 0;
  for (let row = 0; row < counts.length; row += outcomes) {
    let total = 0;
    let squares = 0;
    for (let at = row; at < row + outcomes; at++) {
      const count = counts[at]!;
      total += count;
      squares += count * count;
    }
    records += total;
    if (total > 1) chance += (total * total - squares) / (total - 1);
  }
  return records === 0 ? 0 : quadraticScore(chances, counts, shape) - chance / records;
}

/** Mean cross-entropy of the records counted, nats a record; 0 without any. Every outcome counted must have a chance. */
export function crossEntropy(chances: Floats, counts: Counts): number {
  let sum = 0;
  let records = 0;
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at]!;
    if (count === 0) continue;
    records += count;
    sum -= count * logarithm(chances[at]!);
  }
  return records === 0 ? 0 : sum / records;
}
