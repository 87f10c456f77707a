/** Policies in the form that episodes are played from: packed integer thresholds, one comparison a draw. */

import { decisionsOf, type PolicyShape } from "./decisions.js";
import { GameError } from "./game-error.js";
import { checkSizes, type Policy } from "./policy.js";

/**
 * The tables of all agents. A row of n outcomes is n-1 ascending thresholds, each the largest draw that falls short of it,
 * and a draw of 31 bits gives the outcome by how many it passes: the sum of `(threshold - draw) >>> 31`. That counts without
 * a branch, which the processor would mispredict (measured a fifth faster). 31 bits and not 32, so that the chance 1 has a
 * threshold too: what has probability 0 or 1 never or always happens.
 */
export interface Thresholds {
  /** `[policies][rows][A-1]`, flat; see `decisionsOf`. */
  readonly action: Int32Array;
  /** `[policies][rows][K-1]`, flat. */
  readonly assessment: Int32Array;
  /** Where each agent's tables start, `[N]`; agents that share a policy object share them. */
  readonly actionStart: Int32Array;
  readonly assessmentStart: Int32Array;
}

/**
 * @param fieldOf what errors call each policy
 * @throws GameError for a table of the wrong size or a row without a positive sum
 */
export function packThresholds(
  shape: PolicyShape,
  policies: readonly Policy[],
  fieldOf: (at: number) => string,
): Thresholds {
  const { reputations, actions } = shape;
  const owners = new Map<Policy, number>();
  const ownerOf = Int32Array.from(policies, (policy, at) => {
    const known = owners.get(policy);
    if (known !== undefined) return known;
    checkSizes(shape, policy.action, policy.assessment, `${fieldOf(at)}.`);
    owners.set(policy, owners.size);
    return owners.size - 1;
  });
  const { rows } = decisionsOf(shape);
  const actionSize = rows.action * (actions - 1);
  const assessmentSize = rows.assessment * (reputations - 1);
  const packed: Thresholds = {
    action: new Int32Array(owners.size * actionSize),
    assessment: new Int32Array(owners.size * assessmentSize),
    actionStart: ownerOf.map((owner) => owner * actionSize),
    assessmentStart: ownerOf.map((owner) => owner * assessmentSize),
  };
  for (const [policy, owner] of owners) {
    const field = fieldOf(ownerOf.indexOf(owner));
    packRows(policy.action, actions, packed.action, owner * actionSize, `${field}.action`);
    packRows(policy.assessment, reputations, packed.assessment, owner * assessmentSize, `${field}.assessment`);
  }
  return packed;
}

function packRows(table: Float64Array, width: number, out: Int32Array, start: number, field: string): void {
  for (let row = 0, to = start; row < table.length; row += width, to += width - 1) {
    const chances = table.subarray(row, row + width);
    if (!packRow(chances, out, to)) throw new GameError(`${field}[${row / width}]`, [...chances], "a distribution");
  }
}

/**
 * Writes the thresholds of one distribution of n outcomes to `out[start]` and after, n-1 of them. Divides by the row's own
 * sum, so that rounding never gives the last outcome a chance that it does not have. False for what is no distribution.
 */
export function packRow(chances: Float64Array, out: Int32Array, start: number): boolean {
  let total = 0;
  for (let at = 0; at < chances.length; at++) total += chances[at]! >= 0 ? chances[at]! : Number.NaN;
  if (!(total > 0 && total < Number.POSITIVE_INFINITY)) return false;
  let sum = 0;
  for (let at = 0; at < chances.length - 1; at++) {
    sum += chances[at]!;
    out[start + at] = Math.round((sum / total) * 0x80000000) - 1;
  }
  return true;
}
