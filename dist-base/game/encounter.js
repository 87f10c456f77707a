/**
 * What comes of an encounter between two whose policies are known, exactly: the new reputations, and what it pays. Everything is in the
 * order of roles: index r0 K + r1 for the reputations of role 0 and role 1 before, s0 K + s1 for those after.
 */
import { decisionsOf, kinShift } from "./decisions.js";
/**
 * P(the subject's new reputation | its own and the judge's before), `[own][judge's][new]`; of games whose two new reputations do not
 * depend on each other (see `Decisions.dependent`). A subject that is not judged keeps its reputation.
 *
 * @param subject policies as performed
 * @param role the subject's
 * @param kin whether both are of one group, 0 or 1
 */
export function judgementTable(game, subject, judge, role, kin = 0) {
    const { reputations: k, actions: width } = game;
    const { acting, judging } = decisionsOf(game);
    const act = acting[role];
    const judgement = judging[1 - role];
    const choices = game.stage.choices[role];
    const table = new Float64Array(k ** 3);
    for (let context = 0; context < k * k; context++) {
        if (judgement === undefined) {
            table[context * k + Math.floor(context / k)] = 1;
            continue;
        }
        for (let action = 0; action < choices; action++) {
            const chance = act === undefined ? 1 : subject.action[(firstRow(act, kin) + context) * width + action];
            if (chance === 0)
                continue;
            const row = (firstRow(judgement, kin) + context * choices + action) * k;
            for (let signal = 0; signal < k; signal++)
                table[context * k + signal] += chance * judge.assessment[row + signal];
        }
    }
    return table;
}
/**
 * P(both new reputations | both before), `[r0][r1][s0][s1]`.
 *
 * @param first role 0's policy, as performed
 * @param second role 1's
 */
export function encounterTable(game, first, second, kin = 0) {
    const { reputations: k } = game;
    const table = new Float64Array(k ** 4);
    if (!decisionsOf(game).dependent) {
        const toFirst = judgementTable(game, first, second, 0, kin);
        const toSecond = judgementTable(game, second, first, 1, kin);
        for (let r0 = 0, at = 0; r0 < k; r0++) {
            for (let r1 = 0; r1 < k; r1++) {
                for (let s0 = 0; s0 < k; s0++) {
                    for (let s1 = 0; s1 < k; s1++, at++) {
                        table[at] = toFirst[(r0 * k + r1) * k + s0] * toSecond[(r1 * k + r0) * k + s1];
                    }
                }
            }
        }
        return table;
    }
    eachPlay(game, first, second, kin, (r0, r1, chance, a0, a1) => {
        const saysOfFirst = judgementRow(game, 0, r0, r1, a0, a1, kin);
        const saysOfSecond = judgementRow(game, 1, r1, r0, a1, a0, kin);
        const start = (r0 * k + r1) * k * k;
        for (let s0 = 0; s0 < k; s0++) {
            const toFirst = saysOfFirst < 0 ? Number(s0 === r0) : second.assessment[saysOfFirst * k + s0];
            if (toFirst === 0)
                continue;
            for (let s1 = 0; s1 < k; s1++) {
                const toSecond = saysOfSecond < 0 ? Number(s1 === r1) : first.assessment[saysOfSecond * k + s1];
                table[start + s0 * k + s1] += chance * toFirst * toSecond;
            }
        }
    });
    return table;
}
/** What an encounter pays on average who has this role, `[r0][r1]`; see `encounterTable`. */
export function payoffTable(game, first, second, role, kin = 0) {
    const { reputations: k, stage } = game;
    const paid = stage.payoffs[role];
    const table = new Float64Array(k * k);
    eachPlay(game, first, second, kin, (r0, r1, chance, a0, a1) => {
        table[r0 * k + r1] += chance * paid[a0 * stage.choices[1] + a1];
    });
    return table;
}
/** The row of the judge's table that says what it makes of a subject of this role; -1 where nobody judges it. */
export function judgementRow(game, role, subject, judge, subjectAction, judgeAction, kin = 0) {
    const { reputations: k, stage } = game;
    const judgement = decisionsOf(game).judging[1 - role];
    if (judgement === undefined)
        return -1;
    const context = (subject * k + judge) * stage.choices[role] + subjectAction;
    const looksAtOwn = judgement.sees.includes("judgeAction");
    return firstRow(judgement, kin) + (looksAtOwn ? context * stage.choices[1 - role] + judgeAction : context);
}
/** The row of the table of actions; -1 where this role does nothing. `seen`: what the partner did, where that is seen. */
export function actionRow(game, role, own, partner, seen, kin = 0) {
    const act = decisionsOf(game).acting[role];
    if (act === undefined)
        return -1;
    const context = own * game.reputations + partner;
    return firstRow(act, kin) + (act.sees.includes("partnerAction") ? context * game.stage.choices[0] + seen : context);
}
/** Calls back for all that both can do, by both reputations, with its chance where it has one. */
function eachPlay(game, first, second, kin, visit) {
    const { reputations: k, actions: width, stage } = game;
    const [choicesFirst, choicesSecond] = stage.choices;
    for (let r0 = 0; r0 < k; r0++) {
        for (let r1 = 0; r1 < k; r1++) {
            const firstRow = actionRow(game, 0, r0, r1, 0, kin);
            for (let a0 = 0; a0 < choicesFirst; a0++) {
                const does = firstRow < 0 ? 1 : first.action[firstRow * width + a0];
                if (does === 0)
                    continue;
                const secondRow = actionRow(game, 1, r1, r0, a0, kin);
                for (let a1 = 0; a1 < choicesSecond; a1++) {
                    const chance = does * (secondRow < 0 ? 1 : second.action[secondRow * width + a1]);
                    if (chance !== 0)
                        visit(r0, r1, chance, a0, a1);
                }
            }
        }
    }
}
function firstRow(decision, kin) {
    return decision.start + kin * kinShift(decision);
}
