import type { Counts, TableShape } from "./tally.js";

/**
 * Chances from counts: an opponent's (n + pool) / (total + 1) in each context, as if the pool were one record more. The pool is
 * what opponents do there on the whole: each counts by how much was seen of it, total / (total + 1), so that one who is seen
 * often is not taken for all; and it is smoothed in the same way, by one even opponent more.
 *
 * That is the least that can be said without knowing anything: who was never seen in a context is expected to be like the others
 * there, and where nobody was, anything is as likely. One record outweighs it, because most rules are certain: what was seen n
 * times out of n is believed to within 1 / (n + 1). Nothing is made of the rows that an opponent never comes
 * to by its roles: anything is as likely there. Choices that are not open have no chance.
 *
 * @param counts [opponents, contexts, outcomes]
 * @param into chances, of the same shape
 */
export function smoothed(counts: Counts, shape: TableShape, into: Float32Array): void {
  const { opponents, contexts, outcomes: width, open, met } = shape;
  const size = contexts * width;
  const totals = new Float64Array(opponents);
  const pool = new Float64Array(width);
  for (let context = 0; context < contexts; context++) {
    const outcomes = open[context]!;
    let weight = 1;
    pool.fill(1 / outcomes);
    for (let opponent = 0; opponent < opponents; opponent++) {
      const row = opponent * size + context * width;
      let total = 0;
      for (let outcome = 0; outcome < outcomes; outcome++) total += counts[row + outcome]!;
      totals[opponent] = total;
      if (total === 0) continue;
      weight += total / (total + 1);
      for (let outcome = 0; outcome < outcomes; outcome++) pool[outcome]! += counts[row + outcome]! / (total + 1);
    }
    for (let opponent = 0; opponent < opponents; opponent++) {
      const row = opponent * size + context * width;
      if (met[opponent * contexts + context] === 0) {
        into.fill(1 / outcomes, row, row + outcomes);
        continue;
      }
      for (let outcome = 0; outcome < outcomes; outcome++) {
        into[row + outcome] = (counts[row + outcome]! + pool[outcome]! / weight) / (totals[opponent]! + 1);
      }
    }
  }
}
