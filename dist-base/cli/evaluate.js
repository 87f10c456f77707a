import { evaluatePolicy, parseConfiguration, RequestError } from "../experiment/index.js";
import { readTrainedPolicy } from "../node/index.js";
import { addOutOptions, addOutputOptions, addSettingOptions, checkOut, keepResult, messagesOf, numberIn, requestedConfiguration, } from "./options.js";
import { evaluationText, jsonLine } from "./result-text.js";
import { statuses } from "./statuses.js";
const FILE = "evaluation.json";
export function addEvaluate(program, io, ended) {
    const command = program
        .command("evaluate")
        .argument("<run>", "the folder of a run")
        .summary("play a saved policy again, in any game that it fits")
        .description("Plays the policy of a run again: in its own game, or as --preset, --config and the flags change it.");
    addSettingOptions(command).option("--episodes <n>", "freshly played as a cross-check (default: 200)");
    addOutputOptions(addOutOptions(command, FILE)).action(async (run, values) => ended(await evaluate(run, values, io)));
}
async function evaluate(run, values, io) {
    const messages = messagesOf(io, values);
    const saved = await readTrainedPolicy(run, "RUN", (warning) => messages.say(`warning: ${warning}`));
    const { episodes: text, ...setting } = values;
    const episodes = typeof text === "string" ? await episodesIn(text) : undefined;
    const configuration = await requestedConfiguration(setting, saved.configuration);
    checkOut(values, FILE);
    messages.say("measuring against the best response");
    const result = { run, ...(await evaluatePolicy(saved.policy, configuration, episodes).catch(namingFlag)) };
    keepResult(values, FILE, result);
    io.stdout.write(values.json === true ? jsonLine(result) : evaluationText(configuration, result, run));
    return statuses.done;
}
async function episodesIn(text) {
    const part = parseConfiguration({ training: { episodes: numberIn(text) } }, () => "--episodes");
    return part.training?.episodes;
}
function namingFlag(error) {
    throw error instanceof RequestError && error.field === "episodes" ? error.renamed("--episodes") : error;
}
