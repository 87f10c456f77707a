import { consult, defineSetting } from "../experiment/index.js";
import { addOutOptions, addOutputOptions, addSeesOption, addSettingOptions, checkOut, keepResult, messagesOf, requestedConfiguration, } from "./options.js";
import { jsonLine, oracleText } from "./result-text.js";
import { statuses } from "./statuses.js";
const FILE = "oracle.json";
export function addOracle(program, io, ended) {
    const command = program
        .command("oracle")
        .summary("best response and full-information bound of a setting")
        .description("Finds the best deterministic policy of a setting, memoryless unless --sees says more, and what full information would be worth.");
    addOutputOptions(addOutOptions(addSeesOption(addSettingOptions(command)), FILE)).action(async (values) => ended(await oracle(values, io)));
}
async function oracle(values, io) {
    const configuration = await requestedConfiguration(values);
    const { learner, training } = configuration;
    checkOut(values, FILE);
    messagesOf(io, values).say("searching the best response");
    const result = await consult(defineSetting(configuration), learner.optimize, training.seed);
    keepResult(values, FILE, result);
    io.stdout.write(values.json === true ? jsonLine(result) : oracleText(configuration, result));
    return statuses.done;
}
