// The contexts in which a learner that sees more decides, one-hot.
import type { Situations } from "../game/index.js";

/**
 * The contexts of a policy in every situation, beside which every row tells what is seen, one-hot: rows of `width` become rows of as many more
 * as there are values of what is seen, and there are so many times as many, `[situation][context]`.
 */
export function situatedContexts(rows: Float32Array, width: number, situations: Situations | undefined): Float32Array {
  if (situations === undefined || situations.sees.length === 0) return rows;
  const wider = inputsOf(width, situations);
  const contexts = rows.length / width;
  const all = new Float32Array(situations.count * contexts * wider);
  for (let situation = 0, at = 0; situation < situations.count; situation++) {
    const parts = situations.parts(situation);
    for (let context = 0; context < contexts; context++, at += wider) {
      all.set(rows.subarray(context * width, (context + 1) * width), at);
      writeParts(all, at + width, parts, situations);
    }
  }
  return all;
}

/** Numbers that tell a context of so many, and the situation. */
export function inputsOf(width: number, situations: Pick<Situations, "widths"> | undefined): number {
  return (situations?.widths ?? []).reduce((sum, values) => sum + values, width);
}

/** Writes the values of what is seen, one-hot, from the place on. */
export function writeParts(
  into: Float32Array,
  place: number,
  parts: readonly number[],
  { widths }: Pick<Situations, "widths">,
): void {
  let at = place;
  for (const [sight, value] of parts.entries()) {
    into[at + value] = 1;
    at += widths[sight]!;
  }
}
