// The bound with foresight: the optimum over policies that see every reputation and know who will meet whom, by backward
// induction over all reputation vectors. Nobody can beat it on the same matching.
import { initialDistribution, pairsPerRound } from "../../game/index.js";
import { productDistribution } from "../propagation.js";
import { bestIn, decisionIn } from "./decision.js";
import { judgements } from "./type-counts/pair.js";
/**
 * The most that the learner can expect in total from an episode of one matching.
 *
 * @param residents policies of agents 1 .. N-1, as performed
 * @param choices P(executed action | chosen) [A][A] and P(emitted signal | chosen) [K][K]
 * @param fixed the learner's policy, as performed; the halves that are not optimised are taken from it
 */
export function foresightTotal(game, residents, choices, optimize, fixed, matching) {
    const { agents, reputations: k, rounds } = game;
    const states = k ** agents;
    const width = pairsPerRound(game);
    let value = new Float64Array(states);
    let before = new Float64Array(states);
    for (let round = rounds - 1; round >= 0; round--) {
        let partner;
        // What the others do and say is not seen in the round itself, so their encounters are averaged first.
        for (let pair = 0; pair < width; pair++) {
            const i = matching[2 * (round * width + pair)];
            const j = matching[2 * (round * width + pair) + 1];
            if (i === 0 || j === 0) {
                partner = { i, j };
                continue;
            }
            average(game, residents[i - 1], residents[j - 1], k ** (agents - 1 - i), k ** (agents - 1 - j), value, before);
            [value, before] = [before, value];
        }
        if (partner === undefined)
            continue;
        const { i, j } = partner;
        decide(game, residents[i + j - 1], i + j, i === 0, choices, optimize, fixed, value, before);
        [value, before] = [before, value];
    }
    const start = productDistribution(initialDistribution(game), agents);
    return start.reduce((sum, chance, state) => sum + chance * value[state], 0);
}
/** before[r_i, r_j] = the mean of value[s_i, s_j] after the encounter of two residents. */
function average(game, policyI, policyJ, strideI, strideJ, value, before) {
    const { reputations: k } = game;
    const mutual = game.encounter === "mutual";
    const judgedI = judgements(game, policyI, policyJ);
    const judgedJ = judgements(game, policyJ, policyI);
    const gate = new Float64Array(k ** 4);
    for (let ri = 0, at = 0; ri < k; ri++) {
        for (let rj = 0; rj < k; rj++) {
            for (let si = 0; si < k; si++) {
                for (let sj = 0; sj < k; sj++, at++) {
                    const second = mutual ? judgedJ[(rj * k + ri) * k + sj] : Number(sj === rj);
                    gate[at] = judgedI[(ri * k + rj) * k + si] * second;
                }
            }
        }
    }
    for (let state = 0; state < value.length; state++) {
        if (Math.floor(state / strideI) % k !== 0 || Math.floor(state / strideJ) % k !== 0)
            continue;
        let at = 0;
        for (let ri = 0; ri < k; ri++) {
            for (let rj = 0; rj < k; rj++) {
                let sum = 0;
                for (let si = 0; si < k; si++) {
                    for (let sj = 0; sj < k; sj++, at++)
                        sum += gate[at] * value[state + si * strideI + sj * strideJ];
                }
                before[state + ri * strideI + rj * strideJ] = sum;
            }
        }
    }
}
/** before[r_0, r_p] = the best mean of payoff and value[s_0, s_p], the learner deciding in every state by itself. */
function decide(game, policy, partner, isFirst, choices, optimize, fixed, value, before) {
    const { agents, reputations: k } = game;
    const own = k ** (agents - 1);
    const other = k ** (agents - 1 - partner);
    for (let r0 = 0; r0 < k; r0++) {
        for (let rp = 0; rp < k; rp++) {
            const decision = decisionIn(game, policy, isFirst, choices, optimize, fixed, r0, rp);
            // Over all reputations of the others: states in which the learner and its partner have reputation 0.
            for (let state = 0; state < own; state++) {
                if (Math.floor(state / other) % k !== 0)
                    continue;
                before[state + r0 * own + rp * other] = bestIn(decision, value, state, own, other);
            }
        }
    }
}
