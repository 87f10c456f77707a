// What a policy is worth on average, over all matchings or over some that are drawn.
import { drawMatching } from "../../game/index.js";
import { partnerIn } from "./direct-evaluator.js";
/** A payoff over all matchings. */
export function exactly(payoff) {
    return { payoff, exact: true, standardError: 0, perMatching: new Float64Array(0) };
}
/**
 * The mean over drawn matchings, and how far it may be from that over all of them.
 *
 * @param totals the learner's payoff in an episode of each, of so many encounters
 */
export function evaluationOf(game, totals, encounters) {
    const count = totals.length;
    const all = Math.max(1, encounters.reduce((sum, number) => sum + number, 0));
    const payoff = totals.reduce((sum, total) => sum + total, 0) / all;
    // Of matchings that are drawn partner by partner, what differs between partners is no chance.
    const strata = stratumCount(game);
    const means = Array.from({ length: strata }, (_, stratum) => {
        const own = (values) => values.reduce((sum, value, at) => (at % strata === stratum ? sum + value : sum), 0);
        return own(totals) / Math.max(1, own(encounters));
    });
    const squares = totals.reduce((sum, total, at) => sum + (total - means[at % strata] * encounters[at]) ** 2, 0);
    const standardError = count <= strata ? 0 : Math.sqrt((squares * count) / (count - strata)) / all;
    return { payoff, exact: false, standardError, perMatching: totals.map((total, at) => total / encounters[at]) };
}
/** An evaluation in the common unit, its payoffs in one of which that is worth so many. */
export function evaluationIn(unit, { payoff, exact, standardError, perMatching }) {
    return {
        exact,
        payoff: unit * payoff,
        standardError: unit * standardError,
        perMatching: perMatching.map((one) => unit * one),
    };
}
/**
 * Matchings to average over. Under `direct` matching the partner is the luck of the draw for a whole episode, so every
 * partner comes equally often.
 */
export function drawMatchings(game, count, random) {
    if (game.matching !== "direct")
        return Array.from({ length: count }, () => drawMatching(game, random));
    const partners = stratumCount(game);
    return Array.from({ length: Math.ceil(count / partners) * partners }, (_, at) => {
        for (;;) {
            const matching = drawMatching(game, random);
            if (partnerIn(matching) === 1 + (at % partners))
                return matching;
        }
    });
}
/** Kinds of matchings that come in turn, each as often as the others. */
function stratumCount({ matching, agents }) {
    return matching === "direct" ? agents - 1 : 1;
}
