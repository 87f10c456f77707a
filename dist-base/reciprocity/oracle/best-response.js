/** A constant policy that attains this share of the best response makes a setting degenerate. */
const DEGENERATE = 0.995;
export function isDegenerate(payoff, constantPayoff) {
    return constantPayoff >= payoff - (1 - DEGENERATE) * Math.abs(payoff);
}
