// How often the learner was in each of its contexts, in public records.
import {
  ACTING,
  decisionsOf,
  eachDecisionWith,
  type PublicRecords,
  SELF,
  type Situations,
  situationsIn,
} from "../game/index.js";

/** Counts by row of either half's table, see `decisionsOf`; for a learner that sees more, of one situation after another. */
export interface Visits {
  readonly action: ArrayLike<number>;
  readonly assessment: ArrayLike<number>;
}

export function visits(
  records: PublicRecords,
  situations?: Situations,
): { readonly action: Float64Array; readonly assessment: Float64Array } {
  const { rows } = decisionsOf(records.game);
  const { count = 1 } = situations ?? {};
  const counts = {
    action: new Float64Array(count * rows.action),
    assessment: new Float64Array(count * rows.assessment),
  };
  const situationOf = situations === undefined || count === 1 ? undefined : situationsIn(records, situations);
  eachDecisionWith(records, SELF, (agent, half, row, _choice, at) => {
    if (agent !== SELF) return;
    const situation = situationOf === undefined ? 0 : situationOf[Math.floor(at / records.pairs)]!;
    if (half === ACTING) counts.action[situation * rows.action + row]! += 1;
    else counts.assessment[situation * rows.assessment + row]! += 1;
  });
  return counts;
}
