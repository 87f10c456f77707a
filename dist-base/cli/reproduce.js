/** `reproduce`: the grid of settings, matchings, methods and seeds, with its tables and its report. */
import { join } from "node:path";
import { RequestError } from "../experiment/index.js";
import { REPRODUCTION_FOLDER, runReproduction } from "../node/index.js";
import { interruptible } from "./interrupt.js";
import { addOutputOptions, commandLine, messagesOf, numberIn, textOf } from "./options.js";
import { jsonLine } from "./result-text.js";
import { statuses } from "./statuses.js";
export function addReproduce(program, io, ended) {
    const command = program
        .command("reproduce")
        .summary("the grid of settings, methods and seeds, with a report")
        .description("Trains every method in every setting of the grid, tests under every matching, and holds all of it against the best response. Goes on where it stopped; nothing that is finished is computed twice. Tables and report are of what was asked for last.")
        .option("--cells <patterns>", "parts of names, or patterns with * from their start: 'l6/*,hybrid-alld/joint/random>*'")
        .option("--methods <names>", "separated by commas (default: all)")
        .option("--seeds <n>", "trainings of every cell (default: 5, quick: 3)")
        .option("--quick", "the headline cells alone")
        .option("--iterations <n>", "updates of the policy")
        .option("--episodes <n>", "played in every iteration")
        .option("--jobs <n>", "threads (default: one a core)")
        .option("--out <dir>", `the folder of the grid (default: ${REPRODUCTION_FOLDER})`)
        .option("--force", "compute again what is there");
    addOutputOptions(command).action(async (values) => ended(await reproduce(values, io)));
}
async function reproduce(values, io) {
    const messages = messagesOf(io, values);
    const options = optionsOf(values);
    const failures = [];
    return interruptible(io, values.quiet === true, async (signal) => {
        try {
            const reproduction = await runReproduction(options, {
                signal,
                force: values.force === true,
                origin: { command: commandLine("reproduce", values), started: io.now() },
                onStart(done, total) {
                    messages.say(`trainings and best responses are kept in ${options.out}`);
                    messages.startProgress(done, total, "task");
                },
                onDone: (done, name) => messages.progress(done, name),
                onWarning: (warning) => messages.say(`warning: ${warning}`),
                onFailure: (name, message) => failures.push(`${name} failed: ${message}`),
            });
            messages.endProgress();
            for (const failure of failures)
                messages.say(failure);
            if (values.json === true) {
                const { resultsJson } = await import("../experiment/reproduce/tables.js");
                io.stdout.write(jsonLine(resultsJson(reproduction)));
            }
            else {
                const { reproductionText } = await import("./reproduction-text.js");
                io.stdout.write(reproductionText(reproduction, join(options.out, "report.html")));
            }
            return failures.length > 0 ? statuses.failed : statuses.done;
        }
        catch (error) {
            if (error instanceof RequestError && error.field in options)
                throw error.renamed(`--${error.field}`);
            throw error;
        }
        finally {
            messages.endProgress();
        }
    });
}
function optionsOf(values) {
    // What is no number is refused, by its name, where the options are checked.
    const number = (name) => {
        const text = textOf(values, name);
        return text === undefined ? undefined : numberIn(text);
    };
    return {
        cells: textOf(values, "cells"),
        methods: textOf(values, "methods"),
        quick: values.quick === true,
        seeds: number("seeds"),
        iterations: number("iterations"),
        episodes: number("episodes"),
        jobs: number("jobs"),
        out: textOf(values, "out") ?? REPRODUCTION_FOLDER,
    };
}
