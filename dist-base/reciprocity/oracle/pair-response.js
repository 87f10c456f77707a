// The best response to one partner of a learner that sees the round as well: it knows all that matters, so that the best choices
// are found backwards, round by round. It judges before it remembers: what it says does not depend on how its own act came out.
import { donation, NO_ACTION } from "../../game/index.js";
/**
 * Writes the best choices with a partner into tables over all situations.
 *
 * @param resident the partner's policy, as performed
 */
export function writePairResponse({ game, situations, choices, optimize, fixed }, partner, resident, into) {
    const { reputations: k, actions: a, rounds, benefit, cost, encounter } = game;
    const { memories } = situations;
    const shares = donation(game);
    const roles = encounter === "mutual"
        ? [{ acts: true, judges: true }]
        : [
            { acts: true, judges: false },
            { acts: false, judges: true },
        ];
    let after = new Float64Array(k * k * memories);
    for (let round = rounds - 1; round >= 0; round--) {
        const before = new Float64Array(after.length);
        for (let state = 0; state < before.length; state++) {
            const r0 = Math.floor(state / (k * memories));
            const rp = Math.floor(state / memories) % k;
            const context = situations.of(partner, state % memories, round) * k * k;
            const isSubject = r0 * k + rp;
            const isJudge = rp * k + r0;
            for (const role of roles)
                before[state] += decide(role) / roles.length;
            function decide({ acts, judges }) {
                let best = Number.NEGATIVE_INFINITY;
                for (const [choice, does] of actsOf(acts).entries()) {
                    let worth = 0;
                    for (let done = 0; done < does.length; done++)
                        worth -= acts ? does[done] * cost * shares[done] : 0;
                    const said = [];
                    for (let received = 0; received < (judges ? a : 1); received++) {
                        const chance = judges ? resident.action[isJudge * a + received] : 1;
                        if (judges)
                            worth += chance * benefit * shares[received];
                        const worths = signalsOf(judges, received).map((says) => does.reduce((sum, share, done) => sum + share * toCome(acts, judges, done, received, says), 0));
                        const most = Math.max(...worths);
                        said.push(worths.indexOf(most));
                        worth += chance * most;
                    }
                    if (worth <= best)
                        continue;
                    best = worth;
                    if (acts && optimize !== "signal")
                        write(into.action, context + isSubject, a, choice);
                    for (const [received, signal] of said.entries()) {
                        if (judges && optimize !== "action")
                            write(into.assessment, (context + isJudge) * a + received, k, signal);
                    }
                }
                return best;
            }
            function actsOf(acts) {
                if (!acts)
                    return [Float64Array.of(1)];
                return optimize === "signal" ? [fixed.action.subarray(isSubject * a, (isSubject + 1) * a)] : choices.action;
            }
            /** Distributions of the partner's new reputation among which the learner chooses. */
            function signalsOf(judges, received) {
                if (!judges)
                    return [Float64Array.from({ length: k }, (_, at) => Number(at === rp))];
                const row = (isJudge * a + received) * k;
                return optimize === "action" ? [fixed.assessment.subarray(row, row + k)] : choices.signal;
            }
            function toCome(acts, judges, done, received, says) {
                const memory = situations.memoryOf(acts ? done : NO_ACTION, judges ? received : NO_ACTION);
                let sum = 0;
                for (let own = 0; own < k; own++) {
                    const toOwn = acts ? resident.assessment[(isSubject * a + done) * k + own] : Number(own === r0);
                    if (toOwn === 0)
                        continue;
                    for (let other = 0; other < k; other++)
                        sum += toOwn * says[other] * after[(own * k + other) * memories + memory];
                }
                return sum;
            }
        }
        after = before;
    }
}
function write(table, row, width, choice) {
    table.fill(0, row * width, (row + 1) * width);
    table[row * width + choice] = 1;
}
