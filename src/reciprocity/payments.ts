// What the learner's encounters pay on average, by both reputations: tables that are made once for each partner.
import { type Game, kinOf, payoffTable, type Role, SELF } from "../game/index.js";
import { MOST_KEPT } from "./judgements.js";
import { type PolicyTables, policyAt } from "./policy-tables.js";

/** Tables by the learner's and its partner's reputation, [K, K]; see `payoffTable`. */
export class Payments {
  /** One table after the other. */
  readonly tables: Float64Array;
  private readonly size: number;
  private readonly keeps: boolean;
  private policies: PolicyTables = { action: new Float64Array(), assessment: new Float64Array() };
  private given = 0;
  /** By which policies each table is. */
  private readonly madeBy: Int32Array;

  /** @param situations the learner's */
  constructor(
    private readonly game: Game,
    private readonly situations: number,
  ) {
    const { agents, reputations: k } = game;
    this.size = k * k;
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
    const own = policyAt(policies, situation, game);
    const other = policyAt(policies, this.situations - 1 + partner, game);
    const kin = kinOf(game, SELF, partner);
    const paid = role === 0 ? payoffTable(game, own, other, 0, kin) : payoffTable(game, other, own, 1, kin);
    for (let cell = 0; cell < size; cell++) {
      // In the order of roles there.
      tables[from + cell] = paid[role === 0 ? cell : (cell % k) * k + Math.floor(cell / k)]!;
    }
  }
}
