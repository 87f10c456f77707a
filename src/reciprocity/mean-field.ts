// The mean field: every agent's reputation as a distribution of its own, independent of all others, propagated through
// whole episodes. Biased wherever they are not independent; docs/method.md section 4.
import type { Indices, Tape, Tensor } from "../autodiff/index.js";
import { decisionsOf, type Game, initialDistribution, kinOf, pairsPerRound, type Role, SELF } from "../game/index.js";
import {
  actionChances,
  constantTables,
  encounterMatrices,
  judged,
  judgedRoles,
  judgementTables,
  KEEP,
} from "./encounter-tensors.js";
import { areSums, PayoffNumbers, pairPayoffs, payoffRow, payoffTables } from "./payoff-tensors.js";
import type { PolicyTensors } from "./policy-tensors.js";
import type { EpisodeMatchings } from "./schedule.js";

/** Indices that say who meets in one round of all episodes. */
interface RoundIndices {
  /** Rows of the belief [episodes * agents], by encounter. */
  readonly first: Indices;
  readonly second: Indices;
  readonly firstTable: Indices;
  readonly secondTable: Indices;
  /** Where each agent's new marginal stands: its old one, or that of the first or second of an encounter. */
  readonly next: Indices;
  /** The learner's partner as a row of the belief, its row of the payoff tables, and what the encounter counts: 0 where it sits out. */
  readonly partner: Indices;
  readonly payoffRow: Indices;
  readonly counts: Tensor;
}

/** A recorded propagation of marginals; `load` gives it other matchings. */
export class MeanField {
  /**
   * The learner's expected payoff: the mean over its encounters, of which the k-th of an episode, from 0, counts `discount` ** k.
   */
  readonly payoff: Tensor;
  private readonly weight: Tensor;
  /** All pairs of a first and a second, by their rows of the policies. */
  private readonly firsts: Indices;
  private readonly seconds: Indices;
  private readonly paid: (first: number, second: number) => number;
  private readonly rounds: RoundIndices[] = [];

  constructor(
    tape: Tape,
    private readonly game: Game,
    policies: PolicyTensors,
    readonly episodes: number,
  ) {
    const { agents, reputations: k } = game;
    const pairs = agents * (agents - 1);
    const meetings = episodes * pairsPerRound(game);
    this.firsts = tape.indices([pairs]);
    this.seconds = tape.indices([pairs]);
    this.weight = tape.input([]);
    const judgements = changes(game, policies, this.firsts, this.seconds);
    const tables = tape.concat([constantTables(tape, game).reshape([1 + k, k * k, k]), judgements], 0);
    const { payoffs, row } = payoffsOf(tape, game, policies);
    this.paid = row;
    const start = initialDistribution(game);
    const all = Float64Array.from({ length: episodes * agents * k }, (_, at) => start[at % k]!);
    const learners = tape.indices(
      [episodes],
      Int32Array.from({ length: episodes }, (_, at) => at * agents),
    );
    const independent = (own: Tensor, partner: Tensor, rows: number) =>
      own
        .reshape([rows, k, 1])
        .mul(partner.reshape([rows, 1, k]))
        .reshape([rows, 1, k * k]);
    let belief = tape.constant(all, [episodes * agents, k]);
    let total: Tensor | undefined;
    for (let round = 0; round < game.rounds; round++) {
      const indices: RoundIndices = {
        first: tape.indices([meetings]),
        second: tape.indices([meetings]),
        firstTable: tape.indices([meetings]),
        secondTable: tape.indices([meetings]),
        next: tape.indices([episodes * agents]),
        partner: tape.indices([episodes]),
        payoffRow: tape.indices([episodes]),
        counts: tape.input([episodes, 1]),
      };
      this.rounds.push(indices);
      const together = independent(belief.gather(learners), belief.gather(indices.partner), episodes);
      const paid = payoffs.gather(indices.payoffRow).mul(indices.counts);
      const earned = together
        .reshape([episodes, k * k])
        .mul(paid)
        .sum();
      total = total === undefined ? earned : total.add(earned);
      const own = belief.gather(indices.first);
      const partner = belief.gather(indices.second);
      const newFirst = independent(own, partner, meetings).matmul(tables.gather(indices.firstTable));
      const newSecond = independent(partner, own, meetings).matmul(tables.gather(indices.secondTable));
      const everyone = [belief, newFirst.reshape([meetings, k]), newSecond.reshape([meetings, k])];
      const next = tape.concat(everyone, 0).gather(indices.next);
      // A product of two marginals squares what their sums miss 1 by; over 36 rounds that would be everything.
      belief = next.div(next.sum(1).reshape([episodes * agents, 1]));
    }
    this.payoff = total!.mul(this.weight);
  }

  /** Sets who meets whom. */
  load({ first, second, pairs: width }: EpisodeMatchings): void {
    const { game, episodes } = this;
    const { agents, rounds, stage, discount } = game;
    const { kinds, alike } = decisionsOf(game);
    const [firstIsJudged, secondIsJudged] = stage.judged;
    const rowOf = (agent: number, other: number) => agent * kinds + (kinds === 1 ? 0 : kinOf(game, agent, other));
    const pairs = this.firsts.size;
    const firsts = new Int32Array(pairs);
    const seconds = new Int32Array(pairs);
    for (let i = 0, pair = 0; i < agents; i++) {
      for (let j = 0; j < agents; j++) {
        if (i === j) continue;
        firsts[pair] = rowOf(i, j);
        seconds[pair++] = rowOf(j, i);
      }
    }
    this.firsts.set(firsts);
    this.seconds.set(seconds);
    const pairOf = (i: number, j: number) => i * (agents - 1) + j - Number(j > i);
    // The tables of the second come after those of the first; where roles are alike, those of the first serve both.
    const before = judgedRoles(game).length === 1 ? 0 : pairs;
    const tableOfSecond = (i: number, j: number) => judged(game, alike ? pairOf(j, i) : before + pairOf(i, j));
    const weights = new Float64Array(episodes).fill(1);
    let total = 0;
    const meetings = episodes * width;
    for (const [round, indices] of this.rounds.entries()) {
      const rows = { first: new Int32Array(meetings), second: new Int32Array(meetings) };
      const tables = { first: new Int32Array(meetings), second: new Int32Array(meetings) };
      const next = Int32Array.from({ length: episodes * agents }, (_, at) => at);
      const learner = { partner: new Int32Array(episodes), payoffRow: new Int32Array(episodes) };
      const counts = new Float64Array(episodes);
      for (let episode = 0, meeting = 0; episode < episodes; episode++) {
        for (let pair = 0; pair < width; pair++, meeting++) {
          const at = (episode * rounds + round) * width + pair;
          const i = first[at]!;
          const j = second[at]!;
          rows.first[meeting] = episode * agents + i;
          rows.second[meeting] = episode * agents + j;
          tables.first[meeting] = firstIsJudged ? judged(game, pairOf(i, j)) : KEEP;
          tables.second[meeting] = secondIsJudged ? tableOfSecond(i, j) : KEEP;
          next[episode * agents + i] = episodes * agents + meeting;
          next[episode * agents + j] = episodes * agents + meetings + meeting;
          if (i !== SELF && j !== SELF) continue;
          learner.partner[episode] = episode * agents + i + j - SELF;
          learner.payoffRow[episode] = this.paid(i, j);
          counts[episode] = weights[episode]!;
          total += weights[episode]!;
          weights[episode]! *= discount;
        }
      }
      indices.first.set(rows.first);
      indices.second.set(rows.second);
      indices.firstTable.set(tables.first);
      indices.secondTable.set(tables.second);
      indices.next.set(next);
      indices.partner.set(learner.partner);
      indices.payoffRow.set(learner.payoffRow);
      indices.counts.set(counts);
    }
    this.weight.set([total === 0 ? 1 : 1 / total]);
  }
}

/**
 * Chances of a new reputation by the own and the judge's before, [tables, K^2, K]: of the first of all pairs where it is judged, and of the
 * second where it is and has tables of its own. Where both new reputations depend on each other, those of each by itself.
 */
function changes(game: Game, policies: PolicyTensors, firsts: Indices, seconds: Indices): Tensor {
  const { reputations: k } = game;
  const { tape } = policies.action;
  const roles = judgedRoles(game);
  const pairs = firsts.size;
  const all = [pairs, k * k, k];
  if (!decisionsOf(game).dependent) {
    const ofRole = (role: Role) =>
      role === 0
        ? judgementTables(game, policies, firsts, seconds, 0)
        : judgementTables(game, policies, seconds, firsts, 1);
    return tape.concat(
      roles.map((role) => ofRole(role).reshape(all)),
      0,
    );
  }
  const both = encounterMatrices(game, policies, firsts, seconds, actionChances(game, policies, firsts, seconds));
  const ofRole = (role: Role) => {
    const alone = both.reshape([pairs * k * k, k * k]).matmul(marginal(tape, k, role));
    // By the own reputation first.
    return role === 0 ? alone.reshape(all) : alone.reshape([pairs, k, k, k]).transpose([0, 2, 1, 3]).reshape(all);
  };
  return tape.concat(roles.map(ofRole), 0);
}

/** What sums a distribution of two reputations over the other one, [K^2, K]. */
function marginal(tape: Tape, k: number, role: Role): Tensor {
  const ones = new Float32Array(k ** 3);
  for (let state = 0; state < k * k; state++) ones[state * k + (role === 0 ? Math.floor(state / k) : state % k)] = 1;
  return tape.constant(ones, [k * k, k]);
}

/** What the learner's encounters pay, [rows, K^2] by its own and its partner's reputation, and the row of an encounter. */
function payoffsOf(
  tape: Tape,
  game: Game,
  policies: PolicyTensors,
): { payoffs: Tensor; row: (first: number, second: number) => number } {
  if (areSums(game)) {
    const numbers = new PayoffNumbers(game);
    return {
      payoffs: payoffTables(tape, game, policies),
      row: (first, second) => payoffRow(numbers, first, second),
    };
  }
  // With each of the others first as the first, then as the second.
  const { kinds, alike } = decisionsOf(game);
  const others = Array.from({ length: game.agents - 1 }, (_, at) => at + 1);
  const own = others.map((partner) => SELF * kinds + (kinds === 1 ? 0 : kinOf(game, SELF, partner)));
  const theirs = others.map((partner, at) => partner * kinds + (own[at]! % kinds));
  const firsts = tape.indices([2 * others.length], Int32Array.from([...own, ...theirs]));
  const seconds = tape.indices([2 * others.length], Int32Array.from([...theirs, ...own]));
  return {
    payoffs: pairPayoffs(game, actionChances(game, policies, firsts, seconds)),
    row: (first, second) => {
      const partner = first + second - SELF;
      if (alike) return partner - 1;
      return first === SELF ? 2 * (partner - 1) : 2 * (others.length + partner - 1) + 1;
    },
  };
}
