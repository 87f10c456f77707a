import {
  allAsPerformed,
  decisionsOf,
  eachDecision,
  type Game,
  type Half,
  isOf,
  JUDGING,
  type Policy,
  type PublicRecords,
  SELF,
} from "../../game/index.js";
import type { OpponentEvidence } from "../estimators/evidence.js";

/** How good a model of the others is. */
export interface EstimatorError {
  /** Mean absolute error of the estimated probabilities. */
  readonly actionError: number;
  readonly assessmentError: number;
  /** Share of the contexts, all opponents' alike, that the model has never seen; absent where it rests on no evidence. */
  readonly unseenAction?: number;
  readonly unseenAssessment?: number;
  /** Share of the decisions in the records that were taken in such a context. */
  readonly unseenActionVisits?: number;
  readonly unseenAssessmentVisits?: number;
}

/**
 * How far the learner's estimates are from what the residents do, over the contexts in the records, by visits. A context
 * counts with the distance between the two distributions: half the sum of the absolute differences.
 *
 * @param estimates of agents 1 .. N-1, as seen
 * @param residents policies of the same, as chosen
 * @param evidence that the estimates rest on
 */
export function estimatorError(
  estimates: readonly Policy[],
  residents: readonly Policy[],
  game: Game,
  records: PublicRecords,
  evidence?: readonly OpponentEvidence[],
): EstimatorError {
  const performed = allAsPerformed(game, residents);
  const { width } = decisionsOf(game);
  const seen = { action: { sum: 0, count: 0, unseen: 0 }, assessment: { sum: 0, count: 0, unseen: 0 } };
  eachDecision(records, (agent, half, row) => {
    if (agent === SELF) return;
    const name: Half = half === JUDGING ? "assessment" : "action";
    const one = seen[name];
    const other = agent - 1;
    one.sum += distance(estimates[other]![name], performed[other]![name], row, width[name]);
    one.count += 1;
    if (evidence?.[other]?.[name].visits[row] === 0) one.unseen += 1;
  });
  const { action, assessment } = seen;
  const errors = {
    actionError: ratio(action.sum, action.count),
    assessmentError: ratio(assessment.sum, assessment.count),
  };
  if (evidence === undefined) return errors;
  return {
    ...errors,
    unseenAction: unseenShare(game, "action", evidence),
    unseenAssessment: unseenShare(game, "assessment", evidence),
    unseenActionVisits: ratio(action.unseen, action.count),
    unseenAssessmentVisits: ratio(assessment.unseen, assessment.count),
  };
}

/** Of the rows that opponents can come to in their classes. */
function unseenShare(game: Game, half: Half, evidence: readonly OpponentEvidence[]): number {
  let unseen = 0;
  let all = 0;
  for (const [at, own] of evidence.entries()) {
    for (const decision of decisionsOf(game).all) {
      if (decision.half !== half || !isOf(decision, game.classes?.[at + 1])) continue;
      const { start, contexts } = decision;
      all += contexts;
      for (let row = start; row < start + contexts; row++) if (own[half].visits[row] === 0) unseen += 1;
    }
  }
  return ratio(unseen, all);
}

function distance(a: Float64Array, b: Float64Array, row: number, width: number): number {
  let sum = 0;
  for (let at = row * width; at < (row + 1) * width; at++) sum += Math.abs(a[at]! - b[at]!);
  return sum / 2;
}

function ratio(sum: number, count: number): number {
  return count === 0 ? 0 : sum / count;
}
