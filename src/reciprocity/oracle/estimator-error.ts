import { allAsPerformed, type Game, NO_ACTION, type Policy, type PublicRecords } from "../../game/index.js";

/** Mean absolute error of the estimated probabilities. */
export interface EstimatorError {
  readonly actionError: number;
  readonly assessmentError: number;
}

/**
 * How far the learner's estimates are from what the residents do, over the contexts in the records, by visits. A context
 * counts with the distance between the two distributions: half the sum of the absolute differences.
 *
 * @param estimates of agents 1 .. N-1, as seen
 * @param residents policies of the same, as chosen
 */
export function estimatorError(
  estimates: readonly Policy[],
  residents: readonly Policy[],
  game: Game,
  records: PublicRecords,
): EstimatorError {
  const performed = allAsPerformed(game, residents);
  const { reputations: k, actions } = game;
  const action = { sum: 0, count: 0 };
  const assessment = { sum: 0, count: 0 };
  const compare = (subject: number, judge: number, own: number, partner: number, acted: number) => {
    const context = own * k + partner;
    if (subject > 0) {
      action.sum += distance(estimates[subject - 1]!.action, performed[subject - 1]!.action, context, actions);
      action.count += 1;
    }
    if (judge > 0) {
      const row = context * actions + acted;
      assessment.sum += distance(estimates[judge - 1]!.assessment, performed[judge - 1]!.assessment, row, k);
      assessment.count += 1;
    }
  };
  const { first, second, reputationFirst, reputationSecond, actionFirst, actionSecond } = records;
  for (let at = 0; at < first.length; at++) {
    const reputationI = reputationFirst[at]!;
    const reputationJ = reputationSecond[at]!;
    compare(first[at]!, second[at]!, reputationI, reputationJ, actionFirst[at]!);
    if (actionSecond[at] !== NO_ACTION) {
      compare(second[at]!, first[at]!, reputationJ, reputationI, actionSecond[at]!);
    }
  }
  return { actionError: ratio(action), assessmentError: ratio(assessment) };
}

function distance(a: Float64Array, b: Float64Array, row: number, width: number): number {
  let sum = 0;
  for (let at = row * width; at < (row + 1) * width; at++) sum += Math.abs(a[at]! - b[at]!);
  return sum / 2;
}

function ratio({ sum, count }: { sum: number; count: number }): number {
  return count === 0 ? 0 : sum / count;
}
