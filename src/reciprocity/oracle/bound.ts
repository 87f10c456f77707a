// The full-information bound: the optimum over policies that see every reputation and know who will meet whom, by
// backward induction over all reputation vectors. No memoryless policy can beat it on the same matching.
import {
  donation,
  type Game,
  initialDistribution,
  type Matching,
  type Policy,
  pairsPerRound,
} from "../../game/index.js";
import type { Optimize } from "../learner.js";
import { productDistribution } from "../propagation.js";

/**
 * The most that the learner can expect in total from an episode of one matching.
 *
 * @param residents policies of agents 1 .. N-1, as performed
 * @param choices P(executed action | chosen) [A][A] and P(emitted signal | chosen) [K][K]
 * @param fixed the learner's policy, as performed; the halves that are not optimised are taken from it
 */
export function boundOf(
  game: Game,
  residents: readonly Policy[],
  choices: Choices,
  optimize: Optimize,
  fixed: Policy,
  matching: Matching,
): number {
  const { agents, reputations: k, rounds } = game;
  const states = k ** agents;
  const width = pairsPerRound(game);
  let value = new Float64Array(states);
  let before = new Float64Array(states);
  for (let round = rounds - 1; round >= 0; round--) {
    let partner: { i: number; j: number } | undefined;
    // What the others do and say is not seen in the round itself, so their encounters are averaged first.
    for (let pair = 0; pair < width; pair++) {
      const i = matching[2 * (round * width + pair)]!;
      const j = matching[2 * (round * width + pair) + 1]!;
      if (i === 0 || j === 0) {
        partner = { i, j };
        continue;
      }
      average(game, residents[i - 1]!, residents[j - 1]!, k ** (agents - 1 - i), k ** (agents - 1 - j), value, before);
      [value, before] = [before, value];
    }
    if (partner === undefined) continue;
    const { i, j } = partner;
    decide(game, residents[i + j - 1]!, i + j, i === 0, choices, optimize, fixed, value, before);
    [value, before] = [before, value];
  }
  const start = productDistribution(initialDistribution(game), agents);
  return start.reduce((sum, chance, state) => sum + chance * value[state]!, 0);
}

/** What becomes of a choice. */
export interface Choices {
  readonly action: readonly Float64Array[];
  readonly signal: readonly Float64Array[];
}

/** before[r_i, r_j] = the mean of value[s_i, s_j] after the encounter of two residents. */
function average(
  game: Game,
  policyI: Policy,
  policyJ: Policy,
  strideI: number,
  strideJ: number,
  value: Float64Array,
  before: Float64Array,
): void {
  const { reputations: k } = game;
  const gate = new Float64Array(k ** 4);
  for (let ri = 0, at = 0; ri < k; ri++) {
    for (let rj = 0; rj < k; rj++) {
      const judgedI = judged(game, policyI, policyJ, ri, rj);
      const judgedJ = game.encounter === "mutual" ? judged(game, policyJ, policyI, rj, ri) : oneHot(k, rj);
      for (let si = 0; si < k; si++) for (let sj = 0; sj < k; sj++, at++) gate[at] = judgedI[si]! * judgedJ[sj]!;
    }
  }
  for (let state = 0; state < value.length; state++) {
    if (Math.floor(state / strideI) % k !== 0 || Math.floor(state / strideJ) % k !== 0) continue;
    let at = 0;
    for (let ri = 0; ri < k; ri++) {
      for (let rj = 0; rj < k; rj++) {
        let sum = 0;
        for (let si = 0; si < k; si++) {
          for (let sj = 0; sj < k; sj++, at++) sum += gate[at]! * value[state + si * strideI + sj * strideJ]!;
        }
        before[state + ri * strideI + rj * strideJ] = sum;
      }
    }
  }
}

/** The distribution of the subject's new reputation. */
function judged({ reputations: k, actions }: Game, subject: Policy, judge: Policy, own: number, partner: number) {
  const context = own * k + partner;
  return Float64Array.from({ length: k }, (_, signal) => {
    let sum = 0;
    for (let action = 0; action < actions; action++) {
      const cell = context * actions + action;
      sum += subject.action[cell]! * judge.assessment[cell * k + signal]!;
    }
    return sum;
  });
}

/** before[r_0, r_p] = the best mean of payoff and value[s_0, s_p], the learner deciding in every state by itself. */
function decide(
  game: Game,
  policy: Policy,
  partner: number,
  isFirst: boolean,
  choices: Choices,
  optimize: Optimize,
  fixed: Policy,
  value: Float64Array,
  before: Float64Array,
): void {
  const { agents, reputations: k, actions, benefit, cost } = game;
  const mutual = game.encounter === "mutual";
  const share = donation(game);
  const own = k ** (agents - 1);
  const other = k ** (agents - 1 - partner);
  // In one-way encounters the recipient does not act and the donor does not judge.
  const learnerActs = mutual || isFirst;
  const partnerActs = mutual || !isFirst;
  const executed = learnerActs ? choices.action : [Float64Array.of(1)];
  const signals = partnerActs ? choices.signal : [];
  for (let state = 0; state < value.length; state++) {
    const r0 = Math.floor(state / own) % k;
    const rp = Math.floor(state / other) % k;
    const base = state - r0 * own - rp * other;
    const contextOwn = (r0 * k + rp) * actions;
    const contextPartner = (rp * k + r0) * actions;
    /** The mean over the learner's new reputation, given what it did and what the partner's becomes. */
    const after = (acted: number, newPartner: number): number => {
      if (!learnerActs) return value[base + r0 * own + newPartner * other]!;
      let sum = 0;
      for (let signal = 0; signal < k; signal++) {
        const chance = policy.assessment[(contextOwn + acted) * k + signal]!;
        if (chance > 0) sum += chance * value[base + signal * own + newPartner * other]!;
      }
      return sum;
    };
    /** The value once both have acted, the learner's signal being still to come. */
    const judging = (acted: number, partnerActed: number): number => {
      if (!partnerActs) return after(acted, rp);
      const byReputation = Array.from({ length: k }, (_, reputation) => after(acted, reputation));
      const mean = (chances: Float64Array) => chances.reduce((sum, chance, at) => sum + chance * byReputation[at]!, 0);
      if (optimize !== "action") return Math.max(...signals.map(mean));
      const at = (contextPartner + partnerActed) * k;
      return mean(fixed.assessment.subarray(at, at + k));
    };
    const acting = (acted: number): number => {
      const paid = learnerActs ? -cost * share[acted]! : 0;
      if (!partnerActs) return paid + judging(acted, 0);
      let sum = 0;
      for (let action = 0; action < actions; action++) {
        const chance = policy.action[contextPartner + action]!;
        if (chance > 0) sum += chance * (paid + benefit * share[action]! + judging(acted, action));
      }
      return sum;
    };
    const byAction = Array.from({ length: learnerActs ? actions : 1 }, (_, acted) => acting(acted));
    const mean = (chances: Float64Array) => chances.reduce((sum, chance, at) => sum + chance * byAction[at]!, 0);
    before[state] =
      !learnerActs || optimize !== "signal"
        ? Math.max(...executed.map(mean))
        : mean(fixed.action.subarray(contextOwn, contextOwn + actions));
  }
}

function oneHot(length: number, at: number): Float64Array {
  const row = new Float64Array(length);
  row[at] = 1;
  return row;
}
