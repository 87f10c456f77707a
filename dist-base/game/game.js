/** A reputation game: who meets whom, what they play, what is said of them; its settings, their defaults and their limits. */
import { checkOptions, checkValue, given, integer, oneOf, real, such, } from "../options.js";
import { donationShares, donationStage } from "./catalogue/donation.js";
import { stages } from "./catalogue/index.js";
import { GameError, gameError } from "./game-error.js";
import { defineStage, isStage, isSymmetric, widthOf } from "./stage.js";
export { GameError };
const defaults = {
    agents: 9,
    reputations: 2,
    actions: 2,
    benefit: 5,
    cost: 0.5,
    encounter: "mutual",
    rounds: 36,
    matching: "random",
    discount: 1,
    initialReputation: 0.5,
    executionError: 0,
    executionErrorKind: "symmetric",
    assessmentError: 0,
};
/** A probability vector may miss a sum of 1 by this much: enough for rows that were computed in single precision. */
export const DISTRIBUTION_TOLERANCE = 1e-6;
/** Amounts whose sums and squares neither overflow nor vanish, in single precision either. */
const within = real({ least: 1e-12, most: 1e12 });
export const amount = {
    takes: "a number from 1e-12 to 1e12, or 0",
    schema: { type: "number", minimum: 0, maximum: 1e12 },
    accepts: (value) => value === 0 || within.accepts(value),
};
const probability = { ...real({ least: 0, most: 1 }), takes: "a probability from 0 to 1" };
const stageTaken = such(`a stage game, or one of donation, ${Object.keys(stages).join(", ")}`, () => true);
const discountTaken = real({ above: 0, most: 1 });
const taken = {
    agents: integer(2, 0x7fffffff),
    reputations: integer(2, 64),
    actions: integer(2, 64),
    benefit: amount,
    cost: amount,
    rounds: integer(1, 0x7fffffff),
    matching: oneOf(["random", "direct", "indirect", "round-robin"]),
    encounter: oneOf(["mutual", "one-way"]),
    stage: stageTaken,
    seats: oneOf(["symmetric", "drawn", "alternating", "fixed"]),
    // What they may be depends on the agents.
    classes: such("a role, 0 or 1, for each agent", () => true),
    groups: such("an integer for each agent", () => true),
    discount: discountTaken,
    // What it may be depends on the reputations.
    initialReputation: such("a probability, or a list of them", () => true),
    executionError: probability,
    executionErrorKind: oneOf(["symmetric", "one-sided"]),
    assessmentError: probability,
};
/** Games that need not be checked again: they are frozen. */
const defined = new WeakSet();
/** Fills what is absent with the defaults, checks everything and freezes it. Throws a `GameError`. */
export function defineGame(options = {}) {
    checkOptions("a game", options, taken, { refuse: gameError });
    const told = given(options);
    const all = { ...defaults, ...told };
    const stage = stageOf(told, all);
    const isDonation = stage.name === "donation";
    const seats = told.seats ?? stage.seats;
    const classes = seats === "fixed" ? Object.freeze([...classesOf(told.classes, all.agents)]) : told.classes;
    const start = all.initialReputation;
    const matched = { ...all, classes };
    const game = Object.freeze({
        ...all,
        stage,
        seats,
        classes,
        groups: Array.isArray(told.groups) ? Object.freeze([...told.groups]) : told.groups,
        actions: widthOf(stage),
        ...(!isDonation && { benefit: 0, cost: 0, encounter: "mutual" }),
        rounds: told.rounds ?? (all.matching === "round-robin" ? pairsOf(matched) : all.rounds),
        initialReputation: Array.isArray(start) ? Object.freeze([...start]) : start,
    });
    checkWhole(game);
    defined.add(game);
    return game;
}
/** The same game with these payoffs, which are not checked again. */
export function withStage(game, stage, donation = {}) {
    const changed = Object.freeze({ ...game, ...donation, stage });
    defined.add(changed);
    return changed;
}
function stageOf(told, all) {
    const stage = told.stage ?? "donation";
    // That of a game that was defined before has payoffs that are told beside it, perhaps anew.
    if (stage === "donation" || (isStage(stage) && stage.name === "donation"))
        return donationStage(all);
    const found = isStage(stage)
        ? stage
        : typeof stage === "string"
            ? stages[stage.trim().toLowerCase()]
            : defineStage(stage);
    if (found === undefined)
        throw new GameError("stage", stage, stageTaken.takes);
    const none = { benefit: 0, cost: 0, encounter: "mutual", actions: widthOf(found) };
    for (const field of ["benefit", "cost", "encounter", "actions"]) {
        if (told[field] === undefined || told[field] === none[field])
            continue;
        throw new GameError(field, told[field], `nothing: it is of the donation game, and this is ${found.name}`);
    }
    return found;
}
/** By turns, unless told. */
function classesOf(told, agents) {
    if (told === undefined)
        return Array.from({ length: agents }, (_, agent) => agent % 2);
    return Array.isArray(told) ? told : [];
}
/** How many pairs can meet. */
export function pairsOf({ agents, classes }) {
    if (classes === undefined)
        return (agents * (agents - 1)) / 2;
    const second = classes.reduce((count, role) => count + role, 0);
    return second * (agents - second);
}
/** Throws a GameError unless it is a game, such as `defineGame` gives. */
export function checkGame(game) {
    if (defined.has(game))
        return;
    if (typeof game !== "object" || game === null)
        throw new GameError("game", game, "a game, such as defineGame gives");
    checkOptions("a game", game, taken, { refuse: gameError });
    for (const field of Object.keys(taken)) {
        if (field !== "classes" && field !== "groups" && game[field] === undefined)
            throw new GameError(field, undefined, `${taken[field].takes}; defineGame fills it in`);
    }
    checkWhole(game);
}
/** What depends on several fields. */
function checkWhole(game) {
    checkInitialReputation(game);
    checkSeats(game);
    const { agents, matching, rounds } = game;
    const most = matching === "indirect" ? mostIndirectRounds(agents, game.classes) : pairsOf(game);
    if (matching === "indirect" && rounds > most) {
        const takes = `at most ${most} with "indirect" matching of ${agents} agents, because no pair may meet twice`;
        throw new GameError("rounds", rounds, takes);
    }
    if (matching === "round-robin" && rounds !== most) {
        throw new GameError("rounds", rounds, `${most} with "round-robin" matching of ${agents} agents: one for each pair`);
    }
}
/** More agents than this can seldom be brought to alternate all through a round-robin. */
const MOST_ALTERNATING = 40;
function checkSeats(game) {
    const { seats, stage, classes, agents, matching } = game;
    if (!isStage(stage))
        throw new GameError("stage", stage, stageTaken.takes);
    if (widthOf(stage) !== game.actions)
        throw new GameError("actions", game.actions, `${widthOf(stage)}, as in the stage game`);
    if (seats === "symmetric" && !isSymmetric(stage)) {
        throw new GameError("seats", seats, "drawn, alternating or fixed, because the roles of this stage game are not alike");
    }
    const { groups } = game;
    const areGroups = Array.isArray(groups) && groups.length === agents && groups.every((group) => Number.isSafeInteger(group));
    if (groups !== undefined && !areGroups)
        throw new GameError("groups", groups, `an integer for each of the ${agents} agents`);
    if (seats !== "fixed" && classes !== undefined) {
        throw new GameError("classes", classes, 'none unless seats are "fixed"');
    }
    if (seats === "fixed") {
        const roles = classes;
        const isFit = roles.length === agents &&
            roles.every((role) => role === 0 || role === 1) &&
            roles.includes(0) &&
            roles.includes(1);
        if (!isFit)
            throw new GameError("classes", classes, `a role, 0 or 1, for each of the ${agents} agents, and both of them`);
    }
    if (seats !== "alternating")
        return;
    if (matching !== "direct" && matching !== "round-robin") {
        throw new GameError("matching", matching, "direct or round-robin, because with others agents cannot alternate");
    }
    if (matching === "round-robin" && agents > MOST_ALTERNATING) {
        throw new GameError("agents", agents, `at most ${MOST_ALTERNATING} with alternating seats in a round-robin`);
    }
}
/** Rounds in which all can meet somebody new: the most that `indirect` matching can fill. */
export function mostIndirectRounds(agents, classes) {
    if (classes === undefined)
        return agents % 2 === 0 ? agents - 1 : agents;
    const second = classes.reduce((count, role) => count + role, 0);
    return Math.max(second, agents - second);
}
/** The distribution of an agent's reputation at the start of an episode, `[K]`. */
export function initialDistribution(game) {
    const start = game.initialReputation;
    if (typeof start !== "number")
        return Float64Array.from(start);
    const distribution = new Float64Array(game.reputations);
    distribution[0] = 1 - start;
    distribution[game.reputations - 1] = start;
    return distribution;
}
/** The share that each action donates, `[A]`: g(a) = a/(A-1), from 0 to 1. */
export function donation({ actions }) {
    return donationShares(actions);
}
/** Whether these are probabilities that sum to 1. */
export function isDistribution(row) {
    let sum = 0;
    for (let at = 0; at < row.length; at++) {
        if (!(row[at] >= 0))
            return false;
        sum += row[at];
    }
    return Math.abs(sum - 1) <= DISTRIBUTION_TOLERANCE;
}
function checkInitialReputation(game) {
    const start = game.initialReputation;
    const list = `a list of ${game.reputations} probabilities that sum to 1`;
    if (Array.isArray(start)) {
        const numbers = start.every((chance) => typeof chance === "number");
        if (numbers && start.length === game.reputations && isDistribution(start))
            return;
        throw new GameError("initialReputation", start, list);
    }
    checkValue("initialReputation", start, { ...probability, takes: `${probability.takes}, or ${list}` }, gameError);
}
