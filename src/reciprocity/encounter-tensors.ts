// What comes of encounters between agents whose policies are on the tape: how reputations change, and what both do.
//
// Encounters are pairs of a first and a second, each told by a row of `rowsOf`: agent * kinds + kin.
import type { Indices, Tape, Tensor } from "../autodiff/index.js";
import { decisionsOf, type Game, type Role } from "../game/index.js";
import { type PolicyTensors, rowsOf } from "./policy-tensors.js";

/**
 * Tables [pairs, K, K, K] of a game whose two new reputations do not depend on each other: the chance of the subject's new reputation
 * by its own and the judge's before, sum over a of pi_subject(a | own, judge's) phi_judge(new | a, own, judge's).
 *
 * @param role the subject's
 */
export function judgementTables(
  game: Game,
  policies: PolicyTensors,
  subjects: Indices,
  judges: Indices,
  role: Role = 0,
): Tensor {
  const { reputations: k, stage } = game;
  const { acting, judging } = decisionsOf(game);
  const pairs = subjects.size;
  const act = acting[role];
  const says = rowsOf(policies, judging[1 - role]!).gather(judges);
  if (act === undefined) return says.reshape([pairs, k, k, k]);
  const choices = stage.choices[role];
  const acts = rowsOf(policies, act)
    .gather(subjects)
    .reshape([pairs * k * k, 1, choices]);
  return acts.matmul(says.reshape([pairs * k * k, choices, k])).reshape([pairs, k, k, k]);
}

/**
 * Tables [1 + K, K, K, K] that depend on nobody: first the one that leaves a reputation as it is, then one for each
 * reputation that sets it.
 */
export function constantTables(tape: Tape, { reputations: k }: Game): Tensor {
  const tables = new Float32Array((1 + k) * k * k * k);
  let at = 0;
  for (let table = 0; table <= k; table++) {
    for (let own = 0; own < k; own++) {
      for (let partner = 0; partner < k; partner++, at += k) tables[at + (table === 0 ? own : table - 1)] = 1;
    }
  }
  return tape.constant(tables, [1 + k, k, k, k]);
}

// Numbers of tables where the constant ones come first: the one that leaves a reputation, the one that sets it, and the
// one by which it is judged, by its place among those.
export const KEEP = 0;
export function setTo(reputation: number): number {
  return 1 + reputation;
}
export function judged({ reputations }: Pick<Game, "reputations">, place: number): number {
  return 1 + reputations + place;
}

/** The roles whose judgements have tables of their own: where roles are alike, those of the first serve the second. */
export function judgedRoles(game: Game): readonly Role[] {
  const { judging, alike } = decisionsOf(game);
  if (alike) return [0];
  return ([0, 1] as const).filter((role) => judging[1 - role] !== undefined);
}

/** P(what both do | both reputations before), [pairs, K^2, A0 A1], by r0 K + r1. */
export function actionChances(game: Game, policies: PolicyTensors, firsts: Indices, seconds: Indices): Tensor {
  const { reputations: k, stage } = game;
  const { acting } = decisionsOf(game);
  const [a0, a1] = stage.choices;
  const pairs = firsts.size;
  const all = [pairs, k * k, a0 * a1];
  const [first, second] = acting;
  const does = first && rowsOf(policies, first).gather(firsts);
  if (second === undefined) return does!.reshape(all);
  const seen = second.sees.includes("partnerAction") ? a0 : 1;
  const answers = rowsOf(policies, second)
    .gather(seconds)
    .reshape([pairs, k, k, seen * a1])
    .transpose([0, 2, 1, 3]);
  if (does === undefined) return answers.reshape(all);
  return does
    .reshape([pairs * k * k, a0, 1])
    .mul(answers.reshape([pairs * k * k, seen, a1]))
    .reshape(all);
}

/**
 * Matrices [pairs, K^2, K^2], the chance of both new reputations by both before: what `judgementTables` are where these depend on each
 * other.
 *
 * @param chances see `actionChances`
 */
export function encounterMatrices(
  game: Game,
  policies: PolicyTensors,
  firsts: Indices,
  seconds: Indices,
  chances: Tensor,
): Tensor {
  const { tape } = chances;
  const { reputations: k, stage } = game;
  const { judging } = decisionsOf(game);
  const [a0, a1] = stage.choices;
  const pairs = firsts.size;
  const states = pairs * k * k;
  const ones = (shape: number[]) =>
    tape.constant(new Float32Array(shape.reduce((size, extent) => size * extent, 1)).fill(1), shape);
  // By both reputations and both actions, [states, a0, a1, K]; a judge that does not look at its own action has one row for all.
  const ofFirst = (): Tensor => {
    const judge = judging[1];
    if (judge === undefined) return kept(tape, k, 0, pairs).reshape([states, 1, 1, k]);
    const own = judge.sees.includes("judgeAction") ? a1 : 1;
    return rowsOf(policies, judge).gather(seconds).reshape([states, a0, own, k]);
  };
  const ofSecond = (): Tensor => {
    const judge = judging[0];
    if (judge === undefined) return kept(tape, k, 1, pairs).reshape([states, 1, 1, k]);
    const own = judge.sees.includes("judgeAction") ? a0 : 1;
    return rowsOf(policies, judge)
      .gather(firsts)
      .reshape([pairs, k, k, a1, own, k])
      .transpose([0, 2, 1, 4, 3, 5])
      .reshape([states, own, a1, k]);
  };
  const together = chances
    .reshape([states, a0, a1, 1])
    .mul(ofFirst())
    .reshape([states, a0 * a1, k])
    .transpose([0, 2, 1]);
  const second = ofSecond();
  const wide = second.shape[1] === a0 && second.shape[2] === a1 ? second : second.mul(ones([1, a0, a1, 1]));
  return together.matmul(wide.reshape([states, a0 * a1, k])).reshape([pairs, k * k, k * k]);
}

/** One who is not judged keeps its reputation, [pairs K^2, K]. */
function kept(tape: Tape, k: number, role: Role, pairs: number): Tensor {
  const table = new Float32Array(pairs * k * k * k);
  for (let state = 0; state < pairs * k * k; state++) {
    table[state * k + (role === 0 ? Math.floor(state / k) % k : state % k)] = 1;
  }
  return tape.constant(table, [pairs * k * k, k]);
}

/** Matrices [K, K^2, K^2] that depend on nobody: each sets the reputation of the first, and leaves that of the other. */
export function settingMatrices(tape: Tape, { reputations: k }: Game): Tensor {
  const matrices = new Float32Array(k ** 5);
  for (let set = 0, at = 0; set < k; set++) {
    for (let state = 0; state < k * k; state++, at += k * k) matrices[at + set * k + (state % k)] = 1;
  }
  return tape.constant(matrices, [k, k * k, k * k]);
}
