// How often the learner was in each of its contexts, in public records.
import { NO_ACTION, type PublicRecords } from "../game/index.js";

/** Counts by context: acting, [K^2], own * K + partner's; judging, [K^2 A], (subject * K + judge) * A + action. */
export interface Visits {
  readonly action: ArrayLike<number>;
  readonly assessment: ArrayLike<number>;
}

export function visits(records: PublicRecords): { readonly action: Float64Array; readonly assessment: Float64Array } {
  const { reputations: k, actions: a } = records.game;
  const { encounterOf, first, reputationFirst, reputationSecond, actionFirst, actionSecond } = records;
  const counts = { action: new Float64Array(k * k), assessment: new Float64Array(k * k * a) };
  for (let row = 0; row < encounterOf.length; row += records.game.agents) {
    const at = encounterOf[row]!;
    if (at < 0) continue;
    const isFirst = first[at] === 0;
    const own = isFirst ? reputationFirst[at]! : reputationSecond[at]!;
    const other = isFirst ? reputationSecond[at]! : reputationFirst[at]!;
    const done = isFirst ? actionFirst[at]! : actionSecond[at]!;
    const received = isFirst ? actionSecond[at]! : actionFirst[at]!;
    if (done !== NO_ACTION) counts.action[own * k + other]! += 1;
    if (received !== NO_ACTION) counts.assessment[(other * k + own) * a + received]! += 1;
  }
  return counts;
}
