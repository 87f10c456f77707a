// What is asked of the references, and whether it can be.
import { checkChances } from "../../game/index.js";
import { checkValue, integer, OptionError, such } from "../../options.js";
import { optimizeTaken } from "../settings.js";
export const oracleOptions = {
    matchings: integer(1, 1e6),
    seed: integer(Number.MIN_SAFE_INTEGER),
};
/** @throws OptionError unless a best response can be looked for */
export function checkQuestion(game, optimize, fixed) {
    checkValue("optimize", optimize, optimizeTaken);
    checkChances(game, fixed, "fixed");
}
/** The same, where the rules of binary games alone can be tried. */
export function checkBinaryQuestion(game, optimize, fixed) {
    checkValue("optimize", optimize, optimizeTaken);
    for (const field of ["reputations", "actions"]) {
        if (game[field] !== 2)
            throw new OptionError(field, game[field], "2 for a best response");
    }
    checkChances(game, fixed, "fixed");
}
/** @throws OptionError unless it is a list of the game's policies */
export function checkPolicies(game, policies) {
    checkValue("policies", policies, such("a list of policies, at least one", isSome));
    for (const [at, policy] of policies.entries())
        checkChances(game, policy, `policies[${at}]`);
}
function isSome(value) {
    return Array.isArray(value) && value.length > 0;
}
