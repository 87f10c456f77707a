/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959963984540054;
/** Wilson's score interval of 95 % for each outcome's chance (Wilson 1927). */
export function evidenceOf(counts, opponent, { contexts, outcomes }) {
    const visits = new Float64Array(contexts);
    const lower = new Float64Array(contexts * outcomes);
    const upper = new Float64Array(contexts * outcomes).fill(1);
    for (let context = 0; context < contexts; context++) {
        const row = context * outcomes;
        const from = opponent * contexts * outcomes + row;
        let total = 0;
        for (let outcome = 0; outcome < outcomes; outcome++)
            total += counts[from + outcome];
        visits[context] = total;
        if (total === 0)
            continue;
        for (let outcome = 0; outcome < outcomes; outcome++) {
            const count = counts[from + outcome];
            const middle = (count + (Z * Z) / 2) / (total + Z * Z);
            const reach = (Z / (total + Z * Z)) * Math.sqrt((count * (total - count)) / total + (Z * Z) / 4);
            lower[row + outcome] = count === 0 ? 0 : Math.max(0, middle - reach);
            upper[row + outcome] = count === total ? 1 : Math.min(1, middle + reach);
        }
    }
    return { visits, lower, upper };
}
