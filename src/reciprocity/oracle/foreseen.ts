// What can be had by foresight on each of some matchings.
import { type Matching, SELF } from "../../game/index.js";
import { canFollow } from "../too-large-error.js";
import { fewForeseen } from "./few-foreseen.js";
import { type Foresight, foresightTotal } from "./foresight.js";
import { encounterOf, pairGame, partnerIn } from "./pair-game.js";

/**
 * The most that the learner can expect of an episode of each matching.
 *
 * @param isByRules whether residents decide by rules, so that few vectors of reputations can come about
 * @returns undefined where there are too many of these
 */
export function foreseenTotals(
  asked: Foresight,
  matchings: readonly Matching[],
  isByRules: boolean,
): Float64Array | undefined {
  const { game, residents } = asked;
  const isDirect = game.matching === "direct";
  const isDense = canFollow(isDirect ? { ...game, agents: 2 } : game);
  if (!isDense && !isByRules) return undefined;
  const totals = new Float64Array(matchings.length);
  for (const [at, matching] of matchings.entries()) {
    // Under direct matching nobody but the partner ever matters, and whoever sits out all episode gets nothing.
    const partner = isDirect ? partnerIn(matching) : undefined;
    if (partner === SELF) continue;
    const own = partner === undefined ? matching : encounterOf(matching);
    const among =
      partner === undefined ? asked : { ...asked, game: pairGame(game, partner), residents: [residents[partner - 1]!] };
    const total = isDense ? foresightTotal(among, own) : fewForeseen(among, own);
    if (total === undefined) return undefined;
    totals[at] = total;
  }
  return totals;
}
