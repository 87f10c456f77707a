// How much of the best response the reciprocity gradient recovers with its default settings: the table in the README.
//
//   npm run recovery                 all settings, 5 seeds; writes bench/recovery.json and the table in README.md
//   npm run recovery -- --only l6    only settings whose name contains "l6"; prints, and writes nothing
//
// Settings are spread over worker threads, one a core; results do not depend on how.
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import {
  createEnvironment,
  createOracle,
  createTrainer,
  defineGame,
  definePopulation,
  ruleTable,
} from "reciprocity-gradient";
import { tuned, untuned } from "./settings.mjs";

const HALVES = ["action", "signal", "joint"];
const MATCHINGS = ["random", "direct"];
const ITERATIONS = 150;
/** Best responses closer to zero than this share of the benefit are compared by difference, in units of the benefit. */
const SMALL = 0.02;

if (isMainThread) await main();
else parentPort.on("message", async (cell) => parentPort.postMessage(await recover(cell, workerData.seeds)));

/** One cell: the ratio to the best response for each seed. */
async function recover({ name, game: fields = {}, residents: groups, matching, optimize, group }, seeds) {
  const game = defineGame({ ...fields, agents: fields.agents ?? 9, matching });
  const residents = definePopulation(groups);
  const fixed = { ...residents[0], action: ruleTable("action", "Discriminator", game) };
  const environment = createEnvironment(game, residents);
  const oracle = await createOracle(game, residents, { matchings: 32, seed: 2 });
  const best = oracle.bestResponse(optimize, fixed);
  const payoffs = [];
  const seconds = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const start = performance.now();
    const trainer = await createTrainer(environment, { optimize, fixed, seed });
    for (let iteration = 0; iteration < ITERATIONS; iteration++) trainer.step();
    seconds.push((performance.now() - start) / 1000);
    payoffs.push(oracle.evaluate(trainer.policy()).payoff);
    trainer.dispose();
  }
  const small = Math.abs(best.payoff) < SMALL * game.benefit;
  const scores = payoffs.map((payoff) => (small ? (payoff - best.payoff) / game.benefit : payoff / best.payoff));
  return {
    group,
    name,
    matching,
    optimize,
    best: best.payoff,
    rules: `${best.action}/${best.assessment}`,
    small,
    scores,
    payoffs,
    seconds,
  };
}

async function main() {
  const { values } = parseArgs({ options: { only: { type: "string" }, seeds: { type: "string", default: "5" } } });
  const cells = [...cellsOf("tuned", tuned), ...cellsOf("untuned", untuned)].filter(
    ({ name }) => values.only === undefined || name.toLowerCase().includes(values.only.toLowerCase()),
  );
  const results = await spread(cells, Number(values.seeds));
  const text = tables(results, Number(values.seeds));
  console.log(text);
  if (values.only !== undefined) return;
  const compact = results.map(({ payoffs, seconds, ...cell }) => ({
    ...cell,
    scores: cell.scores.map((score) => Number(score.toFixed(5))),
    secondsMedian: Number(median(seconds).toFixed(2)),
  }));
  const lines = compact.map((cell) => `  ${JSON.stringify(cell)}`).join(",\n");
  await writeFile(new URL("recovery.json", import.meta.url), `[\n${lines}\n]\n`);
  const readme = new URL("../README.md", import.meta.url);
  const old = await readFile(readme, "utf8");
  const marked = /(<!-- recovery:begin -->)[\s\S]*(<!-- recovery:end -->)/;
  if (!marked.test(old)) throw new Error("README.md has no place for the table");
  await writeFile(
    readme,
    old.replace(marked, (_, begin, end) => `${begin}\n${text}\n${end}`),
  );
}

function cellsOf(group, settings) {
  return Object.entries(settings).flatMap(([name, setting]) =>
    MATCHINGS.flatMap((matching) => HALVES.map((optimize) => ({ group, name, ...setting, matching, optimize }))),
  );
}

/** Runs the cells on all cores and gives the results in order. */
async function spread(cells, seeds) {
  const results = new Array(cells.length);
  let next = 0;
  let done = 0;
  const work = async () => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { seeds } });
    while (next < cells.length) {
      const at = next++;
      worker.postMessage(cells[at]);
      [results[at]] = await once(worker, "message");
      process.stderr.write(`\r${++done}/${cells.length} `);
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  process.stderr.write("\n");
  return results;
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function tables(results, seeds) {
  const cell = (result) => {
    if (result === undefined) return "";
    const { scores, small } = result;
    const show = (score) => (small ? `${score >= 0 ? "+" : ""}${score.toFixed(4)} b` : `${(100 * score).toFixed(1)}`);
    return `${show(median(scores))} (${show(Math.min(...scores))})`;
  };
  const table = (group) => {
    const names = [...new Set(results.filter((result) => result.group === group).map(({ name }) => name))];
    if (names.length === 0) return "";
    const columns = MATCHINGS.flatMap((matching) => HALVES.map((optimize) => ({ matching, optimize })));
    const head = `| | ${columns.map(({ matching, optimize }) => `${matching}, ${optimize}`).join(" | ")} |`;
    const rows = names.map((name) => {
      const row = columns.map(({ matching, optimize }) =>
        cell(results.find((r) => r.name === name && r.matching === matching && r.optimize === optimize)),
      );
      return `| ${name} | ${row.join(" | ")} |`;
    });
    return [head, `|---|${columns.map(() => "---:").join("|")}|`, ...rows].join("\n");
  };
  const seconds = median(results.flatMap((result) => result.seconds));
  return [
    `Percent of the best response's payoff: median of ${seeds} seeds, and the worst seed in parentheses.`,
    "Presets that the defaults were chosen on:",
    "",
    table("tuned"),
    "",
    "Settings that no default was chosen on:",
    "",
    table("untuned"),
    "",
    `${ITERATIONS} iterations of 8 episodes; ${seconds.toFixed(1)} s a run in the median, ${availableParallelism()} at a time.`,
    "A stochastic rule can beat every deterministic one: figures above 100 are right.",
  ].join("\n");
}
