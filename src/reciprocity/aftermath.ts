// What the outcomes of a decision lead to beyond its light cone, where its influence has come to more agents than a belief
// can follow jointly.
//
// For every outcome, the new reputations of the learner and of its partner, the reputations of all that the influence comes
// to are followed as independent, each on its own: a mean field, but one that starts from what came of the decision. So it is
// exact where nothing is left to chance, and what is lost is how far reputations hang together within one outcome. Whoever
// the influence has not come to has the reputation that was seen. Whose reputation no longer depends on the outcome carries
// nothing on, and is let go.
//
// Nothing is differentiated here: later decisions of the learner are taken as they are, so that all that the gradient of the
// decision needs from here is what each outcome is worth.
import { decisionsOf, type Game, kinOf, type PublicRecords, pairsPerRound, SELF } from "../game/index.js";
import { Carriers } from "./carriers.js";
import type { IntegerRows } from "./integer-rows.js";
import { Judgements } from "./judgements.js";
import { partnerAt, roleAt, weightAfter } from "./own-encounters.js";
import { Payments } from "./payments.js";
import type { PolicyTables } from "./policy-tables.js";
import { change, changeBoth } from "./reputation-change.js";

/** With more reputations than this, one new reputation at a time is varied from what was seen, and the effects are added up. */
const MOST_TOGETHER = 4;

export class Aftermath {
  /** Outcomes that are followed: the learner's new reputation, and its partner's. */
  protected readonly own: Int32Array;
  protected readonly other: Int32Array;
  protected readonly carriers: Carriers;
  /** Rounds followed so far by all decisions, and in which of them an agent's encounter was done. */
  protected roundsDone = 0;
  protected readonly doneIn: Int32Array;
  /** What becomes of the first and of the second of the encounter under way. */
  protected readonly after: readonly [Float64Array, Float64Array];
  protected readonly earned: Float64Array;
  /** What the learner's next encounter counts: the game's discount to the power of its encounters before in the episode. */
  protected weight = 1;
  protected readonly judgements: Judgements;
  protected readonly payments: Payments;
  private readonly firstIsJudged: boolean;
  private readonly secondIsJudged: boolean;
  private readonly hasGroups: boolean;
  /** The learner's situation in every round of the records; absent where there is but one. */
  private situationOf: Int32Array | undefined;

  /** @param situations the learner's */
  constructor(
    protected readonly game: Game,
    protected readonly situations = 1,
    outcomes: number = game.reputations <= MOST_TOGETHER ? game.reputations ** 2 : 2 * game.reputations - 1,
  ) {
    const { reputations: k, agents } = game;
    this.own = new Int32Array(outcomes);
    this.other = new Int32Array(outcomes);
    this.carriers = new Carriers(agents, k, outcomes);
    this.doneIn = new Int32Array(agents);
    this.after = [new Float64Array(outcomes * k), new Float64Array(outcomes * k)];
    this.earned = new Float64Array(outcomes);
    this.firstIsJudged = game.stage.judged[0];
    this.secondIsJudged = game.stage.judged[1];
    this.hasGroups = game.groups !== undefined;
    this.judgements = new Judgements(game, situations - 1 + agents);
    this.payments = new Payments(game, situations);
  }

  /** Takes in the policies by which all that follows is done, and the learner's situation in every round. */
  use(policies: PolicyTables, situationOf?: Int32Array): void {
    this.judgements.use(policies);
    this.payments.use(policies);
    this.situationOf = situationOf;
  }

  /**
   * At most so much time do these decisions take, in encounters between two agents of two reputations.
   *
   * @param rounds as in `Beyond`
   */
  timeOf(rounds: IntegerRows): number {
    const { game } = this;
    const { reputations: k, actions: a, agents } = game;
    // Judging by all contexts, and changing in all outcomes; but most chances are 0.
    const plays = decisionsOf(game).dependent ? a * a : a;
    const each = (2 * k ** 3 * plays + this.own.length * k ** 2.5) / 55;
    // As many encounters as there are pairs in a round, and a half where one sits out.
    const most = Math.min(agents / 2, pairsPerRound(game) + 0.5);
    let encounters = 0;
    for (let decision = 0; decision < rounds.count; decision++) {
      const last = rounds.data[4 * decision + 2]!;
      let carriers = 2;
      let round = 1;
      for (; round <= last && carriers < most; round++, carriers *= 2) encounters += carriers;
      encounters += (last - round + 1) * most;
    }
    return encounters * each;
  }

  /**
   * Writes what each outcome of a decision is worth to the learner: its expected payoffs in its encounters of the rounds
   * after `from` and up to `last`, rounds counted from the decision's own, [K^2] by its new reputation and its partner's. Its k-th own
   * encounter of the episode, from 0, counts `discount` ** k.
   *
   * @param start the decision's round among all rounds of the records
   */
  follow(records: PublicRecords, start: number, from: number, last: number, worth: Float64Array): void {
    const { carriers, doneIn, earned } = this;
    const { agents } = this.game;
    const at = records.encounterOf[start * agents + SELF]!;
    const learnerIsFirst = records.first[at] === SELF;
    const { signalFirst, signalSecond } = records;
    const seenOwn = (learnerIsFirst ? signalFirst : signalSecond)[at]!;
    const seenOther = (learnerIsFirst ? signalSecond : signalFirst)[at]!;
    this.chooseOutcomes(seenOwn, seenOther);
    carriers.setOut(SELF, this.own);
    carriers.setOut(partnerAt(records, at), this.other);
    earned.fill(0);
    this.weight = weightAfter(records, start);
    if (this.roundsDone > 2 ** 30) {
      doneIn.fill(0);
      this.roundsDone = 0;
    }
    for (let round = 1; round <= last; round++) {
      this.roundsDone += 1;
      this.playRound(records, (start + round) * agents, round > from, round < last);
    }
    carriers.clear();
    this.writeWorth(seenOwn, seenOther, worth);
  }

  protected chooseOutcomes(seenOwn: number, seenOther: number): void {
    const { reputations: k } = this.game;
    const { own, other } = this;
    for (let outcome = 0; outcome < own.length; outcome++) {
      if (k <= MOST_TOGETHER) {
        own[outcome] = Math.floor(outcome / k);
        other[outcome] = outcome % k;
      } else {
        // First the learner's, then the partner's; the seen reputation of the one, left out there, is that of the first.
        own[outcome] = outcome < k ? outcome : seenOwn;
        other[outcome] = outcome < k ? seenOther : outcome - k + Number(outcome - k >= seenOther);
      }
    }
  }

  protected writeWorth(seenOwn: number, seenOther: number, worth: Float64Array): void {
    const { reputations: k } = this.game;
    const { earned } = this;
    const byOther = (other: number) =>
      other === seenOther ? earned[seenOwn]! : earned[k + other - Number(other > seenOther)]!;
    for (let own = 0; own < k; own++) {
      for (let other = 0; other < k; other++) {
        worth[own * k + other] =
          k <= MOST_TOGETHER ? earned[own * k + other]! : earned[own]! + byOther(other) - earned[seenOwn]!;
      }
    }
  }

  private playRound(records: PublicRecords, row: number, pays: boolean, goesOn: boolean): void {
    const { carriers, doneIn, roundsDone } = this;
    const { encounterOf } = records;
    const before = carriers.count;
    const own = encounterOf[row + SELF]!;
    if (pays && own >= 0) this.meet(records, own, goesOn);
    if (own >= 0) this.weight *= this.game.discount;
    // What happens in the last round to others changes nothing any more.
    if (!goesOn) return;
    for (let place = 0; place < before; place++) {
      const agent = carriers.agents[place]!;
      if (doneIn[agent] === roundsDone || encounterOf[row + agent]! < 0) continue;
      this.pass(records, encounterOf[row + agent]!);
    }
    carriers.letGo();
  }

  /** The learner's own encounter, in which it is paid. */
  protected meet(records: PublicRecords, at: number, goesOn: boolean): void {
    const { carriers } = this;
    this.earn(records, at);
    const carried = carriers.has(records.first[at]!) || carriers.has(records.second[at]!);
    if (carried && goesOn) this.pass(records, at);
  }

  private earn(records: PublicRecords, at: number): void {
    const { reputations: k } = this.game;
    const { earned, payments, carriers, weight } = this;
    const { chances } = carriers;
    const role = roleAt(records, at);
    const first = carriers.find(records.first[at]!, records.reputationFirst[at]!);
    const second = carriers.find(records.second[at]!, records.reputationSecond[at]!);
    const paid = payments.of(partnerAt(records, at), role, this.situationAt(records, at));
    const { tables } = payments;
    let own = role === 0 ? first : second;
    let other = role === 0 ? second : first;
    for (let outcome = 0; outcome < earned.length; outcome++, own += k, other += k) {
      let sum = 0;
      for (let r0 = 0, cell = paid; r0 < k; r0++) {
        for (let rp = 0; rp < k; rp++, cell++) sum += tables[cell]! * chances[own + r0]! * chances[other + rp]!;
      }
      earned[outcome]! += weight * sum;
    }
  }

  /** Passes the influence on to both of an encounter. */
  private pass(records: PublicRecords, at: number): void {
    const { after, carriers, doneIn, roundsDone, game, judgements } = this;
    const { reputations: k } = game;
    const { firstIsJudged, secondIsJudged } = this;
    const i = records.first[at]!;
    const j = records.second[at]!;
    const first = carriers.find(i, records.reputationFirst[at]!);
    const second = carriers.find(j, records.reputationSecond[at]!);
    const toFirst = carriers.has(i) ? first : carriers.add(i);
    const toSecond = carriers.has(j) ? second : carriers.add(j);
    const { chances, width } = carriers;
    const situation = i === SELF || j === SELF ? this.situationAt(records, at) : 0;
    const rowI = this.rowOf(i, situation);
    const rowJ = this.rowOf(j, situation);
    const kin = this.hasGroups ? kinOf(game, i, j) : 0;
    doneIn[i] = roundsDone;
    doneIn[j] = roundsDone;
    const judgedI = firstIsJudged ? judgements.of(rowI, rowJ, 0, kin) : -1;
    const judgedJ = secondIsJudged ? judgements.of(rowJ, rowI, 1, kin) : -1;
    const { tables } = judgements;
    if (k === 2 && firstIsJudged && secondIsJudged) {
      changeBoth(chances, first, second, toFirst, toSecond, tables, judgedI, judgedJ, width);
      return;
    }
    if (firstIsJudged) change(chances, first, second, tables, judgedI, k, after[0]);
    if (secondIsJudged) change(chances, second, first, tables, judgedJ, k, after[1]);
    this.settle(firstIsJudged, first, toFirst, after[0]);
    this.settle(secondIsJudged, second, toSecond, after[1]);
  }

  /** Who is judged has the chances after; who is not keeps those it had. */
  private settle(isJudged: boolean, from: number, to: number, after: Float64Array): void {
    const { chances, width } = this.carriers;
    if (isJudged) for (let place = 0; place < width; place++) chances[to + place] = after[place]!;
    else if (to !== from) chances.copyWithin(to, from, from + width);
  }

  /** The number of an agent's policy; of the learner's in this situation. */
  protected rowOf(agent: number, situation = 0): number {
    return agent === SELF ? situation : this.situations - 1 + agent;
  }

  /** The learner's situation in its encounter. */
  protected situationAt(records: PublicRecords, at: number): number {
    return this.situationOf === undefined ? 0 : this.situationOf[Math.floor(at / records.pairs)]!;
  }
}
