// What two who meet again and again are to pay the learner: backwards over their encounters, exactly, by their reputations and
// by what the learner remembers.
import { donation, type Game, initialDistribution, NO_ACTION, type Situations } from "../game/index.js";
import type { PolicyTables } from "./aftermath.js";

/** An encounter of the learner. */
export interface PairEncounter {
  readonly partner: number;
  /** Of the episode. */
  readonly round: number;
  readonly isFirst: boolean;
}

export class PairValue {
  private readonly shares: Float64Array;

  constructor(
    private readonly game: Game,
    private readonly situations: Situations,
  ) {
    this.shares = donation(game);
  }

  /**
   * What is to come before an encounter, from what is to come after it: [own][partner's reputation][memory].
   *
   * @param learner its tables as performed, one for each situation
   * @param others of which the partner's is the one at `row`
   */
  before(
    { partner, round, isFirst }: PairEncounter,
    learner: PolicyTables,
    others: PolicyTables,
    row: number,
    after: Float64Array,
  ): Float64Array {
    const { situations, shares } = this;
    const { reputations: k, actions: a, benefit, cost, encounter } = this.game;
    const { memories } = situations;
    const acts = encounter === "mutual" || isFirst;
    const partnerActs = encounter === "mutual" || !isFirst;
    const theirs = row * k * k;
    const before = new Float64Array(after.length);
    for (let state = 0; state < before.length; state++) {
      const memory = state % memories;
      const r0 = Math.floor(state / (k * memories));
      const rp = Math.floor(state / memories) % k;
      const own = situations.of(partner, memory, round) * k * k;
      const isSubject = r0 * k + rp;
      const isJudge = rp * k + r0;
      for (let done = 0; done < (acts ? a : 1); done++) {
        const does = acts ? learner.action[(own + isSubject) * a + done]! : 1;
        if (does === 0) continue;
        for (let received = 0; received < (partnerActs ? a : 1); received++) {
          const both = does * (partnerActs ? others.action[(theirs + isJudge) * a + received]! : 1);
          if (both === 0) continue;
          let worth = (partnerActs ? benefit * shares[received]! : 0) - (acts ? cost * shares[done]! : 0);
          const next = situations.memoryOf(
            isFirst ? 0 : 1,
            acts ? done : NO_ACTION,
            partnerActs ? received : NO_ACTION,
          );
          for (let newOwn = 0; newOwn < k; newOwn++) {
            const toOwn = acts
              ? others.assessment[((theirs + isSubject) * a + done) * k + newOwn]!
              : Number(newOwn === r0);
            if (toOwn === 0) continue;
            for (let newOther = 0; newOther < k; newOther++) {
              const toOther = partnerActs
                ? learner.assessment[((own + isJudge) * a + received) * k + newOther]!
                : Number(newOther === rp);
              worth += toOwn * toOther * after[(newOwn * k + newOther) * memories + next]!;
            }
          }
          before[state]! += both * worth;
        }
      }
    }
    return before;
  }

  /** The learner's expected total of an episode with this partner, in one-way encounters over who is the donor. */
  total(partner: number, learner: PolicyTables, other: PolicyTables): number {
    const { game, situations } = this;
    const { reputations: k, rounds, encounter } = game;
    const { memories } = situations;
    let value: Float64Array = new Float64Array(k * k * memories);
    for (let round = rounds - 1; round >= 0; round--) {
      const first = this.before({ partner, round, isFirst: true }, learner, other, 0, value);
      if (encounter === "one-way") {
        const second = this.before({ partner, round, isFirst: false }, learner, other, 0, value);
        for (let state = 0; state < first.length; state++) first[state] = (first[state]! + second[state]!) / 2;
      }
      value = first;
    }
    const initial = initialDistribution(game);
    let total = 0;
    for (let pair = 0; pair < k * k; pair++) {
      total += initial[Math.floor(pair / k)]! * initial[pair % k]! * value[pair * memories]!;
    }
    return total;
  }
}
