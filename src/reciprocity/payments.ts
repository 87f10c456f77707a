// What the learner's encounters pay on average, by both reputations: tables that are made once for each partner.
import { type Game, kinOf, type PayoffParts, payoffPartsOf, payoffTable, type Role, SELF } from "../game/index.js";
import { MOST_KEPT } from "./judgements.js";
import {
  type EncounterPlaces,
  encounterPlaces,
  type PolicyTables,
  policyAt,
  type RolePlaces,
} from "./policy-tables.js";

/** Tables by the learner's and its partner's reputation, [K, K]; see `payoffTable`. */
export class Payments {
  /** One table after the other. */
  readonly tables: Float64Array;
  private readonly size: number;
  private readonly keeps: boolean;
  private policies: PolicyTables = { action: new Float64Array(), assessment: new Float64Array() };
  private given = 0;
  private readonly places: EncounterPlaces;
  /** Of each role, where a payoff is a sum of what each does, and neither acts on what the other did. */
  private readonly parts: readonly (PayoffParts | undefined)[];
  /** By which policies each table is. */
  private readonly madeBy: Int32Array;

  /** @param situations the learner's */
  constructor(
    private readonly game: Game,
    private readonly situations: number,
  ) {
    const { agents, reputations: k } = game;
    this.size = k * k;
    this.places = encounterPlaces(game);
    const isSum = game.stage.order === "simultaneous";
    this.parts = ([0, 1] as const).map((role) => (isSum ? payoffPartsOf(game.stage, role) : undefined));
    this.keeps = situations === 1 || agents * situations * 2 * this.size <= MOST_KEPT;
    const count = this.keeps ? 2 * agents * situations : 1;
    this.tables = new Float64Array(count * this.size);
    this.madeBy = new Int32Array(count);
  }

  use(policies: PolicyTables): void {
    this.policies = policies;
    this.given += 1;
  }

  /**
   * Where the table stands; until the next one is asked for, where they are not kept.
   *
   * @param role the learner's
   * @param situation the learner's
   */
  of(partner: number, role: Role, situation: number): number {
    const { keeps, madeBy, given, size, game } = this;
    const place = keeps ? 2 * (situation * game.agents + partner) + role : 0;
    if (keeps && madeBy[place] === given) return place * size;
    madeBy[place] = given;
    this.make(partner, role, situation, place * size);
    return place * size;
  }

  private make(partner: number, role: Role, situation: number, from: number): void {
    const { game, policies, tables, size } = this;
    const { reputations: k } = game;
    const row = this.situations - 1 + partner;
    const kin = kinOf(game, SELF, partner);
    const parts = this.parts[role];
    if (parts !== undefined) {
      this.add(parts, this.places[kin]!, role, situation, row, from);
      return;
    }
    const own = policyAt(policies, situation, game);
    const other = policyAt(policies, row, game);
    const paid = role === 0 ? payoffTable(game, own, other, 0, kin) : payoffTable(game, other, own, 1, kin);
    for (let cell = 0; cell < size; cell++) {
      // In the order of roles there.
      tables[from + cell] = paid[role === 0 ? cell : (cell % k) * k + Math.floor(cell / k)]!;
    }
  }

  /** What comes of the own action and of the other's, where a payoff is the sum of these: each is asked for by itself. */
  private add(
    { own, other }: PayoffParts,
    places: readonly [RolePlaces, RolePlaces],
    role: Role,
    situation: number,
    row: number,
    from: number,
  ): void {
    const { tables } = this;
    const { action } = this.policies;
    const { reputations: k } = this.game;
    const mine = places[role];
    const theirs = places[1 - role]!;
    for (let r0 = 0, cell = from; r0 < k; r0++) {
      for (let rp = 0; rp < k; rp++, cell++) {
        const received = meanAt(action, theirs, row, rp * k + r0, other);
        tables[cell] = received + meanAt(action, mine, situation, r0 * k + rp, own);
      }
    }
  }
}

/** The mean of what comes of what one does. */
function meanAt(action: Float64Array, places: RolePlaces, policy: number, pair: number, worth: Float64Array): number {
  if (places.choices === 1) return worth[0]!;
  const at = places.action(policy, pair);
  let mean = 0;
  for (let choice = 0; choice < places.choices; choice++) mean += action[at + choice]! * worth[choice]!;
  return mean;
}
