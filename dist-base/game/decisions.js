const known = new WeakMap();
/** The decisions of a game, or of what has its sizes. */
export function decisionsOf(shape) {
    const found = known.get(shape);
    if (found !== undefined)
        return found;
    const made = laidOut(shape);
    known.set(shape, made);
    return made;
}
function laidOut({ reputations: k, actions, stage, seats, groups }) {
    const choices = stage?.choices ?? [actions, actions];
    const judged = stage?.judged ?? [true, true];
    const sequential = stage?.order === "sequential";
    const seesBoth = stage?.judgesSee === "both";
    const alike = (seats ?? stage?.seats ?? "symmetric") === "symmetric";
    const rows = { action: 0, assessment: 0 };
    const all = [];
    const add = (half, role, open, seen, values) => {
        const sees = groups === undefined ? seen : ["kin", ...seen];
        const sizes = groups === undefined ? values : [2, ...values];
        const contexts = sizes.reduce((product, size) => product * size, 1);
        const decision = { half, role, start: rows[half], sees, sizes, contexts, choices: open };
        rows[half] += contexts;
        all.push(decision);
        return decision;
    };
    const act = (role) => {
        const open = choices[role];
        if (open === 1)
            return undefined;
        const seen = sequential && role === 1;
        return add("action", role, open, seen ? ["own", "partner", "partnerAction"] : ["own", "partner"], seen ? [k, k, choices[0]] : [k, k]);
    };
    const judge = (role) => {
        const subject = (1 - role);
        if (!judged[subject])
            return undefined;
        const seen = seesBoth && choices[role] > 1;
        return add("assessment", role, k, seen ? ["subject", "judge", "subjectAction", "judgeAction"] : ["subject", "judge", "subjectAction"], seen ? [k, k, choices[subject], choices[role]] : [k, k, choices[subject]]);
    };
    const acts = act(0);
    const acting = [acts, alike ? acts : act(1)];
    const judges = judge(0);
    const judging = [judges, alike ? judges : judge(1)];
    const looksAtBoth = all.some(({ sees }) => sees.includes("judgeAction"));
    const dependent = looksAtBoth || (sequential && judged[1]);
    return {
        all,
        acting,
        judging,
        rows,
        width: { action: actions, assessment: k },
        dependent,
        alike,
        kinds: groups === undefined ? 1 : 2,
    };
}
/** By how many rows those towards one's own group come after those towards others; 0 where groups are not told apart. */
export function kinShift({ sees, contexts }) {
    return sees[0] === "kin" ? contexts / 2 : 0;
}
/** Whether two agents are of one group, 0 or 1. */
export function kinOf({ groups }, one, other) {
    return groups === undefined ? 0 : Number(groups[one] === groups[other]);
}
/** The row of a decision by what is seen, in the order of `sees`. */
export function rowOf({ start, sizes }, ...seen) {
    let row = 0;
    for (const [at, size] of sizes.entries())
        row = row * size + seen[at];
    return start + row;
}
/** What is seen in a row of a half's table, and the decision that it belongs to. */
export function contextOf(decisions, half, row) {
    const decision = decisions.all.find((each) => each.half === half && row >= each.start && row < each.start + each.contexts);
    const seen = [];
    let rest = row - decision.start;
    for (const size of decision.sizes.toReversed()) {
        seen.unshift(rest % size);
        rest = Math.floor(rest / size);
    }
    return { decision, seen };
}
/** Whether an agent of this class can come to make a decision. */
export function isOf(decision, agentClass) {
    return agentClass === undefined || decision.role === agentClass;
}
