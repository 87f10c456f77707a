// What the outcomes of a decision lead to where two meet again and again and nobody else matters: exactly, by going back over the
// rounds, what is remembered included.
import { type Game, type PublicRecords, SELF, type Situations } from "../game/index.js";
import { partnerAt, roleAt, weightAfter } from "./own-encounters.js";
import { PairValue } from "./pair-value.js";
import type { PolicyTables } from "./policy-tables.js";
import { RememberedOutcomes } from "./remembered-outcomes.js";

/** Of two whom nobody else matters to. */
export class PairAftermath {
  private policies: PolicyTables = { action: new Float64Array(), assessment: new Float64Array() };
  private readonly outcomes: RememberedOutcomes;
  /** By round of the records after which they are: what is to come up to the `end`, [own][partner's][memory]; see `PairValue`. */
  private readonly values = new Map<number, Float64Array>();
  private end = -1;
  private readonly pair: PairValue;

  constructor(
    private readonly game: Game,
    private readonly situations: Situations,
  ) {
    this.outcomes = new RememberedOutcomes(game, situations);
    this.pair = new PairValue(game, situations);
  }

  use(policies: PolicyTables): void {
    this.policies = policies;
    this.end = -1;
  }

  timeOf(): number {
    return 0;
  }

  follow(records: PublicRecords, start: number, _from: number, last: number, worth: Float64Array): void {
    const { reputations: k } = this.game;
    const { memories } = this.situations;
    const end = start + last;
    if (end !== this.end) this.values.clear();
    this.end = end;
    const value = this.valueAfter(records, start);
    const weight = weightAfter(records, start);
    this.outcomes.each(
      records,
      records.encounterOf[start * this.game.agents + SELF]!,
      (outcome, own, other, memory) => {
        worth[outcome] = weight * value[(own * k + other) * memories + memory]!;
      },
    );
  }

  private valueAfter(records: PublicRecords, round: number): Float64Array {
    const { reputations: k, agents } = this.game;
    let first = round;
    while (first < this.end && !this.values.has(first)) first += 1;
    let value = this.values.get(first) ?? new Float64Array(k * k * this.situations.memories);
    for (let after = first - 1; after >= round; after--) {
      const at = records.encounterOf[(after + 1) * agents + SELF]!;
      const partner = partnerAt(records, at);
      const round = (after + 1) % this.game.rounds;
      const role = roleAt(records, at);
      value = this.pair.before({ partner, round, role }, this.policies, this.policies, this.rowOf(partner), value);
      this.values.set(after, value);
    }
    return value;
  }

  private rowOf(partner: number): number {
    return this.situations.count - 1 + partner;
  }
}
