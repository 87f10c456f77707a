// What the outcomes of a decision lead to where the learner remembers what was done when it last met somebody: not only the new
// reputations of the two are outcomes then, but also what they did. Where two meet again and again and nobody else matters, what
// comes after is found exactly, by going back over the rounds; elsewhere what is remembered of each of the others is followed as
// independent of the reputations, as these are of each other.
import {
  type Game,
  kinOf,
  type PolicyShape,
  type PublicRecords,
  type Role,
  SELF,
  type Sight,
  type Situations,
} from "../game/index.js";
import { OptionError } from "../options.js";
import { Aftermath } from "./aftermath.js";
import { NEGLIGIBLE } from "./carriers.js";
import type { IntegerRows } from "./integer-rows.js";
import { partnerAt, roleAt } from "./own-encounters.js";
import { PairAftermath } from "./pair-aftermath.js";
import { type EncounterPlaces, encounterPlaces, type PolicyTables } from "./policy-tables.js";
import { RememberedOutcomes } from "./remembered-outcomes.js";

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

/** Among others. */
export class RememberingAftermath extends Aftermath {
  private readonly outcomes: RememberedOutcomes;
  /** Of whom what is remembered depends on the outcome: its chances, [outcomes, memories], by agent. */
  private readonly memories: (Float64Array | undefined)[] = [];
  private readonly remembered = new Set<number>();
  private readonly next: Float64Array;
  private readonly places: EncounterPlaces;
  private policies: PolicyTables = { action: new Float64Array(), assessment: new Float64Array() };

  constructor(
    game: Game,
    private readonly seen: Situations,
  ) {
    const outcomes = new RememberedOutcomes(game, seen);
    super(game, seen.count, outcomes.count);
    this.outcomes = outcomes;
    this.next = new Float64Array(outcomes.count * seen.memories);
    this.places = encounterPlaces(game);
  }

  override use(policies: PolicyTables, situationOf?: Int32Array): void {
    super.use(policies, situationOf);
    this.policies = policies;
  }

  override follow(records: PublicRecords, start: number, from: number, last: number, worth: Float64Array): void {
    this.remembered.clear();
    const at = records.encounterOf[start * this.game.agents + SELF]!;
    const partner = partnerAt(records, at);
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
    const partner = partnerAt(records, at);
    const isCarried = this.carriers.has(SELF) || this.carriers.has(partner);
    // What was done before was seen.
    if (!this.remembered.has(partner) && !(isCarried && goesOn)) super.meet(records, at, goesOn);
    else this.encounter(records, at, partner, goesOn);
  }

  /** The learner is paid, and what comes of the encounter is carried on. */
  private encounter(records: PublicRecords, at: number, partner: number, goesOn: boolean): void {
    const { seen, game, after, earned, carriers, weight: counts } = this;
    const { reputations: k } = game;
    const { memories } = seen;
    const role = roleAt(records, at);
    const ownSeen = (role === 0 ? records.reputationFirst : records.reputationSecond)[at]!;
    const otherSeen = (role === 0 ? records.reputationSecond : records.reputationFirst)[at]!;
    const own = carriers.find(SELF, ownSeen);
    const other = carriers.find(partner, otherSeen);
    const { chances } = carriers;
    const situationSeen = this.situationAt(records, at);
    const memory = this.remembered.has(partner) ? this.memoriesOf(partner) : undefined;
    const memorySeen = seen.lastIn(situationSeen);
    const next = this.next.fill(0);
    after[0].fill(0);
    after[1].fill(0);
    const { action } = this.policies;
    const kin = kinOf(game, SELF, partner);
    const mine = this.places[kin]![role];
    const theirs = this.places[kin]![1 - role]!;
    const row = this.rowOf(partner);
    const { choices, seenStep } = mine;
    const { choices: others, seenStep: otherSeenStep } = theirs;
    const happened = Array.from({ length: choices * others }, (_, both) =>
      seen.memoryOf(Math.floor(both / others), both % others, role),
    );
    for (let last = 0; last < memories; last++) {
      if (memory === undefined && last !== memorySeen) continue;
      const situation = seen.of(partner, last, seen.roundIn(situationSeen));
      const paid = this.payments.of(partner, role, situation);
      const paying = this.payments.tables;
      const weight = (outcome: number) => (memory === undefined ? 1 : memory[outcome * memories + last]!);
      for (let outcome = 0; outcome < earned.length; outcome++) {
        const chance = weight(outcome);
        if (chance === 0) continue;
        for (let r0 = 0; r0 < k; r0++) {
          for (let rp = 0; rp < k; rp++) {
            const both = chance * chances[own + outcome * k + r0]! * chances[other + outcome * k + rp]!;
            if (both === 0) continue;
            earned[outcome]! += counts * both * paying[paid + r0 * k + rp]!;
            if (!goesOn) continue;
            const acts = mine.action(situation, r0 * k + rp);
            const partnerActs = theirs.action(row, rp * k + r0);
            for (let done = 0; done < choices; done++) {
              for (let received = 0; received < others; received++) {
                const does = choices === 1 ? 1 : action[acts + received * seenStep + done]!;
                const gets = others === 1 ? 1 : action[partnerActs + done * otherSeenStep + received]!;
                next[outcome * memories + happened[done * others + received]!]! += both * does * gets;
              }
            }
          }
        }
      }
      if (!goesOn) continue;
      if (mine.isJudged) {
        const judged = this.judgements.of(situation, row, role, kin);
        this.change(own, other, judged, weight, after[0]);
      }
      if (theirs.isJudged) {
        const judged = this.judgements.of(row, situation, (1 - role) as Role, kin);
        this.change(other, own, judged, weight, after[1]);
      }
    }
    if (!goesOn) return;
    if (mine.isJudged) this.become(SELF, after[0]);
    if (theirs.isJudged) this.become(partner, after[1]);
    this.remember(partner, next);
    this.doneIn[SELF] = this.roundsDone;
    this.doneIn[partner] = this.roundsDone;
  }

  /** Adds the chances of a new reputation, each outcome with this weight; see `change` of reputation-change.ts. */
  private change(
    subject: number,
    judge: number,
    judged: number,
    weight: (outcome: number) => number,
    into: Float64Array,
  ): void {
    const { reputations: k } = this.game;
    const { chances } = this.carriers;
    const { tables } = this.judgements;
    for (let outcome = 0; outcome < this.earned.length; outcome++) {
      const chance = weight(outcome);
      if (chance === 0) continue;
      for (let r = 0; r < k; r++) {
        for (let s = 0; s < k; s++) {
          const both = chance * chances[subject + outcome * k + r]! * chances[judge + outcome * k + s]!;
          if (both === 0) continue;
          const row = judged + (r * k + s) * k;
          for (let signal = 0; signal < k; signal++) into[outcome * k + signal]! += both * tables[row + signal]!;
        }
      }
    }
  }

  private become(agent: number, chances: Float64Array): void {
    const { carriers } = this;
    const place = carriers.has(agent) ? carriers.find(agent, 0) : carriers.add(agent);
    carriers.chances.set(chances, place);
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
