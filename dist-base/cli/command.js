/** The command `reciprocity-gradient`: finds the subcommand, runs it, and turns how it ended into an exit status. */
import { Command } from "commander";
import { printable, printableLines } from "../experiment/printable.js";
import { packageVersion } from "../experiment/version.js";
import { addBench } from "./bench.js";
import { addEvaluate } from "./evaluate.js";
import { reportFailure } from "./failure.js";
import { addOracle } from "./oracle.js";
import { addReproduce } from "./reproduce.js";
import { addSchema } from "./schema.js";
import { statuses } from "./statuses.js";
import { addStudy } from "./study.js";
import { addTrain } from "./train.js";
/** Subcommands, in the order of the help. To add one, add it here. */
const commands = [addTrain, addEvaluate, addOracle, addReproduce, addStudy, addBench, addSchema];
const ENDS = `
Exit status: 0 done; 1 it failed, or the result could not be written to stdout; 2 the request is wrong;
128 + n after signal n, so 130 after Ctrl-C.

Ctrl-C (SIGINT), SIGTERM and SIGHUP stop train, reproduce, study and bench, and what was done is kept. The next one
ends them at once; so does SIGQUIT, and any of these the other commands. SIGHUP is ignored where neither stdin
nor stdout nor stderr is a terminal: nohup leaves it so. Messages that cannot be written end nothing.`;
/**
 * Runs a command line.
 *
 * @param argv without the names of node and of the script.
 * @returns the exit status, as the help tells them.
 */
export async function main(argv, process) {
    const io = readable(process);
    let status = statuses.done;
    const program = new Command("reciprocity-gradient")
        .description("Learn to act, and to judge others, in a society that runs on reputation.")
        .version(packageVersion(), "--version")
        .helpOption("--help", "show this help")
        .helpCommand(false)
        .showSuggestionAfterError(true)
        .exitOverride()
        .configureOutput({
        writeOut: (text) => io.stdout.write(text),
        writeErr: (text) => io.stderr.write(text),
        // Failures are printed in one place, below.
        outputError: () => { },
    })
        .addHelpText("after", ENDS);
    const ended = (how) => {
        status = how;
    };
    for (const add of commands)
        add(program, io, ended);
    try {
        if (argv.length === 0)
            program.error(`command: got nothing, takes ${namesOf(program)} (--help shows more)`);
        await program.parseAsync(argv, { from: "user" });
        return status;
    }
    catch (error) {
        return reportFailure(error, io.stderr, argv.includes("--debug"));
    }
}
function namesOf(program) {
    return program.commands.map((command) => command.name()).join(", ");
}
/** What is written, without what plays with the terminal: names and paths come from anywhere. */
function readable(io) {
    const { stdout, stderr, messages } = io;
    return {
        ...io,
        stdout: { write: (text) => stdout.write(printableLines(text)) },
        stderr: { write: (text) => stderr.write(printableLines(text)) },
        messages: {
            ...messages,
            say: (text) => messages.say(printable(text)),
            progress: (done, note) => messages.progress(done, printable(note)),
        },
    };
}
