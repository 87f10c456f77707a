// The bound with foresight: the optimum over policies that see every reputation and know who will meet whom, by backward
// induction over all reputation vectors. Nobody can beat it on the same matching.
import {
  encounterTable,
  type Game,
  initialDistribution,
  kinOf,
  type Matching,
  type Policy,
  SELF,
} from "../../game/index.js";
import type { Optimize } from "../learner.js";
import { productDistribution } from "../propagation.js";
import { bestIn, branchesOf, type Choices } from "./decision.js";
import { onlySelf, type Step, stepsOf } from "./few-vectors.js";
import { turnOf } from "./turns.js";

/** What is asked. */
export interface Foresight {
  readonly game: Game;
  /** Policies of agents 1 .. N-1, as performed. */
  readonly residents: readonly Policy[];
  readonly choices: Choices;
  readonly optimize: Optimize;
  /** The learner's policy, as performed; the halves that are not optimised are taken from it. */
  readonly fixed: Policy;
}

/** The most that the learner can expect of an episode of one matching, discounted. */
export function foresightTotal(asked: Foresight, matching: Matching): number {
  const { game, residents } = asked;
  const { agents, reputations: k } = game;
  const stride = (agent: number) => k ** (agents - 1 - agent);
  let value = new Float64Array(k ** agents);
  let before = new Float64Array(value.length);
  const steps = stepsOf(game, matching, onlySelf);
  // What the others do and say is not seen in the round itself: within it, they have their encounters after the learner.
  for (const step of backwards(steps)) {
    const { first, second } = step;
    if (first !== SELF && second !== SELF) {
      const table = encounterTable(game, residents[first - 1]!, residents[second - 1]!, kinOf(game, first, second));
      average(k, table, stride(first), stride(second), value, before);
    } else decide(asked, step, stride(SELF), stride(first + second - SELF), value, before);
    [value, before] = [before, value];
  }
  const start = productDistribution(initialDistribution(game), agents);
  return start.reduce((sum, chance, state) => sum + chance * value[state]!, 0);
}

/** The last round first, in each the learner's encounter last. */
export function backwards(steps: readonly Step[]): Step[] {
  const isOwn = ({ first, second }: Step) => Number(first === SELF || second === SELF);
  return steps.toSorted((one, other) => other.round - one.round || isOwn(one) - isOwn(other));
}

/** before[r_i, r_j] = the mean of value[s_i, s_j] after the encounter of two residents. */
function average(
  k: number,
  table: Float64Array,
  strideI: number,
  strideJ: number,
  value: Float64Array,
  before: Float64Array,
): void {
  for (let state = 0; state < value.length; state++) {
    if (Math.floor(state / strideI) % k !== 0 || Math.floor(state / strideJ) % k !== 0) continue;
    let at = 0;
    for (let ri = 0; ri < k; ri++) {
      for (let rj = 0; rj < k; rj++) {
        let sum = 0;
        for (let si = 0; si < k; si++) {
          for (let sj = 0; sj < k; sj++, at++) sum += table[at]! * value[state + si * strideI + sj * strideJ]!;
        }
        before[state + ri * strideI + rj * strideJ] = sum;
      }
    }
  }
}

/** before[r_0, r_p] = the best mean of payoff and what is to come by value[s_0, s_p], the learner deciding in every state by itself. */
function decide(
  { game, residents, choices, optimize, fixed }: Foresight,
  { first, second }: Step,
  own: number,
  other: number,
  value: Float64Array,
  before: Float64Array,
): void {
  const { reputations: k, discount } = game;
  const partner = first + second - SELF;
  const meets = { game, partner: residents[partner - 1]!, kin: kinOf(game, SELF, partner), choices, optimize, fixed };
  const turns = turnOf(first === SELF ? 0 : 1);
  if (discount < 1) for (let state = 0; state < value.length; state++) value[state]! *= discount;
  for (let r0 = 0; r0 < k; r0++) {
    for (let rp = 0; rp < k; rp++) {
      const branches = branchesOf(meets, turns, r0, rp);
      // Over all reputations of the others: states in which the learner and its partner have reputation 0.
      for (let state = 0; state < own; state++) {
        if (Math.floor(state / other) % k !== 0) continue;
        let best = 0;
        for (const { chance, decision } of branches) best += chance * bestIn(decision, value, state, own, other);
        before[state + r0 * own + rp * other] = best;
      }
    }
  }
}
