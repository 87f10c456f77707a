/** Plays episodes: matched in pairs, acting, judging, and carrying the new reputations on. */

import { checkRandom, type Random } from "../random.js";
import type { Game } from "./game.js";
import { checkGame, GameError, initialDistribution } from "./game.js";
import type { Matching } from "./matching.js";
import { checkMatching, drawMatching, matchingLength, pairsPerRound } from "./matching.js";
import { checkPolicy, isSituated, type Policy, type SituatedPolicy } from "./policy.js";
import type { PublicRecords } from "./records.js";
import { NO_ACTION } from "./records.js";
import { checkSituations, Memory, policyIn, Situations } from "./situation.js";
import type { Thresholds } from "./thresholds.js";
import { packRow, packThresholds } from "./thresholds.js";

/**
 * Plays `records.episodes` episodes and writes every encounter into `records`. Time and memory are linear in N.
 *
 * Draws, in order: an episode's matching unless given, a reputation for every agent, then 4 draws a mutual encounter (action
 * of the first, of the second, signal about the first, about the second) or 2 a one-way encounter. How many there are does
 * not depend on what the policies hold, so that runs with the same seed and other policies stay comparable draw by draw.
 *
 * @param policies one for every agent, agent 0 first, as performed (see `asPerformed`): the game's errors are not added here.
 * @param matchings one an episode; drawn if absent.
 * @throws GameError if any of these do not fit together.
 */
export function play(
  game: Game,
  policies: readonly Policy[],
  random: Random,
  records: PublicRecords,
  matchings?: readonly Matching[],
): void {
  checkGame(game);
  checkRandom(random);
  checkRecords(game, records);
  if (policies.length !== game.agents) {
    throw new GameError("policies", `${policies.length} of them`, `one for each of the ${game.agents} agents`);
  }
  if (matchings !== undefined && matchings.length !== records.episodes) {
    throw new GameError("matchings", `${matchings.length} of them`, `one for each of the ${records.episodes} episodes`);
  }
  const [learner] = policies;
  const situated = learner !== undefined && isSituated(learner) ? new SituatedPlay(game, learner, policies) : undefined;
  const thresholds = situated?.thresholds ?? packThresholds(game, policies);
  const start = new Int32Array(game.reputations - 1);
  packRow(initialDistribution(game), start, 0);
  const playEncounters = game.encounter === "mutual" ? playMutual : playOneWay;
  const reputation = new Uint8Array(game.agents);
  const drawn = matchings === undefined ? new Int32Array(matchingLength(game)) : undefined;
  for (let episode = 0; episode < records.episodes; episode++) {
    const given = matchings?.[episode];
    if (given !== undefined) checkMatching(game, given, `matchings[${episode}]`);
    const matching = given ?? drawMatching(game, random, drawn);
    drawReputations(start, random, reputation);
    const offset = episode * game.rounds * records.pairs;
    if (situated === undefined) playEncounters(game, thresholds, random, matching, reputation, records, offset);
    else situated.play(playEncounters, random, matching, reputation, records, offset);
  }
  indexEncounters(records);
}

/** Plays round by round, in each with the learner's tables for its situation. */
class SituatedPlay {
  /** Those of the learner are where its situation of the round says. */
  readonly thresholds: Thresholds;
  private readonly memory: Memory;
  /** Where the learner's tables start in each situation. */
  private readonly actionStarts: Int32Array;
  private readonly assessmentStarts: Int32Array;

  constructor(
    private readonly game: Game,
    learner: SituatedPolicy,
    policies: readonly Policy[],
  ) {
    checkPolicy(game, learner, "policies[0]");
    checkSituations(game, learner, "policies[0]");
    const other = policies.findIndex((policy, agent) => agent > 0 && isSituated(policy));
    if (other > 0)
      throw new GameError(`policies[${other}]`, "one that sees more", "a plain policy: only agent 0 sees more");
    const { situations } = learner;
    const own = Array.from({ length: situations }, (_, situation) => policyIn(learner, situation));
    const { action, assessment, actionStart, assessmentStart } = packThresholds(game, [...own, ...policies.slice(1)]);
    this.actionStarts = actionStart.slice(0, situations);
    this.assessmentStarts = assessmentStart.slice(0, situations);
    this.thresholds = {
      action,
      assessment,
      actionStart: actionStart.slice(situations - 1),
      assessmentStart: assessmentStart.slice(situations - 1),
    };
    this.memory = new Memory(new Situations(game, learner.sees), game.agents);
  }

  play(
    playEncounters: typeof playMutual,
    random: Random,
    matching: Matching,
    reputation: Uint8Array,
    records: PublicRecords,
    offset: number,
  ): void {
    const { game, thresholds, memory } = this;
    const { pairs } = records;
    memory.clear();
    for (let round = 0; round < game.rounds; round++) {
      const these = matching.subarray(2 * round * pairs, 2 * (round + 1) * pairs);
      const place = these.indexOf(0);
      const partner = place < 0 ? 0 : these[place ^ 1]!;
      if (place >= 0) {
        const situation = memory.situation(partner, round);
        thresholds.actionStart[0] = this.actionStarts[situation]!;
        thresholds.assessmentStart[0] = this.assessmentStarts[situation]!;
      }
      const start = offset + round * pairs;
      playEncounters(game, thresholds, random, these, reputation, records, start);
      if (place < 0) continue;
      const at = start + (place >> 1);
      const first = records.actionFirst[at]!;
      const second = records.actionSecond[at]!;
      if (place % 2 === 0) memory.meet(partner, first, second);
      else memory.meet(partner, second, first);
    }
  }
}

/** Fills `encounterOf`, so that whoever follows an agent need not look at the others. */
function indexEncounters({ game, episodes, rounds, pairs, first, second, encounterOf }: PublicRecords): void {
  const { agents } = game;
  if (agents % 2 === 1) encounterOf.fill(-1);
  for (let round = 0, row = 0, at = 0; round < episodes * rounds; round++, row += agents) {
    for (const end = at + pairs; at < end; at++) {
      encounterOf[row + first[at]!] = at;
      encounterOf[row + second[at]!] = at;
    }
  }
}

function checkRecords(game: Game, records: PublicRecords): void {
  if (typeof records?.game !== "object")
    throw new GameError("records", records, "records, such as allocateRecords gives");
  const { reputations, actions, encounter } = records.game;
  const fits =
    reputations === game.reputations &&
    actions === game.actions &&
    encounter === game.encounter &&
    records.rounds === game.rounds &&
    records.pairs === pairsPerRound(game) &&
    records.first.length === records.episodes * records.rounds * records.pairs;
  if (!fits) {
    const got = `${records.rounds} ${encounter} rounds of ${records.pairs} pairs (K = ${reputations}, A = ${actions})`;
    const takes = `${game.rounds} ${game.encounter} rounds of ${pairsPerRound(game)} pairs (K = ${game.reputations}, A = ${game.actions})`;
    throw new GameError("records", got, `records allocated for this game: ${takes}`);
  }
}

/** A reputation for every agent, from the thresholds of the first ones' distribution (see `Thresholds`). */
function drawReputations(start: Int32Array, random: Random, reputation: Uint8Array): void {
  for (let agent = 0; agent < reputation.length; agent++) {
    const draw = random.bits() >>> 1;
    let outcome = 0;
    for (let k = 0; k < start.length; k++) outcome += (start[k]! - draw) >>> 31;
    reputation[agent] = outcome;
  }
}

// The two loops below are where the time goes: everything is a local, the outcome of a draw is counted in place, and the
// encounters of a round follow one another because their pairs are disjoint. `offset` is the episode's first encounter.

function playMutual(
  game: Game,
  { action, assessment, actionStart, assessmentStart }: Thresholds,
  random: Random,
  matching: Matching,
  reputation: Uint8Array,
  records: PublicRecords,
  offset: number,
): void {
  const { reputations, actions } = game;
  const { first, second, reputationFirst, reputationSecond } = records;
  const { actionFirst, actionSecond, signalFirst, signalSecond } = records;
  const lastAction = actions - 1;
  const lastSignal = reputations - 1;
  for (let at = offset, from = 0; from < matching.length; at++, from += 2) {
    const i = matching[from]!;
    const j = matching[from + 1]!;
    const reputationI = reputation[i]!;
    const reputationJ = reputation[j]!;
    const contextI = reputationI * reputations + reputationJ;
    const contextJ = reputationJ * reputations + reputationI;

    let draw = random.bits() >>> 1;
    let row = actionStart[i]! + contextI * lastAction;
    let actionI = 0;
    for (let k = 0; k < lastAction; k++) actionI += (action[row + k]! - draw) >>> 31;

    draw = random.bits() >>> 1;
    row = actionStart[j]! + contextJ * lastAction;
    let actionJ = 0;
    for (let k = 0; k < lastAction; k++) actionJ += (action[row + k]! - draw) >>> 31;

    draw = random.bits() >>> 1;
    row = assessmentStart[j]! + (contextI * actions + actionI) * lastSignal;
    let signalI = 0;
    for (let k = 0; k < lastSignal; k++) signalI += (assessment[row + k]! - draw) >>> 31;

    draw = random.bits() >>> 1;
    row = assessmentStart[i]! + (contextJ * actions + actionJ) * lastSignal;
    let signalJ = 0;
    for (let k = 0; k < lastSignal; k++) signalJ += (assessment[row + k]! - draw) >>> 31;

    first[at] = i;
    second[at] = j;
    reputationFirst[at] = reputationI;
    reputationSecond[at] = reputationJ;
    actionFirst[at] = actionI;
    actionSecond[at] = actionJ;
    signalFirst[at] = signalI;
    signalSecond[at] = signalJ;
    reputation[i] = signalI;
    reputation[j] = signalJ;
  }
}

function playOneWay(
  game: Game,
  { action, assessment, actionStart, assessmentStart }: Thresholds,
  random: Random,
  matching: Matching,
  reputation: Uint8Array,
  records: PublicRecords,
  offset: number,
): void {
  const { reputations, actions } = game;
  const { first, second, reputationFirst, reputationSecond } = records;
  const { actionFirst, actionSecond, signalFirst, signalSecond } = records;
  const lastAction = actions - 1;
  const lastSignal = reputations - 1;
  for (let at = offset, from = 0; from < matching.length; at++, from += 2) {
    const donor = matching[from]!;
    const recipient = matching[from + 1]!;
    const reputationDonor = reputation[donor]!;
    const reputationRecipient = reputation[recipient]!;
    const context = reputationDonor * reputations + reputationRecipient;

    let draw = random.bits() >>> 1;
    let row = actionStart[donor]! + context * lastAction;
    let given = 0;
    for (let k = 0; k < lastAction; k++) given += (action[row + k]! - draw) >>> 31;

    draw = random.bits() >>> 1;
    row = assessmentStart[recipient]! + (context * actions + given) * lastSignal;
    let signal = 0;
    for (let k = 0; k < lastSignal; k++) signal += (assessment[row + k]! - draw) >>> 31;

    first[at] = donor;
    second[at] = recipient;
    reputationFirst[at] = reputationDonor;
    reputationSecond[at] = reputationRecipient;
    actionFirst[at] = given;
    actionSecond[at] = NO_ACTION;
    signalFirst[at] = signal;
    signalSecond[at] = reputationRecipient;
    reputation[donor] = signal;
  }
}
