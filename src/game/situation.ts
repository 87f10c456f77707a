/** What a learner may see of an encounter beyond the two reputations, as one number: its situation. */
import { decisionsOf } from "./decisions.js";
import type { Game } from "./game.js";
import { GameError } from "./game-error.js";
import { definePolicy, isSituated, type Policy, type PolicyShape, type SituatedPolicy } from "./policy.js";
import { NO_ACTION, type PublicRecords } from "./records.js";
import { SELF } from "./self.js";
import { type Sight, sights } from "./sight.js";
import type { Role } from "./stage.js";

/** The most probabilities of a policy, over all situations. */
const MOST_NUMBERS = 2 ** 20;

/** Situations of a game by what is seen, numbered partner first, then the last encounter, then the round. */
export class Situations {
  /** What is seen, in this order. */
  readonly sees: readonly Sight[];
  readonly count: number;
  /** How many values each of what is seen has. */
  readonly widths: readonly number[];
  /**
   * Whether the round that is seen is the number of the learner's own encounters before: in a round-robin, where one sits out of most
   * rounds, so that discounting and the end of the episode go by one's own encounters. Else it is the round of the episode.
   */
  readonly countsEncounters: boolean;
  private readonly choices: readonly [number, number];
  /** Where what happened as the second begins among the values of `last`, if the learner can be either and that is told apart. */
  private readonly asSecond: number;
  private readonly partners: number;
  private readonly lasts: number;
  private readonly rounds: number;

  /** @throws GameError that names `sees` where there are too many */
  constructor(game: Game, sees: readonly Sight[]) {
    const { agents, rounds, stage, classes, matching } = game;
    this.countsEncounters = matching === "round-robin";
    this.choices = stage.choices;
    const events = stage.choices[0] * stage.choices[1];
    this.asSecond = decisionsOf(game).alike || classes !== undefined ? 1 : 1 + events;
    const others = classes?.filter((role) => role !== classes[SELF]).length ?? agents - 1;
    this.sees = sights.filter((sight) => sees.includes(sight));
    const values = {
      partner: agents - 1,
      last: this.asSecond + events,
      round: this.countsEncounters ? others : rounds,
    };
    const width = (sight: Sight) => (this.sees.includes(sight) ? values[sight] : 1);
    this.partners = width("partner");
    this.lasts = width("last");
    this.rounds = width("round");
    this.widths = this.sees.map(width);
    this.count = this.partners * this.lasts * this.rounds;
    const { rows, width: choices } = decisionsOf(game);
    const numbers = Math.max(rows.action * choices.action, rows.assessment * choices.assessment);
    const most = Math.floor(MOST_NUMBERS / numbers);
    if (this.count > 1 && this.count > most) {
      const product = this.sees.map((sight) => `${values[sight]} of ${sight}`).join(" x ");
      throw new GameError("sees", sees, `at most ${most} situations in this game; these are ${product}`);
    }
  }

  /** Values of `last`, of which the first is that the two have not met; 1 where it is not seen. */
  get memories(): number {
    return this.lasts;
  }

  /**
   * The situation with this partner, 1 .. N-1, in this round, 0 .. R-1, if `last` happened when the two met last.
   *
   * @param round where `countsEncounters`, the learner's own encounters before
   */
  of(partner: number, last: number, round: number): number {
    const who = this.partners === 1 ? 0 : partner - 1;
    return (who * this.lasts + (this.lasts === 1 ? 0 : last)) * this.rounds + (this.rounds === 1 ? 0 : round);
  }

  /** The value of `last` in a situation. */
  lastIn(situation: number): number {
    return Math.floor(situation / this.rounds) % this.lasts;
  }

  /**
   * What happened in an encounter, as `last`: what the learner did and what the other did; NO_ACTION where one did nothing.
   *
   * @param role the learner's; where it is not told, the second's if the learner did nothing
   */
  memoryOf(done: number, received: number, role: Role = done === NO_ACTION ? 1 : 0): number {
    if (this.lasts === 1) return 0;
    const own = done === NO_ACTION ? 0 : done * this.choices[1 - role]!;
    return (role === 0 ? 1 : this.asSecond) + own + (received === NO_ACTION ? 0 : received);
  }

  /** The value of `round` in a situation; 0 where it is not seen. */
  roundIn(situation: number): number {
    return situation % this.rounds;
  }

  /** The values of what is seen, in the order of `sees`. */
  parts(situation: number): number[] {
    const round = this.roundIn(situation);
    const last = this.lastIn(situation);
    const partner = Math.floor(situation / (this.rounds * this.lasts));
    const values = { partner, last, round };
    return this.sees.map((sight) => values[sight]);
  }
}

/** Follows an episode: what happened when the learner last met each of the others, and how often it has met any. */
export class Memory {
  private readonly last: Int32Array;
  private encounters = 0;

  constructor(
    private readonly situations: Situations,
    agents: number,
  ) {
    this.last = new Int32Array(agents);
  }

  /** A new episode begins. */
  clear(): void {
    this.last.fill(0);
    this.encounters = 0;
  }

  /** @param round of the episode */
  situation(partner: number, round: number): number {
    const { situations, encounters, last } = this;
    return situations.of(partner, last[partner]!, situations.countsEncounters ? encounters : round);
  }

  meet(partner: number, done: number, received: number, role: Role): void {
    this.last[partner] = this.situations.memoryOf(done, received, role);
    this.encounters += 1;
  }
}

/** The learner's situation in each round of the records, `[episodes][rounds]`; -1 where it sits out. */
export function situationsIn(records: PublicRecords, situations: Situations): Int32Array {
  const { game, episodes, rounds, encounterOf, first, second, actionFirst, actionSecond } = records;
  const memory = new Memory(situations, game.agents);
  const found = new Int32Array(episodes * rounds).fill(-1);
  for (let round = 0; round < found.length; round++) {
    if (round % rounds === 0) memory.clear();
    const at = encounterOf[round * game.agents + SELF]!;
    if (at < 0) continue;
    const isFirst = first[at] === SELF;
    const partner = first[at]! + second[at]! - SELF;
    found[round] = memory.situation(partner, round % rounds);
    if (isFirst) memory.meet(partner, actionFirst[at]!, actionSecond[at]!, 0);
    else memory.meet(partner, actionSecond[at]!, actionFirst[at]!, 1);
  }
  return found;
}

/**
 * A policy from its tables over all situations, copied and checked; one that sees nothing is a plain policy.
 *
 * @throws GameError naming the table or its first bad row
 */
export function defineSituated(
  game: PolicyShape,
  { sees, count }: Pick<Situations, "sees" | "count">,
  action: ArrayLike<number>,
  assessment: ArrayLike<number>,
): Policy {
  if (sees.length === 0) return definePolicy(game, action, assessment);
  const policy = definePolicy(game, action, assessment, count);
  return { ...policy, sees, situations: count } satisfies SituatedPolicy as Policy;
}

/** The policy in one situation: views of its tables. */
export function policyIn(policy: Policy, situation: number): Policy {
  if (!isSituated(policy)) return policy;
  const part = (table: Float64Array) => {
    const size = table.length / policy.situations;
    return table.subarray(situation * size, (situation + 1) * size);
  };
  return { action: part(policy.action), assessment: part(policy.assessment) };
}

/** A table for all situations that is the same in each. */
export function inEach(table: Float64Array, situations: number): Float64Array {
  if (situations === 1) return table;
  const all = new Float64Array(situations * table.length);
  for (let situation = 0; situation < situations; situation++) all.set(table, situation * table.length);
  return all;
}

/** Throws a GameError unless the situations of the policy are those of the game. */
export function checkSituations(game: Game, policy: Policy, field = "policy"): void {
  if (!isSituated(policy)) return;
  const { count } = new Situations(game, policy.sees);
  if (count === policy.situations) return;
  const takes = `${count}: this game has as many by ${policy.sees.join(", ")}`;
  throw new GameError(`${field}.situations`, policy.situations, takes);
}
