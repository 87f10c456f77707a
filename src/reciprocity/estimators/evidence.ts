import type { Counts, TableShape } from "./tally.js";

/** What estimates of one half of a policy rest on, in the orders of `Policy`. */
export interface Evidence {
  /** How often each context was seen, [contexts]: since the opponent's last change, if it was seen to change. */
  readonly visits: Float64Array;
  /** Bounds of each outcome's chance, [contexts, outcomes]; 0 and 1 in contexts never seen, 0 and 0 of choices that are not open. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Of an opponent. */
export interface OpponentEvidence {
  readonly action: Evidence;
  readonly assessment: Evidence;
}

/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959963984540054;

/** Wilson's score interval of 95 % for each outcome's chance (Wilson 1927). */
export function evidenceOf(
  counts: Counts,
  opponent: number,
  { contexts, outcomes: width, open }: Omit<TableShape, "met">,
): Evidence {
  const visits = new Float64Array(contexts);
  const lower = new Float64Array(contexts * width);
  const upper = new Float64Array(contexts * width);
  for (let context = 0; context < contexts; context++) {
    const outcomes = open[context]!;
    const row = context * width;
    upper.fill(1, row, row + outcomes);
    const from = opponent * contexts * width + row;
    let total = 0;
    for (let outcome = 0; outcome < outcomes; outcome++) total += counts[from + outcome]!;
    visits[context] = total;
    if (total === 0) continue;
    for (let outcome = 0; outcome < outcomes; outcome++) {
      const count = counts[from + outcome]!;
      const middle = (count + (Z * Z) / 2) / (total + Z * Z);
      const reach = (Z / (total + Z * Z)) * Math.sqrt((count * (total - count)) / total + (Z * Z) / 4);
      lower[row + outcome] = count === 0 ? 0 : Math.max(0, middle - reach);
      upper[row + outcome] = count === total ? 1 : Math.min(1, middle + reach);
    }
  }
  return { visits, lower, upper };
}
