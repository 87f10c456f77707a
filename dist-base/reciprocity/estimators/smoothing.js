/**
 * Chances from counts: an opponent's (n + pool) / (total + 1) in each context, as if the pool were one record more. The pool is
 * what opponents do there on the whole: each counts by how much was seen of it, total / (total + 1), so that one who is seen
 * often is not taken for all; and it is smoothed in the same way, by one even opponent more.
 *
 * That is the least that can be said without knowing anything: who was never seen in a context is expected to be like the others
 * there, and where nobody was, anything is as likely. One record outweighs it, because most rules are certain: what was seen n
 * times out of n is believed to within 1 / (n + 1).
 *
 * @param counts [opponents, contexts, outcomes]
 * @param into chances, of the same shape
 */
export function smoothed(counts, { opponents, contexts, outcomes }, into) {
    const size = contexts * outcomes;
    const totals = new Float64Array(opponents);
    const pool = new Float64Array(outcomes);
    for (let context = 0; context < contexts; context++) {
        let weight = 1;
        pool.fill(1 / outcomes);
        for (let opponent = 0; opponent < opponents; opponent++) {
            const row = opponent * size + context * outcomes;
            let total = 0;
            for (let outcome = 0; outcome < outcomes; outcome++)
                total += counts[row + outcome];
            totals[opponent] = total;
            if (total === 0)
                continue;
            weight += total / (total + 1);
            for (let outcome = 0; outcome < outcomes; outcome++)
                pool[outcome] += counts[row + outcome] / (total + 1);
        }
        for (let opponent = 0; opponent < opponents; opponent++) {
            const row = opponent * size + context * outcomes;
            for (let outcome = 0; outcome < outcomes; outcome++) {
                into[row + outcome] = (counts[row + outcome] + pool[outcome] / weight) / (totals[opponent] + 1);
            }
        }
    }
}
