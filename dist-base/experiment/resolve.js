/** From what was asked to what is run: a preset, a file and flags become a complete configuration, and that a game. */
import { defineGame, definePopulation, defineSituated, pairsPerRound, ruleTable, Situations, } from "../game/index.js";
import { checkOptions, given, shown, such, text } from "../options.js";
import { checkRemembers, continuousTrainings, createArena, methodsWithBelief, methodsWithoutSight, } from "../reciprocity/index.js";
import { kindOf, shapeOf, } from "./configuration.js";
import { continuousTraining, defaultGame, defaultLearner, defaultTraining, limits } from "./defaults.js";
import { findPreset, presets } from "./presets.js";
import { gotTakes, under } from "./request-error.js";
import { checkComplete, parseConfiguration } from "./schema.js";
const part = such("an object with game, residents, learner, training", (value) => typeof value === "object");
const taken = { preset: text("the name of a preset"), file: part, overrides: part };
/**
 * The complete configuration, merged by `mergeConfigurations`.
 *
 * @throws RequestError that names the field at fault, as `game.rounds`.
 */
export function resolveConfiguration(request) {
    checkOptions("a request for a configuration", request, taken, { refuse: gotTakes });
    const { preset, file = {}, overrides = {} } = request;
    const told = mergeConfigurations(parseConfiguration(file), parseConfiguration(overrides));
    const asked = mergeConfigurations(presetConfiguration(preset), told);
    if (asked.residents === undefined) {
        throw gotTakes("residents", undefined, "a list of groups of residents, because no preset is given");
    }
    const { agents, ...game } = { ...defaultGame, ...asked.game };
    checkAgents(agents, asked.residents);
    const configuration = {
        // Two levels are all or nothing, which has one name.
        game: game.actions === 2 ? { ...game, actions: "discrete" } : game,
        residents: asked.residents,
        learner: withSight({ ...defaultLearner, ...asked.learner }),
        training: resolveTraining(game, asked.training),
    };
    defineSetting(configuration);
    return configuration;
}
/** Who sees nothing more is as if nothing had been said of it. */
function withSight({ sees = [], ...learner }) {
    return sees.length === 0 ? learner : { ...learner, sees };
}
function resolveTraining(game, asked = {}) {
    const { method, belief, horizon, ...plain } = kindOf(game) === "continuous" ? continuousTraining : defaultTraining;
    const hasBelief = methodsWithBelief.includes(asked.method ?? method);
    const looksAhead = hasBelief && (asked.belief ?? belief) === "anchored";
    return { method, ...(hasBelief && { belief }), ...(looksAhead && { horizon }), ...plain, ...asked };
}
/** One configuration changed by another: sections merge field by field, a list of residents replaces the one before it. */
export function mergeConfigurations(under, over) {
    const residents = over.residents ?? under.residents;
    const merged = (one = {}, other = {}) => ({
        ...given(one),
        ...given(other),
    });
    return {
        game: merged(under.game, over.game),
        ...(residents === undefined ? {} : { residents }),
        learner: merged(under.learner, over.learner),
        training: merged(under.training, over.training),
    };
}
function presetConfiguration(name) {
    if (name === undefined)
        return {};
    const { residents, game, ...learner } = findPreset(name);
    return { residents, learner, ...(game && { game }) };
}
/** Builds and checks what a configuration describes; a RequestError names the field at fault. */
export function defineSetting(configuration) {
    checkComplete(configuration);
    const { learner, training } = configuration;
    const { game, residents } = defineSociety(configuration);
    const encounters = game.rounds * pairsPerRound(game) * training.episodes;
    if (encounters > limits.encounters) {
        const most = `at most ${limits.encounters} encounters an iteration (episodes x rounds x pairs)`;
        throw gotTakes("training.episodes", training.episodes, `${most}; this makes ${encounters}`);
    }
    const fixed = under("learner.", () => ({
        action: ruleTable("action", learner.fixedAction, game, "fixedAction"),
        assessment: ruleTable("assessment", learner.fixedAssessment, game, "fixedAssessment"),
    }));
    const { episodes, seed } = training;
    const { optimize, hidden, sees = [] } = learner;
    under("learner.", () => new Situations(game, sees));
    const seen = sees.length === 0 ? {} : { sees };
    const options = { ...beliefOf(training), optimize, episodes, seed, hidden, fixed, ...seen };
    const arena = under("game.", () => createArena(kindOf(configuration.game), { game, residents }));
    return { game, residents, arena, fixed, options };
}
/**
 * Refuses a training that there is not with donations of this kind. A policy can be measured with either kind, whatever its
 * training was: so this is no part of what a setting must fulfil.
 */
export function checkTraining({ game, learner, training }) {
    if (learner.sees !== undefined && learner.sees.length > 0)
        checkSight(learner.sees, game, training);
    if (kindOf(game) === "discrete")
        return;
    for (const field of ["method", "belief"]) {
        const possible = continuousTrainings[field];
        const value = training[field];
        if (value === undefined || possible.includes(value))
            continue;
        const choices = possible.map((choice) => `"${choice}"`).join(", ");
        throw gotTakes(`training.${field}`, value, `${choices} with continuous donations`);
    }
}
/** Refuses what cannot learn from more than the two reputations. */
function checkSight(sees, game, { method, belief }) {
    const refused = (why) => gotTakes("learner.sees", sees, `nothing ${why}`);
    if (kindOf(game) === "continuous")
        throw refused("with continuous donations");
    if (methodsWithoutSight.includes(method))
        throw refused(`with the method ${method}`);
    if (belief !== undefined && belief !== "anchored")
        throw refused(`with the belief ${belief}: only anchored can hold it`);
    if (belief !== undefined)
        under("learner.", () => checkRemembers(shapeOf(game), sees));
}
function beliefOf({ method, belief, horizon }) {
    const told = { ...(belief === undefined ? {} : { belief }), ...(horizon === undefined ? {} : { horizon }) };
    for (const [field, value] of Object.entries(told)) {
        if (methodsWithBelief.includes(method))
            continue;
        const takers = methodsWithBelief.join(" and ");
        throw gotTakes(`training.${field}`, value, `nothing with the method ${method}: only ${takers} have a belief`);
    }
    if (horizon !== undefined && belief !== "anchored") {
        throw gotTakes("training.horizon", horizon, `nothing with the belief ${belief}: only anchored looks ahead`);
    }
    return told;
}
function defineSociety(configuration) {
    const groups = configuration.residents;
    // Counted before they are made, so that a count of a billion is refused and not tried.
    const count = countOf(groups);
    if (count > limits.residents) {
        throw gotTakes("residents", count, `at most ${limits.residents} residents in all`);
    }
    const shape = shapeOf(configuration.game);
    const { agents, ...fields } = configuration.game;
    if (kindOf(fields) === "continuous" && fields.reputations !== 2) {
        throw gotTakes("game.reputations", fields.reputations, "2 with continuous donations, where reputations are shares");
    }
    const residents = under("", () => definePopulation(groups, shape));
    checkAgents(agents, groups);
    const game = under("game.", () => defineGame({ ...fields, ...shape, agents: residents.length + 1 }));
    return { game, residents };
}
/** Residents say how many agents there are; whoever says it as well must say the same. */
function checkAgents(agents, groups) {
    const residents = countOf(groups);
    if (agents === undefined || agents === residents + 1)
        return;
    throw gotTakes("game.agents", agents, `${residents + 1}: the ${residents} residents and the learner (or leave it out)`);
}
function countOf(groups) {
    return groups.reduce((sum, group) => sum + group.count, 0);
}
/** The preset that these residents are, whatever game they play, or `custom`. */
export function settingName(configuration) {
    const name = Object.keys(presets).find((key) => isSame(presets[key].residents, configuration.residents));
    return name ?? "custom";
}
/** The game's fields that are not as in the presets, in words: `matching direct, rounds 8`. */
export function gameDifferences(configuration) {
    const usual = { ...defaultGame, ...presets[settingName(configuration)]?.game };
    return Object.entries(configuration.game)
        .filter(([field, value]) => usual[field] !== value)
        .map(([field, value]) => `${spaced(field)} ${typeof value === "object" ? shown(value) : value}`);
}
function spaced(field) {
    return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
function isSame(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
}
/**
 * A policy from its chances as results have them; a GameError if they are none. How many reputations and actions there are
 * is how long the rows are.
 */
export function policyFromChances(action, assessment, sight = { sees: [], situations: 1 }) {
    const [actions, reputations] = [action, assessment].map(([row]) => (Array.isArray(row) ? row.length : 2));
    const shape = { reputations: reputations, actions: actions };
    const { sees, situations: count } = sight;
    return defineSituated(shape, { sees, count }, rowsOf(action), rowsOf(assessment));
}
function rowsOf(chances) {
    return chances.flatMap((chance) => (typeof chance === "number" ? [1 - chance, chance] : chance));
}
