import { figure, percent } from "./words.js";
/** What the names of a context are of. */
export const contextTitles = {
    action: ["own", "partner"],
    assessment: ["subject", "judge", "action"],
};
/** Names of reputations: Bad and Good where there are two, else their numbers. */
export function reputationNames({ reputations }) {
    return reputations === 2 ? ["Bad", "Good"] : numbers(reputations);
}
/** Names of actions, likewise. */
export function actionNames({ actions }) {
    return actions === 2 ? ["Defect", "Cooperate"] : numbers(actions);
}
/** The names of every context of a rule, in the order of its table. */
export function contextsOf(half, shape) {
    const reputations = reputationNames(shape);
    const pairs = reputations.flatMap((one) => reputations.map((other) => [one, other]));
    return half === "action" ? pairs : pairs.flatMap((pair) => actionNames(shape).map((action) => [...pair, action]));
}
export function decisionIn(chances, context) {
    const row = chances[context];
    if (typeof row === "number") {
        return { text: figure(row, 2), level: row, choice: row === 0.5 ? undefined : Number(row > 0.5) };
    }
    const most = Math.max(...row);
    const choice = row.indexOf(most);
    const level = row.reduce((sum, chance, outcome) => sum + chance * outcome, 0) / (row.length - 1);
    return {
        text: String(choice),
        chance: figure(most, 2),
        level,
        choice: row.lastIndexOf(most) === choice ? choice : undefined,
    };
}
/** The contexts that came up most, so many at most; and in words how often the others did. */
export function mostVisited(visits, most) {
    const met = Array.from(visits, (_, context) => context).filter((context) => visits[context] > 0);
    const contexts = [...met].sort((one, other) => visits[other] - visits[one] || one - other).slice(0, most);
    const fewer = met.length - contexts.length;
    const never = visits.length - met.length;
    const share = 1 - contexts.reduce((sum, context) => sum + visits[context], 0);
    const parts = [
        ...(fewer > 0 ? [`${fewer} more contexts came up in ${percent(share)}`] : []),
        ...(never > 0 ? [`${never} never`] : []),
    ];
    return { contexts, rest: parts.join(", ") };
}
function numbers(count) {
    return Array.from({ length: count }, (_, number) => String(number));
}
