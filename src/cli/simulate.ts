/** `simulate`: plays a population, with or without a learned policy. */
import { join } from "node:path";
import type { Command } from "commander";
import { parseConfiguration, RequestError, type SimulationOptions, simulate } from "../experiment/index.js";
import { makeRoomForResult, readTrainedPolicy, writeTextFile } from "../node/index.js";
import type { Io } from "./io.js";
import {
  addOutputOptions,
  addSettingOptions,
  commandLine,
  messagesOf,
  numberIn,
  requestedConfiguration,
  textOf,
  type Values,
} from "./options.js";
import { jsonLine } from "./result-text.js";
import { statuses } from "./statuses.js";

const files = { json: "simulation.json", csv: "simulation.csv", report: "report.html" } as const;

export function addSimulate(program: Command, io: Io, ended: (status: number) => void): void {
  const command = program
    .command("simulate")
    .summary("play a population: who gives, what is said of whom, what it pays")
    .description(
      "Plays the residents of a setting, and in the learner's seat a learned policy, or whoever lives by the learner's fixed rules. Tells cooperation, reputations and payoffs by group over time, with intervals over episodes.",
    );
  addSettingOptions(command)
    .option(
      "--policy <run>",
      "the policy of this run's folder takes the learner's seat; its setting unless told otherwise",
    )
    .option("--residents-only", "there is no learner's seat")
    .option("--episodes <n>", "how many are played (default: 200)")
    .option("--by <time>", "encounter: time by own encounters, as in a round-robin; round: by rounds, as in all else")
    .option("--out <dir>", `also write ${Object.values(files).join(", ")} in this folder`)
    .option("--force", "replace those that are there");
  addOutputOptions(command).action(async (values: Values) => ended(await simulation(values, io)));
}

async function simulation(values: Values, io: Io): Promise<number> {
  const messages = messagesOf(io, values);
  const { episodes, policy: run, by, residentsOnly, ...setting } = values;
  const saved =
    typeof run === "string"
      ? await readTrainedPolicy(run, "--policy", (warning) => messages.say(`warning: ${warning}`))
      : undefined;
  const configuration = await requestedConfiguration(setting, saved?.configuration);
  const out = textOf(values, "out");
  if (out !== undefined) {
    for (const file of Object.values(files)) makeRoomForResult(out, file, "--out", values.force === true);
  }
  const options: SimulationOptions = {
    ...(typeof episodes === "string" && { episodes: episodesIn(episodes) }),
    ...(typeof by === "string" && { by: by as "round" }),
    ...(residentsOnly === true && { residentsOnly: true }),
    ...(saved !== undefined && { policy: saved.policy, policyName: run as string }),
  };
  messages.say("playing");
  const result = played(() => simulate(configuration, options));
  const { simulationCsv, simulationJson } = await import("../experiment/simulation/tables.js");
  const json = simulationJson(result, configuration);
  const report = out === undefined ? undefined : join(out, files.report);
  if (out !== undefined) {
    const { simulationPage } = await import("../experiment/simulation/report.js");
    const origin = { command: commandLine("simulate", values), started: io.now() };
    const replace = values.force === true;
    writeTextFile(out, files.json, `${JSON.stringify(json, null, 1)}\n`, "--out", replace);
    writeTextFile(out, files.csv, simulationCsv(result, configuration), "--out", replace);
    writeTextFile(out, files.report, simulationPage(result, configuration, origin), "--out", replace);
  }
  if (values.json === true) io.stdout.write(jsonLine(json));
  else {
    const { simulationText } = await import("./simulation-text.js");
    io.stdout.write(simulationText(result, configuration, report));
  }
  return statuses.done;
}

function episodesIn(text: string): number {
  return parseConfiguration({ training: { episodes: numberIn(text) } }, () => "--episodes").training!.episodes!;
}

/** What an option of the command is called there. */
const flags: Readonly<Record<string, string>> = {
  episodes: "--episodes",
  by: "--by",
  residentsOnly: "--residents-only",
};

function played<Value>(run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    const flag = error instanceof RequestError ? flags[error.field] : undefined;
    throw flag === undefined ? error : (error as RequestError).renamed(flag);
  }
}
