import { donation } from "../game/index.js";
/**
 * Tables [pairs, K, K, K]: the chance of the subject's new reputation by its own and the judge's before,
 * sum over a of pi_subject(a | own, judge's) phi_judge(new | a, own, judge's).
 *
 * @param subjects agents [pairs]
 * @param judges agents [pairs]
 */
export function judgementTables(game, society, subjects, judges) {
    const { reputations: k, actions: a } = game;
    const pairs = subjects.size;
    const acts = society.action.gather(subjects).reshape([pairs * k * k, 1, a]);
    const says = society.assessment.gather(judges).reshape([pairs * k * k, a, k]);
    return acts.matmul(says).reshape([pairs, k, k, k]);
}
/**
 * Tables [1 + K, K, K, K] that depend on nobody: first the one that leaves a reputation as it is, then one for each
 * reputation that sets it.
 */
export function constantTables(tape, { reputations: k }) {
    const tables = new Float32Array((1 + k) * k * k * k);
    let at = 0;
    for (let table = 0; table <= k; table++) {
        for (let own = 0; own < k; own++) {
            for (let partner = 0; partner < k; partner++, at += k)
                tables[at + (table === 0 ? own : table - 1)] = 1;
        }
    }
    return tape.constant(tables, [1 + k, k, k, k]);
}
// Numbers of tables where the constant ones come first: the one that leaves a reputation, the one that sets it, and the
// one by which it is judged, by the number of the pair.
export const KEEP = 0;
export function setTo(reputation) {
    return 1 + reputation;
}
export function judged({ reputations }, pair) {
    return 1 + reputations + pair;
}
/**
 * What an encounter pays a learner of several situations, [1 + n, K^2] by own * K + partner's reputation: nothing; then what
 * it gives in each situation; then what it receives of each of the others. A payoff is the sum of two rows.
 *
 * @param situations rows of the learner
 */
export function payoffParts(tape, game, society, situations) {
    const { reputations: k } = game;
    const rows = society.action.shape[0];
    const shares = tape.constant(donation(game), [game.actions, 1]);
    const given = society.action.matmul(shares).reshape([rows, k, k]);
    const cost = given
        .slice(0, 0, situations)
        .mul(-game.cost)
        .reshape([situations, k * k]);
    const gain = given
        .slice(0, situations, rows)
        .transpose([0, 2, 1])
        .reshape([rows - situations, k * k])
        .mul(game.benefit);
    return tape.concat([tape.constant(new Float32Array(k * k), [1, k * k]), cost, gain], 0);
}
/**
 * The learner's expected payoff from an encounter, [n, K^2] by partner and by index own * K + partner's reputation.
 * Row j is the encounter with agent j: both act in mutual encounters, j alone in one-way ones. Row 0 is giving alone.
 */
export function payoffTables(tape, game, society) {
    const { reputations: k } = game;
    const agents = society.action.shape[0];
    const shares = tape.constant(donation(game), [game.actions, 1]);
    const given = society.action.matmul(shares).reshape([agents, k, k]);
    const cost = given
        .slice(0, 0, 1)
        .mul(-game.cost)
        .reshape([1, k * k]);
    const gain = given
        .slice(0, 1, agents)
        .transpose([0, 2, 1])
        .reshape([agents - 1, k * k])
        .mul(game.benefit);
    return tape.concat([cost, game.encounter === "mutual" ? gain.add(cost) : gain], 0);
}
