// The unit of payoff. A game can be told in any; whoever learns or judges looks at it in a common one, in which the larger of
// benefit and cost is what it is in the presets. So rates, barriers, first values and tolerances mean the same in every game,
// and what is learned does not depend on the unit. Payoffs are told in the game's own again.
import { defineGame, scaleOf, withPayoffs, withStage } from "../game/index.js";
/** What the larger of benefit and cost is in the common unit: that with which all defaults were chosen. */
const LARGER = 5;
/**
 * The smaller one is rounded to 40 bits. Decimals have no exact binary form, and are off by other amounts in other units:
 * 0.5 / 5 and 5e-7 / 5e-6 are not the same number, but they round to the same.
 */
const ROUNDING = 2 ** 13 + 1;
/** The least amount that a game takes: what is less makes no difference beside the larger one. */
const LEAST = 1e-12;
export function inCommonUnit(game) {
    const larger = scaleOf(game.stage);
    if (larger === 0)
        return { game, unit: 1 };
    const amount = (own) => {
        if (own === larger)
            return LARGER;
        const amount = rounded(LARGER * (own / larger));
        return Math.abs(amount) < LEAST ? 0 : amount;
    };
    const unit = larger / LARGER;
    if (game.stage.name !== "donation")
        return { game: withStage(game, withPayoffs(game.stage, amount)), unit };
    return { game: defineGame({ ...game, benefit: amount(game.benefit), cost: amount(game.cost) }), unit };
}
/** To the nearest number of 40 bits (Veltkamp's splitting). */
function rounded(number) {
    const wide = number * ROUNDING;
    return wide - (wide - number);
}
/** An environment whose game, and whose records' game, is in the common unit. */
export function environmentInCommonUnit(environment) {
    const { game, unit } = inCommonUnit(environment.game);
    return { environment: { game, play: (...request) => ({ ...environment.play(...request), game }) }, unit };
}
/** What an iteration in the common unit did, its payoffs in one of which the common unit is worth so many. */
export function iterationIn(unit, done) {
    const { payoff, payoffStandardError, predictedPayoff } = done;
    return {
        ...done,
        payoff: unit * payoff,
        payoffStandardError: unit * payoffStandardError,
        ...(predictedPayoff !== undefined && { predictedPayoff: unit * predictedPayoff }),
    };
}
