/** The decisions that public records tell of, one by one: nothing else decodes them. */
import { decisionsOf, kinShift } from "./decisions.js";
import { NO_ACTION } from "./records.js";
/** Numbers of the halves of a policy, for loops that count. */
export const ACTING = 0;
export const JUDGING = 1;
/**
 * All decisions of the records in the order in which they were made: round by round, of each encounter first those of acting, role 0
 * before role 1, then what is said of role 0, and of role 1.
 */
export function eachDecision(records, visit) {
    const read = decisionReader(records);
    for (let at = 0; at < records.first.length; at++)
        read(at, visit);
}
/** The same of the encounters of one agent alone; its partners' decisions are among them. */
export function eachDecisionWith(records, agent, visit) {
    const read = decisionReader(records);
    const { encounterOf, game } = records;
    for (let row = agent; row < encounterOf.length; row += game.agents) {
        const at = encounterOf[row];
        if (at >= 0)
            read(at, visit);
    }
}
/** Reads the decisions of the encounter at a place. */
export function decisionReader(records) {
    const { game, first, second, reputationFirst, reputationSecond } = records;
    const { actionFirst, actionSecond, signalFirst, signalSecond } = records;
    const { reputations: k, stage } = game;
    const { acting, judging } = decisionsOf(game);
    const [actsFirst, actsSecond] = [acting[0]?.start ?? -1, acting[1]?.start ?? -1];
    const [judgesSecond, judgesFirst] = [judging[0]?.start ?? -1, judging[1]?.start ?? -1];
    const [choicesFirst, choicesSecond] = stage.choices;
    const isSeen = Number(stage.order === "sequential");
    const seen = isSeen === 1 ? choicesFirst : 1;
    const looksAtOwn = Number(stage.judgesSee === "both");
    const ownOfSecond = looksAtOwn === 1 ? choicesSecond : 1;
    const ownOfFirst = looksAtOwn === 1 ? choicesFirst : 1;
    const { groups } = game;
    const shift = (decision) => (decision === undefined ? 0 : kinShift(decision));
    const [kinActsFirst, kinActsSecond] = [shift(acting[0]), shift(acting[1])];
    const [kinJudgesSecond, kinJudgesFirst] = [shift(judging[0]), shift(judging[1])];
    return (at, visit) => {
        const i = first[at];
        const j = second[at];
        const pairI = reputationFirst[at] * k + reputationSecond[at];
        const pairJ = reputationSecond[at] * k + reputationFirst[at];
        const kin = groups === undefined ? 0 : Number(groups[i] === groups[j]);
        // One that does nothing does the only thing it can.
        const actionI = actionFirst[at] === NO_ACTION ? 0 : actionFirst[at];
        const actionJ = actionSecond[at] === NO_ACTION ? 0 : actionSecond[at];
        if (actsFirst >= 0)
            visit(i, ACTING, actsFirst + kin * kinActsFirst + pairI, actionI, at);
        if (actsSecond >= 0)
            visit(j, ACTING, actsSecond + kin * kinActsSecond + pairJ * seen + isSeen * actionI, actionJ, at);
        if (judgesFirst >= 0) {
            visit(j, JUDGING, judgesFirst + kin * kinJudgesFirst + (pairI * choicesFirst + actionI) * ownOfSecond + looksAtOwn * actionJ, signalFirst[at], at);
        }
        if (judgesSecond >= 0) {
            visit(i, JUDGING, judgesSecond + kin * kinJudgesSecond + (pairJ * choicesSecond + actionJ) * ownOfFirst + looksAtOwn * actionI, signalSecond[at], at);
        }
    };
}
