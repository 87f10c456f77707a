import { checkTraining, mergeConfigurations, parseConfiguration, RequestError, resolveConfiguration, runTraining, settingName, } from "../experiment/index.js";
import { createNumberedRunFolder, createRunFolder, readRun, reopenRunFolder, } from "../node/index.js";
import { interruptible } from "./interrupt.js";
import { addOutputOptions, addSettingOptions, addTrainingOptions, commandLine, givenOptions, messagesOf, numberIn, requestedConfiguration, textOf, } from "./options.js";
import { jsonLine, trainingText } from "./result-text.js";
import { statuses } from "./statuses.js";
/** Recent iterations that the running payoff is the mean of. */
const RUNNING = 10;
export function addTrain(program, io, ended) {
    const command = program
        .command("train")
        .summary("train a learner; keeps its run in a folder, with a report")
        .description("Trains a learner among residents. The run is kept in a folder, with a report of what was learned.");
    addTrainingOptions(addSettingOptions(command))
        .option("--out <dir>", "the run's folder (default: runs/<preset>-<half>-<seed>)")
        .option("--force", "replace the run that lies in --out")
        .option("--resume <run>", "go on with an interrupted run, or with more --iterations");
    addOutputOptions(command).action(async (values) => ended(await train(values, io)));
}
async function train(values, io) {
    const messages = messagesOf(io, values);
    const plan = await planOf(values, messages);
    try {
        return await interruptible(io, values.quiet === true, async (signal) => {
            const result = await carryOut(plan, values, io, messages, signal);
            const report = plan.folder.file("report");
            io.stdout.write(values.json === true ? jsonLine(result) : trainingText(plan.configuration, result, report));
            return statuses.done;
        });
    }
    finally {
        plan.folder.close();
    }
}
async function carryOut({ configuration, checkpoint, folder }, values, io, messages, signal) {
    try {
        messages.say(`training in ${folder.path}`);
        messages.startProgress(checkpoint?.iteration ?? 0, configuration.training.iterations, "iteration");
        const recent = [];
        const { result } = await runTraining(configuration, {
            folder,
            checkpoint,
            signal,
            onIteration({ iteration, payoff }) {
                recent.push(payoff);
                if (recent.length > RUNNING)
                    recent.shift();
                const mean = recent.reduce((sum, each) => sum + each, 0) / recent.length;
                messages.progress(iteration, `payoff ${mean.toFixed(3)}`);
            },
            onPhase: (phase) => announce(phase, messages),
            onWarning: (warning) => messages.say(`warning: ${warning}`),
            origin: { command: commandLine("train", values), started: io.now() },
        });
        return result;
    }
    finally {
        messages.endProgress();
    }
}
async function planOf(values, messages) {
    const resumed = textOf(values, "resume");
    if (resumed !== undefined)
        return planToResume(resumed, values, messages);
    const configuration = await requestedConfiguration(values);
    checkTraining(configuration);
    const out = textOf(values, "out");
    if (out !== undefined) {
        return { configuration, folder: createRunFolder(out, { field: "--out", replace: values.force === true }) };
    }
    const name = `runs/${settingName(configuration)}-${configuration.learner.optimize}-${configuration.training.seed}`;
    return { configuration, folder: createNumberedRunFolder(name, "--out") };
}
async function planToResume(path, values, messages) {
    const [other] = givenOptions(values, ["resume", "iterations", "json", "quiet", "debug"]);
    if (other !== undefined) {
        throw new RequestError(other, "got a value along with --resume, which takes only --iterations beside it");
    }
    const folder = reopenRunFolder(path, "--resume");
    try {
        const saved = await readRun(path, "--resume", (warning) => messages.say(`warning: ${warning}`));
        const text = textOf(values, "iterations");
        if (text === undefined)
            return { ...saved, folder };
        const training = { iterations: numberIn(text) };
        const overrides = parseConfiguration({ training }, () => "--iterations");
        const reached = saved.checkpoint?.iteration ?? 0;
        if ((overrides.training?.iterations ?? reached) < reached) {
            throw new RequestError("--iterations", `got ${text}, takes at least ${reached}, which this run has reached`);
        }
        return {
            ...saved,
            folder,
            configuration: resolveConfiguration({ file: mergeConfigurations(saved.configuration, overrides) }),
        };
    }
    catch (error) {
        folder.close();
        throw error;
    }
}
function announce(phase, messages) {
    if (phase !== "measuring")
        return;
    messages.endProgress();
    messages.say("measuring against the best response");
}
