/** `study`: a question about methods over families of settings, with its tables and its report. */
import { join } from "node:path";
import { RequestError } from "../experiment/index.js";
import { runStudy, studyFolder, studyNames } from "../node/index.js";
import { interruptible } from "./interrupt.js";
import { addOutputOptions, commandLine, messagesOf, numberIn, textOf } from "./options.js";
import { jsonLine } from "./result-text.js";
import { statuses } from "./statuses.js";
export function addStudy(program, io, ended) {
    const command = program
        .command("study")
        .argument("[name]", studyNames.join(" or "))
        .summary("methods, or what is in them, compared over many settings")
        .description("Trains all learners of a study in all settings of its families, and holds them against best responses: figures have intervals over settings. Goes on where it stopped; nothing that is finished is computed twice.")
        .option("--quick", "fewer settings, one seed")
        .option("--seeds <n>", "trainings of every learner in every setting (default: 3, quick: 1)")
        .option("--iterations <n>", "updates of the policy")
        .option("--jobs <n>", "threads (default: one a core)")
        .option("--out <dir>", "the folder of the study (default: runs/NAME)")
        .option("--force", "compute again what is there");
    addOutputOptions(command).action(async (name, values) => ended(await study(name, values, io)));
}
async function study(name, values, io) {
    const messages = messagesOf(io, values);
    const options = optionsOf(name, values);
    const failures = [];
    return interruptible(io, values.quiet === true, async (signal) => {
        try {
            const result = await runStudy(options, {
                signal,
                force: values.force === true,
                origin: { command: commandLine(`study ${name}`, values), started: io.now() },
                onStart(done, total) {
                    messages.say(`trainings and best responses are kept in ${options.out}`);
                    messages.startProgress(done, total, "task");
                },
                onDone: (done, task) => messages.progress(done, task),
                onWarning: (warning) => messages.say(`warning: ${warning}`),
                onFailure: (task, message) => failures.push(`${task} failed: ${message}`),
            });
            messages.endProgress();
            for (const failure of failures)
                messages.say(failure);
            if (values.json === true) {
                const { resultsJson } = await import("../experiment/study/tables.js");
                io.stdout.write(jsonLine(resultsJson(result)));
            }
            else {
                const { studyText } = await import("./study-text.js");
                io.stdout.write(studyText(result, join(options.out, "report.html")));
            }
            return failures.length > 0 ? statuses.failed : statuses.done;
        }
        catch (error) {
            if (error instanceof RequestError && error.field in options && error.field !== "study") {
                throw error.renamed(`--${error.field}`);
            }
            throw error;
        }
        finally {
            messages.endProgress();
        }
    });
}
function optionsOf(name, values) {
    // What is no number, and no study, is refused by its name where the options are checked.
    const number = (option) => {
        const text = textOf(values, option);
        return text === undefined ? undefined : numberIn(text);
    };
    return {
        study: name,
        quick: values.quick === true,
        seeds: number("seeds"),
        iterations: number("iterations"),
        jobs: number("jobs"),
        out: textOf(values, "out") ?? studyFolder(name ?? ""),
    };
}
