// Which role one has in an encounter, and what becomes of two who meet, from the point of view of one of them.
import { encounterTable, type Game, type Policy, payoffTable, type Role } from "../../game/index.js";

/** A role that one may have, and how likely. */
export interface Turn {
  readonly role: Role;
  readonly chance: number;
}

const EITHER: readonly Turn[] = [
  { role: 0, chance: 0.5 },
  { role: 1, chance: 0.5 },
];
const ALWAYS: readonly (readonly Turn[])[] = [[{ role: 0, chance: 1 }], [{ role: 1, chance: 1 }]];

/** Roles of an agent in an encounter of which no more is known. Where roles are alike it has role 0. */
export function turnsOf({ seats, classes }: Game, agent: number): readonly Turn[] {
  if (seats === "symmetric") return ALWAYS[0]!;
  return classes === undefined ? EITHER : ALWAYS[classes[agent]!]!;
}

/** Where agents alternate: what one that begins in role 0, or in role 1, has in one round after another. */
export const BY_TURNS: readonly (readonly (readonly Turn[])[])[] = [ALWAYS, ALWAYS.toReversed()];

/** The one role. */
export function turnOf(role: Role): readonly Turn[] {
  return ALWAYS[role]!;
}

/**
 * P(both new reputations | both before), `[own][other's][new own][new other's]`, over one's own turns.
 *
 * @param one policies as performed
 * @param kin whether both are of one group, 0 or 1
 */
export function tableBetween(
  game: Game,
  one: Policy,
  other: Policy,
  kin: number,
  turns: readonly Turn[],
): Float64Array {
  return over(turns, (role) =>
    role === 0
      ? encounterTable(game, one, other, kin)
      : mirrored(encounterTable(game, other, one, kin), game.reputations, game.reputations),
  );
}

/** What it pays the one on average, `[own][other's]`. */
export function payoffBetween(
  game: Game,
  one: Policy,
  other: Policy,
  kin: number,
  turns: readonly Turn[],
): Float64Array {
  return over(turns, (role) =>
    role === 0
      ? payoffTable(game, one, other, 0, kin)
      : mirrored(payoffTable(game, other, one, 1, kin), game.reputations, 1),
  );
}

function over(turns: readonly Turn[], table: (role: Role) => Float64Array): Float64Array {
  if (turns.length === 1) return table(turns[0]!.role);
  const tables = turns.map(({ role }) => table(role));
  return tables[0]!.map((_, at) => turns.reduce((sum, { chance }, turn) => sum + chance * tables[turn]![at]!, 0));
}

/** `[r0][r1][s0][s1]` as `[r1][r0][s1][s0]`; `after`: how many values each s has. */
function mirrored(table: Float64Array, reputations: number, after: number): Float64Array {
  const turned = new Float64Array(table.length);
  for (let r0 = 0, at = 0; r0 < reputations; r0++) {
    for (let r1 = 0; r1 < reputations; r1++) {
      for (let s0 = 0; s0 < after; s0++) {
        for (let s1 = 0; s1 < after; s1++, at++) {
          turned[((r1 * reputations + r0) * after + s1) * after + s0] = table[at]!;
        }
      }
    }
  }
  return turned;
}
