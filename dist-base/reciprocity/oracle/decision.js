// What the learner decides on in one encounter, and the best that it can do where it knows what everything is worth.
import { asPerformed, donation } from "../../game/index.js";
/** The choices that a learner has, as performed: one for each action and for each reputation. */
export function choicesOf(game) {
    const { actions, reputations } = game;
    // A policy that always makes one choice, as performed, tells what becomes of that choice.
    const always = (choice) => ({
        action: Float64Array.from({ length: reputations ** 2 * actions }, (_, at) => Number(at % actions === choice)),
        assessment: Float64Array.from({ length: reputations ** 3 * actions }, (_, at) => Number(at % reputations === choice)),
    });
    const indices = (count) => Array.from({ length: count }, (_, at) => at);
    return {
        action: indices(actions).map((choice) => asPerformed(game, always(choice)).action.slice(0, actions)),
        signal: indices(reputations).map((choice) => asPerformed(game, always(choice)).assessment.slice(0, reputations)),
    };
}
/**
 * The best mean of the payoff and of what comes after, the learner knowing what all of it is worth.
 *
 * @param value by both new reputations, `value[offset + own * strideOwn + partner's * stridePartner]`
 */
export function bestIn({ toSelf, toPartner, chances, paid, options, worth }, value, offset, strideOwn, stridePartner) {
    for (let acted = 0; acted < worth.length; acted++) {
        let mean = paid[acted];
        for (let answer = 0; answer < chances.length; answer++) {
            if (chances[answer] === 0)
                continue;
            let most = Number.NEGATIVE_INFINITY;
            for (const said of toPartner[answer]) {
                let sum = 0;
                for (let own = 0; own < toSelf[acted].length; own++) {
                    const chance = toSelf[acted][own];
                    if (chance === 0)
                        continue;
                    const from = offset + own * strideOwn;
                    for (let other = 0; other < said.length; other++) {
                        if (said[other] !== 0)
                            sum += chance * said[other] * value[from + other * stridePartner];
                    }
                }
                most = Math.max(most, sum);
            }
            mean += chances[answer] * most;
        }
        worth[acted] = mean;
    }
    let best = Number.NEGATIVE_INFINITY;
    for (const chosen of options) {
        let mean = 0;
        for (let acted = 0; acted < worth.length; acted++)
            mean += chosen[acted] * worth[acted];
        best = Math.max(best, mean);
    }
    return best;
}
export function decisionIn(game, policy, isFirst, choices, optimize, fixed, r0, rp) {
    const { reputations: k, actions, benefit, cost } = game;
    const mutual = game.encounter === "mutual";
    const share = donation(game);
    const contextOwn = (r0 * k + rp) * actions;
    const contextPartner = (rp * k + r0) * actions;
    const row = (table, start, length) => table.subarray(start, start + length);
    const numbers = Array.from({ length: actions }, (_, action) => action);
    // In one-way encounters the recipient does not act and the donor does not judge.
    const learnerActs = mutual || isFirst;
    const partnerActs = mutual || !isFirst;
    const chances = partnerActs ? row(policy.action, contextPartner, actions) : Float64Array.of(1);
    const received = partnerActs
        ? chances.reduce((sum, chance, action) => sum + chance * share[action], 0) * benefit
        : 0;
    const judgements = (answer) => optimize === "action" ? [row(fixed.assessment, (contextPartner + answer) * k, k)] : choices.signal;
    return {
        paid: learnerActs ? share.map((given) => received - cost * given) : Float64Array.of(received),
        toSelf: learnerActs
            ? numbers.map((action) => row(policy.assessment, (contextOwn + action) * k, k))
            : [oneHot(k, r0)],
        chances,
        toPartner: partnerActs ? numbers.map(judgements) : [[oneHot(k, rp)]],
        options: !learnerActs
            ? [Float64Array.of(1)]
            : optimize === "signal"
                ? [row(fixed.action, contextOwn, actions)]
                : choices.action,
        worth: new Float64Array(learnerActs ? actions : 1),
    };
}
function oneHot(length, at) {
    const row = new Float64Array(length);
    row[at] = 1;
    return row;
}
