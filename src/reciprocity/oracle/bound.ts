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
  const { agents, reputations: k } = game;
  const own = k ** (agents - 1);
  const other = k ** (agents - 1 - partner);
  for (let r0 = 0; r0 < k; r0++) {
    for (let rp = 0; rp < k; rp++) {
      const decision = decisionIn(game, policy, isFirst, choices, optimize, fixed, r0, rp);
      const { outcomes, toSelf, toPartner, chances, paid, options } = decision;
      const worth = new Float64Array(outcomes);
      // Over all reputations of the others: states in which the learner and its partner have reputation 0.
      for (let state = 0; state < own; state++) {
        if (Math.floor(state / other) % k !== 0) continue;
        for (let acted = 0; acted < outcomes; acted++) {
          let mean = paid[acted]!;
          for (let answer = 0; answer < chances.length; answer++) {
            if (chances[answer] === 0) continue;
            let best = Number.NEGATIVE_INFINITY;
            for (const chosen of toPartner[answer]!) {
              let sum = 0;
              for (let s0 = 0; s0 < k; s0++) {
                const chance = toSelf[acted]![s0]!;
                if (chance === 0) continue;
                for (let sp = 0; sp < k; sp++) sum += chance * chosen[sp]! * value[state + s0 * own + sp * other]!;
              }
              best = Math.max(best, sum);
            }
            mean += chances[answer]! * best;
          }
          worth[acted] = mean;
        }
        let best = Number.NEGATIVE_INFINITY;
        for (const chosen of options) {
          let mean = 0;
          for (let acted = 0; acted < outcomes; acted++) mean += chosen[acted]! * worth[acted]!;
          best = Math.max(best, mean);
        }
        before[state + r0 * own + rp * other] = best;
      }
    }
  }
}

/** What the learner decides on with its and its partner's reputation. */
interface Decision {
  /** What it can do. */
  readonly outcomes: number;
  /** Its expected payoff by what it does. */
  readonly paid: Float64Array;
  /** The distribution of its new reputation by what it does. */
  readonly toSelf: readonly Float64Array[];
  /** The chance of each answer of the partner's; a single one where the partner does not act. */
  readonly chances: Float64Array;
  /** By answer, the distributions of the partner's new reputation among which the learner chooses. */
  readonly toPartner: readonly (readonly Float64Array[])[];
  /** The distributions of what it does among which it chooses. */
  readonly options: readonly Float64Array[];
}

function decisionIn(
  game: Game,
  policy: Policy,
  isFirst: boolean,
  choices: Choices,
  optimize: Optimize,
  fixed: Policy,
  r0: number,
  rp: number,
): Decision {
  const { reputations: k, actions, benefit, cost } = game;
  const mutual = game.encounter === "mutual";
  const share = donation(game);
  const contextOwn = (r0 * k + rp) * actions;
  const contextPartner = (rp * k + r0) * actions;
  const row = (table: Float64Array, start: number, length: number) => table.subarray(start, start + length);
  const numbers = Array.from({ length: actions }, (_, action) => action);
  // In one-way encounters the recipient does not act and the donor does not judge.
  const learnerActs = mutual || isFirst;
  const partnerActs = mutual || !isFirst;
  const chances = partnerActs ? row(policy.action, contextPartner, actions) : Float64Array.of(1);
  const received = partnerActs
    ? chances.reduce((sum, chance, action) => sum + chance * share[action]!, 0) * benefit
    : 0;
  const judgements = (answer: number) =>
    optimize === "action" ? [row(fixed.assessment, (contextPartner + answer) * k, k)] : choices.signal;
  return {
    outcomes: learnerActs ? actions : 1,
    paid: learnerActs ? share.map((given) => received - cost * given) : Float64Array.of(received),
    toSelf: learnerActs
      ? numbers.map((action) => row(policy.assessment, (contextOwn + action) * k, k))
      : [oneHot(k, r0)],
    chances,
    toPartner: partnerActs ? numbers.map(judgements) : [[oneHot(k, rp)]],
    options: !learnerActs
      ? [Float64Array.of(1)]
      : optimize === "signal"
        ? [row(fixed.action, contextOwn, actions)]
        : choices.action,
  };
}

function oneHot(length: number, at: number): Float64Array {
  const row = new Float64Array(length);
  row[at] = 1;
  return row;
}
