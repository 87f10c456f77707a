// Residents who do and say the same with the same chances are of one type: nobody can tell, or need tell, one from another.
import type { Policy } from "../../../game/index.js";

export interface ResidentType {
  /** As performed. */
  readonly policy: Policy;
  /** Residents of this type, at least 1. */
  readonly count: number;
}

/**
 * The types in a society, in the order of their first members.
 *
 * @param residents as performed
 */
export function typesOf(residents: readonly Policy[]): ResidentType[] {
  const types: { policy: Policy; count: number }[] = [];
  const known = new Map<Policy, { policy: Policy; count: number }>();
  for (const policy of residents) {
    const type = known.get(policy) ?? types.find((other) => areAlike(other.policy, policy));
    if (type !== undefined) type.count += 1;
    const own = type ?? { policy, count: 1 };
    if (type === undefined) types.push(own);
    known.set(policy, own);
  }
  return types;
}

function areAlike(one: Policy, other: Policy): boolean {
  const same = (a: Float64Array, b: Float64Array) => a.every((chance, at) => chance === b[at]);
  return same(one.action, other.action) && same(one.assessment, other.assessment);
}
