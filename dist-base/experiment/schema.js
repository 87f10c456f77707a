/** The fields of a configuration: what each takes, what it means, and what it is unless told. */
import { amount } from "../game/game.js";
import { ruleTaken, seesTaken } from "../game/index.js";
import { checkOptions, checkValue, integer, listOf, oneOf, real, required, such, text, } from "../options.js";
import { actionKinds, methodNames, methodsWithBelief } from "../reciprocity/index.js";
import { beliefs, ends, halves, } from "./configuration.js";
import { defaultGame, defaultLearner, defaultTraining, limits } from "./defaults.js";
import { gotTakes } from "./request-error.js";
const field = (taken, description, value) => ({
    ...taken,
    description,
    ...(value !== undefined && { default: value }),
});
const probability = { ...real({ least: 0, most: 1 }), takes: "a probability from 0 to 1" };
const actionRule = ruleTaken("action");
const assessmentRule = ruleTaken("assessment");
const levels = integer(2, 64);
const kinds = oneOf(actionKinds);
/** What either takes; both are tried. */
function eitherOf(one, other, takes) {
    return {
        takes,
        schema: { anyOf: [one.schema, other.schema] },
        accepts: (value) => one.accepts(value) || other.accepts(value),
    };
}
const game = {
    agents: field(integer(2, limits.residents + 1), "N: the residents and the learner; they say it, so that it may be left out"),
    benefit: field(amount, "b: what a full donation is worth to its recipient", defaultGame.benefit),
    cost: field(amount, "c: what a full donation costs its donor", defaultGame.cost),
    rounds: field(integer(1, limits.rounds), "Rounds of an episode", defaultGame.rounds),
    matching: field(oneOf(["random", "direct", "indirect"]), "random: new pairs every round; direct: the same pairs all episode; indirect: no pair meets twice", defaultGame.matching),
    reputations: field(integer(2, 64), "K: reputations are 0, the worst, to K - 1; of two, Bad and Good", 2),
    actions: field(eitherOf(kinds, levels, `"discrete", "continuous", or how many levels there are, ${levels.takes}`), "discrete: all or nothing is donated; a number: so many levels, from nothing to all; continuous: any share, and reputations are shares, too", defaultGame.actions),
    encounter: field(oneOf(["mutual", "one-way"]), "mutual: both act and both are judged; one-way: the first donates and is judged by the second", defaultGame.encounter),
    initialReputation: field(eitherOf(probability, listOf(probability), "a probability from 0 to 1, or a list of one for each reputation"), "P(Good) at the start of an episode: of the best reputation, all others have the worst; or the chance of each reputation", defaultGame.initialReputation),
    executionError: field(probability, "Chance that the executed action is not the chosen one", defaultGame.executionError),
    executionErrorKind: field(oneOf(["symmetric", "one-sided"]), "symmetric: either action may come out as the other; one-sided: only cooperation fails", defaultGame.executionErrorKind),
    assessmentError: field(probability, "Chance that the emitted signal is not the chosen one", defaultGame.assessmentError),
};
const group = {
    count: field(required(integer(1, limits.residents)), "How many residents are like this"),
    norm: field(text("the name of a norm"), "An action rule and an assessment rule by one name: L1 to L8, ..."),
    action: field(actionRule, "How they act; overrides the norm's half"),
    assessment: field(assessmentRule, "How they judge; overrides the norm's half"),
};
const learner = {
    optimize: field(oneOf(halves), "Which half of the policy is learned", defaultLearner.optimize),
    fixedAction: field(actionRule, "How to act where only signals are optimised"),
    fixedAssessment: field(assessmentRule, "How to judge where only actions are optimised"),
    hidden: field(listOf(integer(1, limits.hiddenWidth), {
        least: 1,
        most: limits.hiddenLayers,
        takes: `a list of 1 to ${limits.hiddenLayers} widths`,
    }), "Widths of the hidden layers of the networks", defaultLearner.hidden),
    sees: field(seesTaken, "What the learner sees beyond the two reputations: partner, who it is; last, what both did when the two met last; round, which it is"),
};
const ofSome = `of ${methodsWithBelief.join(" and ")}`;
const training = {
    method: field(oneOf(methodNames), "How the learner learns", defaultTraining.method),
    belief: field(oneOf(beliefs), `How the reputations to come are believed to be spread; ${ofSome}`, defaultTraining.belief),
    horizon: field(integer(1, limits.horizon), "Rounds that the anchored belief looks ahead", defaultTraining.horizon),
    iterations: field(integer(1, limits.iterations), "Updates of the policy, at most", defaultTraining.iterations),
    until: field(oneOf(ends), "settled: stops once it has settled; iterations: goes on to the last one", defaultTraining.until),
    episodes: field(integer(1, limits.episodes), "Episodes played in every iteration", defaultTraining.episodes),
    seed: field(integer(0, limits.seed), "Same seed, same run", defaultTraining.seed),
};
/** An object of these fields. */
function section(fields, description) {
    const takes = `an object with ${Object.keys(fields).join(", ")}`;
    return { ...such(takes, isObject), schema: objectSchema(fields), description };
}
const sections = { game, learner, training };
const configuration = {
    game: section(game, "The game that is played"),
    residents: {
        ...such("a list of groups of residents", (value) => Array.isArray(value) && value.length > 0),
        schema: { type: "array", minItems: 1, items: objectSchema(group) },
        description: "Everybody but the learner, in groups that are alike",
    },
    learner: section(learner, "The learner"),
    training: section(training, "The training"),
    $schema: field(text("the address of a JSON Schema"), "For editors"),
};
/**
 * Any value as a (partial) configuration, checked field by field.
 *
 * @param rename what an error calls the field of this path, where that is not the path itself.
 * @throws RequestError on the first field at fault.
 */
export function parseConfiguration(value, rename = (path) => path) {
    const refuse = (path, got, takes) => gotTakes(rename(path), got, takes);
    const { $schema: _, ...fields } = configuration;
    const takes = `an object with ${Object.keys(fields).join(", ")}`;
    checkValue("configuration", value, such(takes, isObject), refuse);
    const whole = value;
    checkOptions("a configuration", whole, configuration, { refuse });
    for (const [path, table] of Object.entries(sections)) {
        const part = whole[path];
        if (part !== undefined)
            checkOptions(path, part, table, { path, refuse });
    }
    for (const [at, one] of (whole.residents ?? []).entries()) {
        checkOptions("a group", one, group, { path: `residents[${at}]`, refuse });
    }
    const { $schema: __, ...rest } = whole;
    return rest;
}
/**
 * The same of one that is to be complete.
 *
 * @throws RequestError on the first field that is missing.
 */
export function checkComplete(whole) {
    parseConfiguration(whole);
    for (const name of ["game", "residents", "learner", "training"]) {
        if (whole[name] === undefined)
            throw gotTakes(name, undefined, configuration[name].takes);
    }
    const optional = ["agents", "belief", "horizon", "sees"];
    for (const [path, fields] of Object.entries(sections)) {
        const part = new Map(Object.entries(whole[path]));
        for (const [name, { takes }] of Object.entries(fields)) {
            if (part.get(name) !== undefined || optional.includes(name))
                continue;
            throw gotTakes(`${path}.${name}`, undefined, `${takes}; resolveConfiguration fills it in`);
        }
    }
}
/** The JSON Schema of a configuration file, as text. */
export function configurationSchemaText() {
    return `${JSON.stringify(configurationSchema(), null, 2)}\n`;
}
function configurationSchema() {
    return {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        ...objectSchema(configuration),
        title: "A training of reciprocity-gradient",
        description: "What is absent is taken from the preset, where one is given, or has its default.",
    };
}
function objectSchema(fields) {
    const needed = Object.entries(fields).flatMap(([name, { required: isNeeded }]) => (isNeeded === true ? [name] : []));
    const properties = Object.entries(fields).map(([name, { schema, description, default: value }]) => [
        name,
        { ...schema, description, ...(value !== undefined && { default: value }) },
    ]);
    return {
        type: "object",
        properties: Object.fromEntries(properties),
        ...(needed.length > 0 && { required: needed }),
        additionalProperties: false,
    };
}
function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
