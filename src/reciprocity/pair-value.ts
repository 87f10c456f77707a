// What two who meet again and again are to pay the learner: backwards over their encounters, exactly, by their reputations and
// by what the learner remembers.
import { type Game, initialDistribution, kinOf, type Role, SELF, type Situations } from "../game/index.js";
import { type EncounterPlaces, encounterPlaces, type PolicyTables } from "./policy-tables.js";

/** An encounter of the learner. */
export interface PairEncounter {
  readonly partner: number;
  /** Of the episode. */
  readonly round: number;
  /** The learner's. */
  readonly role: Role;
}

export class PairValue {
  private readonly places: EncounterPlaces;

  constructor(
    private readonly game: Game,
    private readonly situations: Situations,
  ) {
    this.places = encounterPlaces(game);
  }

  /**
   * What is to come before an encounter, from what is to come after it: [own][partner's reputation][memory]. What an encounter pays counts
   * in full there, and what comes after it times the game's discount.
   *
   * @param learner its tables as performed, one for each situation
   * @param others of which the partner's is the one at `row`
   */
  before(
    { partner, round, role }: PairEncounter,
    learner: PolicyTables,
    others: PolicyTables,
    row: number,
    after: Float64Array,
  ): Float64Array {
    const { situations, game } = this;
    const { reputations: k, discount, stage } = game;
    const { memories } = situations;
    const places = this.places[kinOf(game, SELF, partner)]!;
    const mine = places[role];
    const theirs = places[1 - role]!;
    const { isJudged } = mine;
    const otherIsJudged = theirs.isJudged;
    const paid = stage.payoffs[role];
    // Its payoffs are in the order of roles.
    const [byOwn, byOther] = role === 0 ? [stage.choices[1], 1] : [1, stage.choices[1]];
    const before = new Float64Array(after.length);
    for (let state = 0; state < before.length; state++) {
      const memory = state % memories;
      const r0 = Math.floor(state / (k * memories));
      const rp = Math.floor(state / memories) % k;
      const own = situations.of(partner, memory, round);
      const isSubject = r0 * k + rp;
      const isJudge = rp * k + r0;
      const acts = mine.action(own, isSubject);
      const partnerActs = theirs.action(row, isJudge);
      const ofOwn = mine.assessment(row, isSubject);
      const ofOther = theirs.assessment(own, isJudge);
      for (let done = 0; done < mine.choices; done++) {
        for (let received = 0; received < theirs.choices; received++) {
          const does = mine.choices === 1 ? 1 : learner.action[acts + received * mine.seenStep + done]!;
          if (does === 0) continue;
          const chance = theirs.choices === 1 ? 1 : others.action[partnerActs + done * theirs.seenStep + received]!;
          const both = does * chance;
          if (both === 0) continue;
          let worth = paid[done * byOwn + received * byOther]!;
          const next = situations.memoryOf(done, received, role);
          const saysOfOwn = ofOwn + done * mine.doneStep + received * mine.judgeStep;
          const saysOfOther = ofOther + received * theirs.doneStep + done * theirs.judgeStep;
          for (let newOwn = 0; newOwn < k; newOwn++) {
            const toOwn = isJudged ? others.assessment[saysOfOwn + newOwn]! : Number(newOwn === r0);
            if (toOwn === 0) continue;
            for (let newOther = 0; newOther < k; newOther++) {
              const toOther = otherIsJudged ? learner.assessment[saysOfOther + newOther]! : Number(newOther === rp);
              worth += toOwn * toOther * discount * after[(newOwn * k + newOther) * memories + next]!;
            }
          }
          before[state]! += both * worth;
        }
      }
    }
    return before;
  }

  /**
   * The learner's expected return of an episode with this partner, whom it meets in every round: the sum of what its encounters pay, the
   * k-th of them, from 0, times `discount` ** k; over who has which role.
   */
  total(partner: number, learner: PolicyTables, other: PolicyTables): number {
    const { game, situations } = this;
    const { reputations: k, rounds, seats, classes } = game;
    const { memories } = situations;
    const step = (round: number, role: Role, value: Float64Array) =>
      this.before({ partner, round, role }, learner, other, 0, value);
    const mean = (one: Float64Array, two: Float64Array) => one.map((each, state) => (each + two[state]!) / 2);
    const none = new Float64Array(k * k * memories);
    // By the role that the learner has in the round; where it may be either, both.
    let values: readonly [Float64Array, Float64Array] = [none, none];
    for (let round = rounds - 1; round >= 0; round--) {
      const [asFirst, asSecond] = values;
      if (seats === "symmetric" || classes?.[SELF] === 0) values = [step(round, 0, asFirst), none];
      else if (classes?.[SELF] === 1) values = [none, step(round, 1, asSecond)];
      else if (seats === "alternating") values = [step(round, 0, asSecond), step(round, 1, asFirst)];
      else {
        const either = mean(step(round, 0, asFirst), step(round, 1, asSecond));
        values = [either, either];
      }
    }
    const [asFirst, asSecond] = values;
    const value =
      seats === "symmetric" || classes?.[SELF] === 0
        ? asFirst
        : classes !== undefined
          ? asSecond
          : mean(asFirst, asSecond);
    const initial = initialDistribution(game);
    let total = 0;
    for (let pair = 0; pair < k * k; pair++) {
      total += initial[Math.floor(pair / k)]! * initial[pair % k]! * value[pair * memories]!;
    }
    return total;
  }
}
