/** one-hot(own) then one-hot(partner), [K^2, 2K]. */
export function actionContexts({ reputations: k }) {
    const rows = new Float32Array(k * k * 2 * k);
    for (let own = 0, at = 0; own < k; own++) {
        for (let partner = 0; partner < k; partner++, at += 2 * k) {
            rows[at + own] = 1;
            rows[at + k + partner] = 1;
        }
    }
    return rows;
}
/** one-hot(action) then one-hot(subject) then one-hot(judge), [K^2 A, A + 2K]. */
export function assessmentContexts({ reputations: k, actions: a }) {
    const width = a + 2 * k;
    const rows = new Float32Array(k * k * a * width);
    let at = 0;
    for (let subject = 0; subject < k; subject++) {
        for (let judge = 0; judge < k; judge++) {
            for (let action = 0; action < a; action++, at += width) {
                rows[at + action] = 1;
                rows[at + a + subject] = 1;
                rows[at + a + k + judge] = 1;
            }
        }
    }
    return rows;
}
/**
 * The same in every situation, beside which every row tells what is seen, one-hot: rows of `width` become rows of as many more
 * as there are values of what is seen, and there are so many times as many, `[situation][context]`.
 */
export function situatedContexts(rows, width, situations) {
    if (situations === undefined || situations.sees.length === 0)
        return rows;
    const wider = inputsOf(width, situations);
    const contexts = rows.length / width;
    const all = new Float32Array(situations.count * contexts * wider);
    for (let situation = 0, at = 0; situation < situations.count; situation++) {
        const parts = situations.parts(situation);
        for (let context = 0; context < contexts; context++, at += wider) {
            all.set(rows.subarray(context * width, (context + 1) * width), at);
            writeParts(all, at + width, parts, situations);
        }
    }
    return all;
}
/** Numbers that tell a context of so many, and the situation. */
export function inputsOf(width, situations) {
    return (situations?.widths ?? []).reduce((sum, values) => sum + values, width);
}
/** Writes the values of what is seen, one-hot, from the place on. */
export function writeParts(into, place, parts, { widths }) {
    let at = place;
    for (const [sight, value] of parts.entries()) {
        into[at + value] = 1;
        at += widths[sight];
    }
}
