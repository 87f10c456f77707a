/** `reproduce`: the grid of settings, matchings, methods and seeds, with its tables and its report. */
import type { Command } from "commander";
import { parseConfiguration, RequestError } from "../experiment/index.js";
import type { ReproductionRequest } from "../experiment/reproduce/reproduction.js";
import { statuses } from "./failure.js";
import type { Io } from "./io.js";
import { createMessages } from "./messages.js";
import { addOutputOptions, commandLine, numberIn, textOf, type Values } from "./options.js";
import { jsonLine } from "./result-text.js";

const SEEDS = 5;
const QUICK_SEEDS = 3;
const OUT = "runs/reproduce";

export function addReproduce(program: Command, io: Io, ended: (status: number) => void): void {
  const command = program
    .command("reproduce")
    .summary("the grid of settings, methods and seeds, with a report")
    .description(
      "Trains every method in every setting of the grid, tests under every matching, and holds all of it against the best response. Goes on where it stopped; nothing that is finished is computed twice.",
    )
    .option("--cells <patterns>", "parts of names, or whole ones with * in them: 'l6/*,hybrid-alld/joint/random>*'")
    .option("--methods <names>", "separated by commas (default: all)")
    .option("--seeds <n>", `trainings of every cell (default: ${SEEDS}, quick: ${QUICK_SEEDS})`)
    .option("--quick", "the headline cells alone")
    .option("--iterations <n>", "updates of the policy")
    .option("--episodes <n>", "played in every iteration")
    .option("--jobs <n>", "threads (default: one a core)")
    .option("--out <dir>", `the folder of the grid (default: ${OUT})`)
    .option("--force", "compute again what is there");
  addOutputOptions(command).action(async (values: Values) => ended(await reproduce(values, io)));
}

async function reproduce(values: Values, io: Io): Promise<number> {
  const { computeGrid, GridStore, resultsCsv, resultsJson, summarise } = await import(
    "../experiment/reproduce/index.js"
  );
  const request = await requestOf(values);
  const jobs = countOf(values, "jobs", 64);
  const messages = createMessages(io, values.quiet === true);
  const stop = new AbortController();
  const ignoreInterrupts = io.onInterrupt(() => {
    if (stop.signal.aborted) io.exit(statuses.interrupted);
    stop.abort();
    messages.say("stopping; what was done is kept (press again to leave at once)");
  });
  const store = await GridStore.open(textOf(values, "out") ?? OUT, "--out");
  try {
    messages.say(`${request.cells.length} cells in ${store.path}`);
    const origin = { command: commandLine("reproduce", values), started: io.now() };
    const failures: string[] = [];
    await computeGrid(request, store, {
      ...(jobs === undefined ? {} : { jobs }),
      signal: stop.signal,
      force: values.force === true,
      onStart: (done, total) => messages.startProgress(done, total, "task"),
      onDone: (done, name) => messages.progress(done, name),
      onFailure: (name, message) => failures.push(`${name} failed: ${message}`),
    });
    messages.endProgress();
    for (const failure of failures) messages.say(failure);
    const reproduction = summarise(request, store, { ...(jobs === undefined ? {} : { jobs }), origin });
    const { reproductionPage } = await import("../experiment/reproduce/report/page.js");
    const json = resultsJson(reproduction);
    store.write("csv", resultsCsv(reproduction));
    store.write("json", `${JSON.stringify(json, null, 1)}\n`);
    store.write("report", reproductionPage(reproduction));
    const { reproductionText } = await import("./reproduction-text.js");
    io.stdout.write(values.json === true ? jsonLine(json) : reproductionText(reproduction, store.pathOf("report")));
    if (stop.signal.aborted) return statuses.interrupted;
    return failures.length > 0 ? statuses.failed : statuses.done;
  } finally {
    messages.endProgress();
    ignoreInterrupts();
    store.close();
  }
}

async function requestOf(values: Values): Promise<ReproductionRequest> {
  const { selectCells } = await import("../experiment/reproduce/index.js");
  const { defaultTraining } = await import("../experiment/defaults.js");
  const quick = values.quick === true;
  const cells = selectCells({ cells: textOf(values, "cells"), methods: textOf(values, "methods"), quick });
  const training: Record<string, unknown> = {};
  for (const name of ["iterations", "episodes"]) {
    const text = textOf(values, name);
    if (text !== undefined) training[name] = numberIn(text);
  }
  const asked = await parseConfiguration({ training }, (path) => `--${path.replace("training.", "")}`);
  const { iterations, episodes } = { ...defaultTraining, ...asked.training };
  return {
    cells,
    seeds: countOf(values, "seeds", 1000) ?? (quick ? QUICK_SEEDS : SEEDS),
    budget: { iterations, episodes },
  };
}

/** A whole number from 1, if it was given. */
function countOf(values: Values, name: string, most: number): number | undefined {
  const text = textOf(values, name);
  if (text === undefined) return undefined;
  const value = numberIn(text);
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new RequestError(`--${name}`, `got ${JSON.stringify(text)}, takes an integer from 1 to ${most}`);
}
