/** The command `reciprocity-gradient`: finds the subcommand, runs it, and turns how it ended into an exit status. */
import { Command } from "commander";
import { packageVersion } from "../experiment/version.js";
import { addBench } from "./bench.js";
import { addEvaluate } from "./evaluate.js";
import { reportFailure, statuses } from "./failure.js";
import type { Io } from "./io.js";
import { addOracle } from "./oracle.js";
import { addReproduce } from "./reproduce.js";
import { addSchema } from "./schema.js";
import { addTrain } from "./train.js";

/** Subcommands, in the order of the help. To add one, add it here. */
const commands = [addTrain, addEvaluate, addOracle, addReproduce, addBench, addSchema];

/**
 * Runs a command line.
 *
 * @param argv without the names of node and of the script.
 * @returns the exit status: 0 done, 2 the request is wrong, 130 interrupted, 1 anything else.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let status: number = statuses.done;
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
      outputError: () => {},
    });
  const ended = (how: number): void => {
    status = how;
  };
  for (const add of commands) add(program, io, ended);
  try {
    if (argv.length === 0) program.error(`command: got nothing, takes ${namesOf(program)} (--help shows more)`);
    await program.parseAsync(argv, { from: "user" });
    return status;
  } catch (error) {
    return reportFailure(error, io.stderr, argv.includes("--debug"));
  }
}

function namesOf(program: Command): string {
  return program.commands.map((command) => command.name()).join(", ");
}
