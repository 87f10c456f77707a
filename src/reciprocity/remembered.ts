// What the outcomes of a decision lead to where the learner remembers what was done when it last met somebody: not only the new
// reputations of the two are outcomes then, but also what they did. Where two meet again and again and nobody else matters, what
// comes after is found exactly, by going back over the rounds; elsewhere what is remembered of each of the others is followed as
// independent of the reputations, as these are of each other.
import {
  type Game,
  NO_ACTION,
  type PolicyShape,
  type PublicRecords,
  type Sight,
  type Situations,
} from "../game/index.js";
import { OptionError } from "../options.js";
import { Aftermath, NEGLIGIBLE, type PolicyTables } from "./aftermath.js";
import type { IntegerRows } from "./number-lists.js";
import { PairValue } from "./pair-value.js";

/** Outcomes of a decision that are followed at the most. */
const MOST_OUTCOMES = 1024;

/** Finds what the outcomes of decisions are worth beyond what is followed jointly; see `Aftermath`. */
export interface Following {
  use(policies: PolicyTables, situationOf?: Int32Array): void;
  timeOf(rounds: IntegerRows): number;
  follow(records: PublicRecords, start: number, from: number, last: number, worth: Float64Array): void;
}

/** Whether the learner meets but one of the others in an episode, whom nobody else meets. */
export function meetsOne({ matching, agents }: Game): boolean {
  return matching === "direct" || agents === 2;
}

export function followingOf(game: Game, situations: Situations | undefined): Following {
  if (!situations?.sees.includes("last")) return new Aftermath(game, situations?.count);
  return meetsOne(game) ? new PairAftermath(game, situations) : new RememberingAftermath(game, situations);
}

/** @throws OptionError for a game of which too much would have to be remembered in a belief */
export function checkRemembers({ reputations, actions }: PolicyShape, sees: readonly Sight[]): void {
  const most = Math.sqrt(MOST_OUTCOMES);
  if (!sees.includes("last") || reputations * actions <= most) return;
  const takes = `no "last" with ${reputations} reputations x ${actions} actions: at most ${most} in a belief`;
  throw new OptionError("sees", sees, takes);
}

/**
 * What the outcomes of a decision are: `[learner's action][its new reputation][partner's action][its new reputation]`. Whoever does
 * not act keeps its reputation, whatever the outcome says.
 */
class Outcomes {
  readonly count: number;

  constructor(
    private readonly game: Game,
    private readonly situations: Situations,
  ) {
    this.count = (game.actions * game.reputations) ** 2;
  }

  /** Calls back with each outcome of the encounter: both new reputations, and what is remembered. */
  each(
    records: PublicRecords,
    at: number,
    visit: (outcome: number, own: number, other: number, memory: number) => void,
  ): void {
    const { reputations: k, actions: a } = this.game;
    const isFirst = records.first[at] === 0;
    const mutual = records.actionSecond[at] !== NO_ACTION;
    const acts = mutual || isFirst;
    const partnerActs = mutual || !isFirst;
    const seenOwn = (isFirst ? records.signalFirst : records.signalSecond)[at]!;
    const seenOther = (isFirst ? records.signalSecond : records.signalFirst)[at]!;
    for (let outcome = 0; outcome < this.count; outcome++) {
      const mine = Math.floor(outcome / (a * k));
      const theirs = outcome % (a * k);
      const memory = this.situations.memoryOf(
        isFirst ? 0 : 1,
        acts ? Math.floor(mine / k) : NO_ACTION,
        partnerActs ? Math.floor(theirs / k) : NO_ACTION,
      );
      visit(outcome, acts ? mine % k : seenOwn, partnerActs ? theirs % k : seenOther, memory);
    }
  }
}

/** Of two whom nobody else matters to. */
export class PairAftermath implements Following {
  private policies: PolicyTables = { action: [], assessment: [] };
  private readonly outcomes: Outcomes;
  /** By round of the records after which they are: what is to come up to the `end`, [own][partner's][memory]. */
  private readonly values = new Map<number, Float64Array>();
  private end = -1;
  private readonly pair: PairValue;

  constructor(
    private readonly game: Game,
    private readonly situations: Situations,
  ) {
    this.outcomes = new Outcomes(game, situations);
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
    this.outcomes.each(records, records.encounterOf[start * this.game.agents]!, (outcome, own, other, memory) => {
      worth[outcome] = value[(own * k + other) * memories + memory]!;
    });
  }

  private valueAfter(records: PublicRecords, round: number): Float64Array {
    const { reputations: k, agents } = this.game;
    let first = round;
    while (first < this.end && !this.values.has(first)) first += 1;
    let value = this.values.get(first) ?? new Float64Array(k * k * this.situations.memories);
    for (let after = first - 1; after >= round; after--) {
      const at = records.encounterOf[(after + 1) * agents]!;
      const partner = records.first[at]! + records.second[at]!;
      const round = (after + 1) % this.game.rounds;
      const isFirst = records.first[at] === 0;
      value = this.pair.before({ partner, round, isFirst }, this.policies, this.policies, this.rowOf(partner), value);
      this.values.set(after, value);
    }
    return value;
  }

  private rowOf(partner: number): number {
    return this.situations.count - 1 + partner;
  }
}

/** Among others. */
export class RememberingAftermath extends Aftermath {
  private readonly outcomes: Outcomes;
  /** Of whom what is remembered depends on the outcome: its chances, [outcomes, memories], by agent. */
  private readonly memories: (Float64Array | undefined)[] = [];
  private readonly remembered = new Set<number>();
  private readonly next: Float64Array;

  constructor(
    game: Game,
    private readonly seen: Situations,
  ) {
    const outcomes = new Outcomes(game, seen);
    super(game, seen.count, outcomes.count);
    this.outcomes = outcomes;
    this.next = new Float64Array(outcomes.count * seen.memories);
  }

  override follow(records: PublicRecords, start: number, from: number, last: number, worth: Float64Array): void {
    this.remembered.clear();
    const at = records.encounterOf[start * this.game.agents]!;
    const partner = records.first[at]! + records.second[at]!;
    const chances = this.memoriesOf(partner).fill(0);
    this.outcomes.each(records, at, (outcome, own, other, memory) => {
      this.own[outcome] = own;
      this.other[outcome] = other;
      chances[outcome * this.seen.memories + memory] = 1;
    });
    this.remembered.add(partner);
    super.follow(records, start, from, last, worth);
  }

  protected override chooseOutcomes(): void {
    // `follow` did.
  }

  protected override writeWorth(_own: number, _other: number, worth: Float64Array): void {
    worth.set(this.earned);
  }

  protected override meet(records: PublicRecords, at: number, goesOn: boolean): void {
    const partner = records.first[at]! + records.second[at]!;
    const isCarried = this.placeOf[0]! > 0 || this.placeOf[partner]! > 0;
    // What was done before was seen.
    if (!this.remembered.has(partner) && !(isCarried && goesOn)) super.meet(records, at, goesOn);
    else this.encounter(records, at, partner, goesOn);
  }

  /** The learner is paid, and what comes of the encounter is carried on. */
  private encounter(records: PublicRecords, at: number, partner: number, goesOn: boolean): void {
    const { seen, game, after, earned, payments, judgements } = this;
    const { reputations: k, actions: a, rounds } = game;
    const { memories } = seen;
    const isFirst = records.first[at] === 0;
    const mutual = game.encounter === "mutual";
    const acts = mutual || isFirst;
    const partnerActs = mutual || !isFirst;
    const ownSeen = (isFirst ? records.reputationFirst : records.reputationSecond)[at]!;
    const otherSeen = (isFirst ? records.reputationSecond : records.reputationFirst)[at]!;
    const own = this.enter(0, ownSeen);
    const other = this.enter(partner, otherSeen);
    const round = Math.floor(at / records.pairs) % rounds;
    const memory = this.remembered.has(partner) ? this.memoriesOf(partner) : undefined;
    const memorySeen = seen.lastIn(this.situationAt(records, at));
    const next = this.next.fill(0);
    after[0].fill(0);
    after[1].fill(0);
    const { action } = this.policies;
    const theirs = this.rowOf(partner) * k * k;
    for (let last = 0; last < memories; last++) {
      if (memory === undefined && last !== memorySeen) continue;
      const situation = seen.of(partner, last, round);
      const paid = this.paid(partner, isFirst, situation);
      // Of both, whichever comes second may take the place of the first where judgements are not kept.
      const sides = goesOn
        ? ([
            [acts, situation, theirs / (k * k), after[0], true],
            [partnerActs, theirs / (k * k), situation, after[1], false],
          ] as const)
        : [];
      const weight = (outcome: number) => (memory === undefined ? 1 : memory[outcome * memories + last]!);
      for (let outcome = 0; outcome < earned.length; outcome++) {
        const chance = weight(outcome);
        if (chance === 0) continue;
        for (let r0 = 0; r0 < k; r0++) {
          for (let rp = 0; rp < k; rp++) {
            const both = chance * this.chances[own + outcome * k + r0]! * this.chances[other + outcome * k + rp]!;
            if (both === 0) continue;
            earned[outcome]! += both * payments[paid + r0 * k + rp]!;
            if (!goesOn) continue;
            const mine = (situation * k * k + r0 * k + rp) * a;
            const their = (theirs + rp * k + r0) * a;
            for (let done = 0; done < (acts ? a : 1); done++) {
              const does = acts ? both * action[mine + done]! : both;
              if (does === 0) continue;
              for (let received = 0; received < (partnerActs ? a : 1); received++) {
                const happened = seen.memoryOf(
                  isFirst ? 0 : 1,
                  acts ? done : NO_ACTION,
                  partnerActs ? received : NO_ACTION,
                );
                next[outcome * memories + happened]! += does * (partnerActs ? action[their + received]! : 1);
              }
            }
          }
        }
      }
      for (const [isJudged, subject, judge, into, isOwn] of sides) {
        if (!isJudged) continue;
        const judged = this.judged(subject, judge);
        for (let outcome = 0; outcome < earned.length; outcome++) {
          const chance = weight(outcome);
          if (chance === 0) continue;
          const one = (isOwn ? own : other) + outcome * k;
          const two = (isOwn ? other : own) + outcome * k;
          for (let r = 0; r < k; r++) {
            for (let s = 0; s < k; s++) {
              const both = chance * this.chances[one + r]! * this.chances[two + s]!;
              if (both === 0) continue;
              const row = judged + (r * k + s) * k;
              for (let signal = 0; signal < k; signal++)
                into[outcome * k + signal]! += both * judgements[row + signal]!;
            }
          }
        }
      }
    }
    if (!goesOn) return;
    if (acts) this.become(0, after[0]);
    if (partnerActs) this.become(partner, after[1]);
    this.remember(partner, next);
    this.doneIn[0] = this.roundsDone;
    this.doneIn[partner] = this.roundsDone;
  }

  private become(agent: number, chances: Float64Array): void {
    const place = this.placeOf[agent]! > 0 ? this.enter(agent, 0) : this.add(agent);
    this.chances.set(chances, place);
  }

  /** What is the same whatever the outcome is as it was seen. */
  private remember(partner: number, chances: Float64Array): void {
    const { memories } = this.seen;
    const differs = chances.some((chance, at) => Math.abs(chance - chances[at % memories]!) > NEGLIGIBLE);
    if (!differs) this.remembered.delete(partner);
    else {
      this.memoriesOf(partner).set(chances);
      this.remembered.add(partner);
    }
  }

  private memoriesOf(agent: number): Float64Array {
    this.memories[agent] ??= new Float64Array(this.outcomes.count * this.seen.memories);
    return this.memories[agent];
  }
}
