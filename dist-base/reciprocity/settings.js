// What can be chosen for a training run, and the defaults: one set for every game.
import { checkChances, isSituated, ruleTable, Situations, seesTaken, } from "../game/index.js";
import { checkOptions, integer, listOf, OptionError, oneOf, real, such, } from "../options.js";
import { beliefTaken } from "./belief.js";
import { tunedWidth } from "./tuned-width.js";
export const optimizeTaken = oneOf(["action", "signal", "joint"]);
export const balanceTaken = {
    ...such("0, 0.5 or 1", (value) => value === 0 || value === 0.5 || value === 1),
    schema: { enum: [0, 0.5, 1] },
};
const methodOptions = {
    belief: beliefTaken,
    optimize: optimizeTaken,
    horizon: integer(0, 1e6),
    states: integer(4, 65536),
    influence: oneOf(["carried", "cut"]),
    episodes: integer(1, 1e6),
    seed: integer(-(2 ** 52), 2 ** 52),
    hidden: listOf(integer(1, 65536)),
    // Whether it is one of this game is seen below.
    fixed: such("a policy", () => true),
    sees: seesTaken,
};
export const trainerOptions = {
    ...methodOptions,
    exploration: real({ least: 0, most: 1 }),
    rate: real({ above: 0 }),
    decay: real({ least: 0 }),
    balance: balanceTaken,
};
/** @throws OptionError for what is no option of every method, or cannot be its value */
export function checkMethodOptions(options) {
    checkOptions("a method (its own options are apart)", options, methodOptions);
}
/**
 * Where there are many situations each of them is seldom seen, so that its gradient varies more: steps are smaller, by the fourth
 * root of their number, and rare contexts are not made to count for more.
 */
function defaultsIn({ count }, defaults) {
    return count === 1 ? defaults : { ...defaults, rate: defaults.rate / Math.sqrt(Math.sqrt(count)), balance: 0 };
}
/**
 * @param defaults of a learner that sees the two reputations alone
 * @throws OptionError that names the option
 */
export function trainerSettings(game, options, defaults) {
    checkOptions("a trainer", options, trainerOptions);
    const settings = methodSettings(game, options);
    const { rate, exploration, balance, decay } = defaultsIn(new Situations(game, settings.sees), defaults);
    return {
        ...settings,
        exploration: options.exploration ?? exploration,
        rate: options.rate ?? rate,
        decay: options.decay ?? decay,
        balance: options.balance ?? balance,
    };
}
/** @throws OptionError that names the option */
export function methodSettings(game, options) {
    const situations = new Situations(game, options.sees ?? []);
    const settings = {
        belief: options.belief ?? "anchored",
        optimize: options.optimize ?? "joint",
        horizon: options.horizon ?? 36,
        axes: axesOf(game, options.states ?? 32),
        influence: options.influence ?? "carried",
        episodes: options.episodes ?? 8,
        seed: options.seed ?? 1,
        hidden: options.hidden ?? [tunedWidth],
        fixed: options.fixed ?? defaultFixed(game),
        sees: situations.sees,
    };
    for (const field of ["horizon", "states", "influence"]) {
        if (options[field] === undefined || settings.belief === "anchored")
            continue;
        const takes = `nothing with the belief ${settings.belief}: only anchored looks ahead`;
        throw new OptionError(field, options[field], takes);
    }
    if (settings.sees.length > 0 && settings.belief !== "anchored") {
        throw new OptionError("sees", settings.sees, `nothing with the belief ${settings.belief}: only anchored can hold it`);
    }
    checkChances(game, settings.fixed, "fixed");
    if (isSituated(settings.fixed))
        throw new OptionError("fixed.sees", settings.fixed.sees, "nothing: what is fixed sees no more");
    return settings;
}
/** Share of the step size that is left after so many iterations. */
export function paceAfter(iterations, { decay }) {
    return 1 / (1 + decay * iterations);
}
/** How many agents' reputations so many states are enough for; those of two always. */
function axesOf({ reputations }, states) {
    let axes = 2;
    while (reputations ** (axes + 1) <= states)
        axes += 1;
    return axes;
}
/** Stern judging, and who gives to the Good. */
function defaultFixed(game) {
    return { action: ruleTable("action", "Discriminator", game), assessment: ruleTable("assessment", "L6", game) };
}
