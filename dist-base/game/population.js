/** Residents in the words of a configuration, made into policies. */
import { checkOptions, integer, required, text } from "../options.js";
import { GameError, gameError } from "./game-error.js";
import { findNorm } from "./norm.js";
import { checkShape } from "./policy.js";
import { liftedTable, ruleTable, ruleTaken } from "./rule.js";
const taken = {
    count: required(integer(1)),
    norm: text("the name of a norm"),
    action: ruleTaken("action"),
    assessment: ruleTaken("assessment"),
};
/** More than any machine plays with; a count with a slip in it is refused before it is tried. */
const MOST_RESIDENTS = 1e7;
/**
 * A policy for every resident, group after group; residents of a group share one object. The learner is not among them.
 *
 * @param groups at least one; 10^7 residents in all at most.
 * @param shape how many reputations and actions the game has, which is one; binary unless told.
 * @param field what errors call the list: `residents[1].action`.
 * @throws GameError
 */
export function definePopulation(groups, shape = { reputations: 2, actions: 2 }, field = "residents") {
    const example = 'at least one group, such as [{ count: 8, norm: "L6" }]';
    if (!Array.isArray(groups) || groups.length === 0)
        throw new GameError(field, groups, example);
    checkShape(shape);
    const policies = [];
    for (const [at, group] of groups.entries()) {
        const path = `${field}[${at}]`;
        const policy = groupPolicy(group, shape, path);
        const count = policies.length + group.count;
        if (count > MOST_RESIDENTS)
            throw new GameError(`${path}.count`, group.count, `at most ${MOST_RESIDENTS} in all`);
        while (policies.length < count)
            policies.push(policy);
    }
    return policies;
}
function groupPolicy(group, shape, path) {
    checkOptions("a group", group, taken, { path, refuse: gameError });
    const norm = group.norm === undefined ? undefined : findNorm(group.norm, `${path}.norm`);
    const table = (half) => {
        const rule = group[half];
        const field = `${path}.${half}`;
        if (rule !== undefined)
            return ruleTable(half, rule, shape, field);
        if (norm !== undefined)
            return liftedTable(half, norm[half], shape);
        throw new GameError(field, undefined, `an ${half} rule, because the group has no norm`);
    };
    return { action: table("action"), assessment: table("assessment") };
}
