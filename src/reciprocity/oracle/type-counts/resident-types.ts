// Residents who do and say the same with the same chances, and are of one group and one class, are of one type: nobody can tell, or
// need tell, one from another.
import type { Game, Policy } from "../../../game/index.js";

export interface ResidentType {
  /** As performed. */
  readonly policy: Policy;
  /** Residents of this type, at least 1. */
  readonly count: number;
  /** The first of them: its group and its class are those of all. */
  readonly agent: number;
}

/**
 * The types in a society, in the order of their first members.
 *
 * @param residents policies of agents 1 .. N-1, as performed
 */
export function typesOf(game: Game, residents: readonly Policy[]): ResidentType[] {
  const types: { policy: Policy; count: number; agent: number }[] = [];
  for (const [at, type] of typeNumbers(game, residents).entries()) {
    if (type === types.length) types.push({ policy: residents[at]!, count: 0, agent: at + 1 });
    types[type]!.count += 1;
  }
  return types;
}

/** The number of each resident's type, see `typesOf`. */
export function typeNumbers({ groups, classes }: Game, residents: readonly Policy[]): number[] {
  const firsts: number[] = [];
  const known = new Map<Policy, number[]>();
  return residents.map((policy, at) => {
    const isAlike = (other: number) =>
      groups?.[other + 1] === groups?.[at + 1] &&
      classes?.[other + 1] === classes?.[at + 1] &&
      areAlike(residents[other]!, policy);
    const seen = known.get(policy) ?? [];
    const type = seen.find((one) => isAlike(firsts[one]!)) ?? firsts.findIndex(isAlike);
    const own = type < 0 ? firsts.push(at) - 1 : type;
    if (!seen.includes(own)) known.set(policy, [...seen, own]);
    return own;
  });
}

function areAlike(one: Policy, other: Policy): boolean {
  if (one === other) return true;
  const same = (a: Float64Array, b: Float64Array) => a.every((chance, at) => chance === b[at]);
  return same(one.action, other.action) && same(one.assessment, other.assessment);
}
