// How reputations change between two whose policies are known: tables that are made once for each pair of policies.
import { decisionsOf, type Game, judgementTable, type Role } from "../game/index.js";
import {
  type EncounterPlaces,
  encounterPlaces,
  type PolicyTables,
  policyAt,
  type RolePlaces,
} from "./policy-tables.js";

/** Most numbers that are kept, of all pairs; among more agents, pairs seldom meet again anyway. */
export const MOST_KEPT = 2 ** 18;

/** Chances of a subject's new reputation by its own and its judge's before, [K, K, K]; see `judgementTable`. */
export class Judgements {
  /** One table after the other. */
  readonly tables: Float64Array;
  private readonly size: number;
  private readonly places: EncounterPlaces;
  private policies: PolicyTables = { action: new Float64Array(), assessment: new Float64Array() };
  private given = 0;
  /** By which policies each table is; undefined where there is room for one encounter alone. */
  private readonly madeBy: Int32Array | undefined;
  /** Where the tables of each role begin: there are two kinds where a policy can be judged in either role. */
  private readonly begins: readonly [number, number];

  /** @param policies how many there are */
  constructor(
    private readonly game: Game,
    private readonly count: number,
  ) {
    const { reputations: k, stage, classes } = game;
    this.size = k ** 3;
    this.places = encounterPlaces(game);
    const pairs = count * count;
    const kinds = stage.judged[0] && stage.judged[1] && classes === undefined && !decisionsOf(game).alike ? 2 : 1;
    const keeps = kinds * pairs * this.size <= MOST_KEPT;
    this.madeBy = keeps ? new Int32Array(kinds * pairs) : undefined;
    this.begins = [0, keeps ? (kinds - 1) * pairs : 1];
    this.tables = new Float64Array((keeps ? kinds * pairs : 2) * this.size);
  }

  use(policies: PolicyTables): void {
    this.policies = policies;
    this.given += 1;
  }

  /**
   * Where the table stands; until the next one of this role is asked for, where they are not kept.
   *
   * @param subject the number of the subject's policy, `judge` that of the judge's
   * @param role the subject's, which is one that is judged
   * @param kin whether both are of one group, 0 or 1; it is the same whenever these two meet
   */
  of(subject: number, judge: number, role: Role, kin: number): number {
    const { madeBy, begins, size } = this;
    if (madeBy === undefined) {
      this.make(subject, judge, role, kin, begins[role] * size);
      return begins[role] * size;
    }
    const pair = begins[role] + subject * this.count + judge;
    if (madeBy[pair] !== this.given) {
      madeBy[pair] = this.given;
      this.make(subject, judge, role, kin, pair * size);
    }
    return pair * size;
  }

  private make(subject: number, judge: number, role: Role, kin: number, from: number): void {
    const places = this.places[kin]![role];
    if (places.seenStep === 0 && places.judgeStep === 0) {
      this.makePlain(places, subject, judge, from);
      return;
    }
    const { game, policies, tables } = this;
    tables.set(
      judgementTable(game, policyAt(policies, subject, game), policyAt(policies, judge, game), role, kin),
      from,
    );
  }

  /** Where what is done depends on the reputations alone, and what is said of it on nothing else that is done: time goes here. */
  private makePlain(places: RolePlaces, subject: number, judge: number, from: number): void {
    const { tables, size } = this;
    const { reputations: k, actions: width } = this.game;
    const { action, assessment } = this.policies;
    const { choices } = places;
    let act = places.action(subject, 0);
    let say = places.assessment(judge, 0);
    for (let to = from; to < from + size; to += k, act += width) {
      for (let signal = 0; signal < k; signal++) tables[to + signal] = 0;
      for (let choice = 0; choice < choices; choice++, say += k) {
        const chance = choices === 1 ? 1 : action[act + choice]!;
        if (chance === 0) continue;
        for (let signal = 0; signal < k; signal++) tables[to + signal]! += chance * assessment[say + signal]!;
      }
    }
  }
}
