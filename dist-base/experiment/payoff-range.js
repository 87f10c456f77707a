/** Sums in single precision may be off by as much, as a share of the amounts. */
const ROUNDING = 1e-4;
/** An encounter's payoff: at best the donation of the other and none of one's own, at worst the reverse. */
export function payoffRange({ benefit, cost }) {
    const off = ROUNDING * (benefit + cost);
    return {
        has: (value) => typeof value === "number" && value >= -cost - off && value <= benefit + off,
        inWords: `a payoff from ${-cost} to ${benefit}`,
    };
}
