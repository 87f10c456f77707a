// What becomes of the reputations of two who meet.
import { donation } from "../../../game/index.js";
/** P(the subject's new reputation | its own and the judge's before), `[own][judge's][new]`. */
export function judgements({ reputations: k, actions }, subject, judge) {
    const table = new Float64Array(k ** 3);
    for (let context = 0; context < k * k; context++) {
        for (let action = 0; action < actions; action++) {
            const cell = context * actions + action;
            const chance = subject.action[cell];
            if (chance === 0)
                continue;
            for (let signal = 0; signal < k; signal++) {
                table[context * k + signal] += chance * judge.assessment[cell * k + signal];
            }
        }
    }
    return table;
}
/**
 * P(both new reputations | both before) of two who meet, `[own][other's][new own][new other's]`. In one-way encounters each is
 * the donor with a half, and only the donor is judged.
 *
 * @param one policies as performed
 */
export function encounterTable(game, one, other) {
    const { reputations: k } = game;
    const toOne = judgements(game, one, other);
    const toOther = judgements(game, other, one);
    const table = new Float64Array(k ** 4);
    for (let own = 0, at = 0; own < k; own++) {
        for (let others = 0; others < k; others++) {
            for (let newOwn = 0; newOwn < k; newOwn++) {
                for (let newOther = 0; newOther < k; newOther++, at++) {
                    const first = toOne[(own * k + others) * k + newOwn];
                    const second = toOther[(others * k + own) * k + newOther];
                    table[at] =
                        game.encounter === "mutual"
                            ? first * second
                            : (first * Number(newOther === others) + second * Number(newOwn === own)) / 2;
                }
            }
        }
    }
    return table;
}
/** The mean payoff of the first of two who meet, `[own][other's]`, in one-way encounters over who is the donor. */
export function payoffTable(game, one, other) {
    const { reputations: k, benefit, cost } = game;
    const given = givenTable(game, one);
    const received = givenTable(game, other);
    const share = game.encounter === "mutual" ? 1 : 0.5;
    return given.map((own, at) => share * (benefit * received[(at % k) * k + Math.floor(at / k)] - cost * own));
}
/** The mean share that a policy gives, `[own][partner's]`. */
function givenTable(game, { action }) {
    const { reputations: k, actions } = game;
    const shares = donation(game);
    const given = new Float64Array(k * k);
    for (let at = 0; at < action.length; at++)
        given[Math.floor(at / actions)] += action[at] * shares[at % actions];
    return given;
}
