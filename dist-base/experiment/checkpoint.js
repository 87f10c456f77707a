/** `checkpoint.json`: where a training stands, so that it goes on bit for bit, and the policy so far. */
import { asContinuous, OptionError, seesTaken } from "../game/index.js";
import { checkValue } from "../options.js";
import { loadNetworkPolicy } from "../reciprocity/index.js";
import { canonical } from "./digest.js";
import { RequestError } from "./request-error.js";
import { policyFromChances } from "./resolve.js";
import { savedSteadiness } from "./steadiness.js";
/** Raised when what is in the file changes its meaning. */
const FORMAT = "reciprocity-gradient checkpoint 1";
export function makeCheckpoint(fields) {
    return { format: FORMAT, ...fields };
}
/**
 * A checkpoint from what its file held, all of it checked but what only the trainer understands.
 *
 * @throws RequestError that names the field at fault.
 */
export function parseCheckpoint(value) {
    const fields = new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
    if (fields.get("format") !== FORMAT)
        throw damaged("format", `takes "${FORMAT}"`);
    const iteration = fields.get("iteration");
    if (!Number.isSafeInteger(iteration) || iteration < 0)
        throw damaged("iteration", "takes an integer of at least 0");
    const seconds = fields.get("seconds");
    if (!Number.isFinite(seconds) || seconds < 0)
        throw damaged("seconds", "takes a number of at least 0");
    const trainer = fields.get("trainer");
    if (typeof trainer !== "object" || trainer === null)
        throw damaged("trainer", "takes the state of a trainer");
    if (trainer.iteration !== iteration)
        throw damaged("trainer.iteration", `takes ${iteration}, as the checkpoint has it`);
    const policy = fields.get("policy");
    savedPolicy(policy, "checkpoint.json");
    const steadiness = fields.get("steadiness");
    return makeCheckpoint({
        configuration: fields.get("configuration"),
        iteration,
        seconds,
        policy,
        trainer,
        ...(steadiness !== undefined && { steadiness: savedSteadiness(steadiness) }),
    });
}
/** The policy in a checkpoint or a result, checked. */
export function savedPolicy(value, file) {
    const halves = typeof value === "object" && value !== null ? Object.entries(value) : [];
    const named = (field) => halves.find(([name]) => name === field)?.[1];
    const sees = named("sees") ?? [];
    const situations = named("situations") ?? 1;
    checkValue("policy.sees", sees, seesTaken, (field, _, takes) => new RequestError(`${file} ${field}`, `takes ${takes}`));
    if (typeof situations !== "number" || !Number.isSafeInteger(situations) || situations < 1) {
        throw new RequestError(`${file} policy.situations`, "takes an integer of at least 1");
    }
    const chances = (half, length) => {
        const found = named(half);
        if (isListOfNumbers(found) ? found.length === length : isTable(found))
            return found;
        throw new RequestError(`${file} policy.${half}`, `takes a list of ${length} probabilities, or rows of them`);
    };
    const action = chances("action", 4 * situations);
    const assessment = chances("assessment", 8 * situations);
    const networks = named("networks");
    try {
        const corners = policyFromChances(action, assessment, { sees: sees, situations });
        return networks === undefined ? corners : loadNetworkPolicy(networks, asContinuous(corners));
    }
    catch (error) {
        if (!(error instanceof OptionError))
            throw error;
        throw new RequestError(`${file} policy`, error.message, { cause: error });
    }
}
function isListOfNumbers(value) {
    return Array.isArray(value) && value.every((chance) => typeof chance === "number");
}
/** Rows of one length. */
function isTable(value) {
    return Array.isArray(value) && value.every((row) => isListOfNumbers(row) && row.length === value[0].length);
}
/** Refuses to go on with a run whose configuration was changed by hand in more than the number of iterations. */
export function checkSameTraining(checkpoint, configuration) {
    if (settled(checkpoint.configuration) === settled(configuration))
        return;
    throw new RequestError("config.json", "is not what checkpoint.json was trained with; only iterations may be raised");
}
function settled(configuration) {
    const { game, residents, learner, training } = configuration ?? {};
    // Runs from before there was a choice of it do not say how many reputations there are.
    return canonical([
        game && { ...game, reputations: game.reputations ?? 2 },
        residents,
        learner,
        { ...training, iterations: 0 },
    ]);
}
function damaged(field, takes) {
    return new RequestError(`checkpoint.json ${field}`, takes);
}
