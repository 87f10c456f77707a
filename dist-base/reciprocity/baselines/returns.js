/** Of every decision: what was paid after it until the episode's end, discounted. */
export function returnsToGo({ starts, time, payoff }, discount) {
    const count = starts.at(-1);
    const worth = new Float64Array(count);
    const fade = powers(discount, time, count);
    for (let episode = starts.length - 2; episode >= 0; episode--) {
        const end = starts[episode + 1];
        for (let at = end - 1; at >= starts[episode]; at--) {
            worth[at] = payoff[at] + (at + 1 < end ? fade[time[at + 1] - time[at]] * worth[at + 1] : 0);
        }
    }
    return worth;
}
/**
 * Generalised advantage estimation (Schulman et al. 2016): the sum of the errors of a critic's values at this decision and
 * the later ones, which fade by `lambda` a decision beside the discount. `targets` is what the values should have been.
 */
export function advantages({ starts, time, payoff }, values, discount, lambda) {
    const count = starts.at(-1);
    const found = new Float64Array(count);
    const fade = powers(discount, time, count);
    for (let episode = 0; episode + 1 < starts.length; episode++) {
        const end = starts[episode + 1];
        for (let at = end - 1; at >= starts[episode]; at--) {
            const isLast = at + 1 === end;
            const factor = isLast ? 0 : fade[time[at + 1] - time[at]];
            const error = payoff[at] + (isLast ? 0 : factor * values[at + 1]) - values[at];
            found[at] = error + (isLast ? 0 : factor * lambda * found[at + 1]);
        }
    }
    return { advantages: found, targets: found.map((advantage, at) => advantage + values[at]) };
}
/** To mean 0 and variance 1. */
export function normalised(numbers) {
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    const variance = numbers.reduce((sum, number) => sum + (number - mean) * (number - mean), 0) / numbers.length;
    const deviation = Math.sqrt(variance) + 1e-8;
    return numbers.map((number) => (number - mean) / deviation);
}
/** Powers up to any difference of times, by multiplication: Math.pow may differ between engines. */
function powers(base, time, count) {
    let most = 0;
    for (let at = 0; at < count; at++)
        most = Math.max(most, time[at]);
    const list = new Float64Array(most + 1).fill(1);
    for (let power = 1; power <= most; power++)
        list[power] = list[power - 1] * base;
    return list;
}
