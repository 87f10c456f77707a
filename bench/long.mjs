// What ten times the play changes where reputations are needed: the last table of the README's comparison.
//
//   npm run grid:long   trains on in cells of runs/grid (npm run grid) for 1500 iterations in place of 150; goes on where it
//                       stopped; writes bench/long.csv and the table in README.md
import { readFile, writeFile } from "node:fs/promises";
import { selectCells } from "../dist/experiment/reproduce/grid.js";
import { summarise } from "../dist/experiment/reproduce/reproduction.js";
import { resultsCsv } from "../dist/experiment/reproduce/tables.js";
import { runReproduction } from "../dist/node/index.js";
import { GridStore } from "../dist/node/reproduce/store.js";

const SEEDS = 3;
/** Those that are left out are handed the residents, or take a quarter of a minute and more for this. */
const LEFT_OUT = ["true-model", "straight-through", "gumbel-softmax"];
const SMALL = /^(?!.*-(n21|n51|100-rounds)\/)/;

const { cells: all, iterations, episodes } = JSON.parse(await readFile("runs/grid/results.json", "utf8"));
const wanted = all.filter(
  ({ training, testing, method, constantIsNear, name }) =>
    training === testing && !constantIsNear && !LEFT_OUT.includes(method) && SMALL.test(name),
);
const selection = wanted.map(({ name }) => name).join(",");
const long = await runReproduction(
  { cells: selection, seeds: SEEDS, iterations: 10 * iterations, episodes, out: "runs/long" },
  { onDone: (done, name) => process.stderr.write(`${done} ${name}\n`) },
);
const store = await GridStore.open("runs/grid", "folder of the grid");
const request = { cells: selectCells({ cells: selection }), seeds: SEEDS, budget: { iterations, episodes } };
const short = summarise(request, store);
store.close();
for (const { done, total } of [short, long]) if (done < total) throw new Error(`${done} of ${total} are done`);

await writeFile(new URL("long.csv", import.meta.url), resultsCsv(long));
const readme = new URL("../README.md", import.meta.url);
const marked = /(<!-- long:begin -->)[\s\S]*(<!-- long:end -->)/;
const old = await readFile(readme, "utf8");
if (!marked.test(old)) throw new Error("README.md has no place for the table");
await writeFile(
  readme,
  old.replace(marked, (_, begin, end) => `${begin}\n${table()}\n${end}`),
);

function table() {
  const methods = [...new Set(long.results.map(({ method }) => method))];
  const lines = methods.map((method) => [
    `\`${method}\``,
    ...[short, long].flatMap(({ results }) => {
      const own = results.filter((cell) => cell.method === method);
      const seeds = own.flatMap((cell) => cell.seeds);
      const near = seeds.filter(({ episodesToStay }) => Number.isFinite(episodesToStay)).length;
      return [
        ((100 * near) / seeds.length).toFixed(0),
        (100 * Math.min(...own.map(({ referencePerformance }) => referencePerformance))).toFixed(1),
      ];
    }),
  ]);
  const head = ["", ...[1, 10].flatMap((times) => [`near after ${times * iterations * episodes}`, "worst cell"])];
  const rows = [head, head.map((_, at) => (at === 0 ? "---" : "---:")), ...lines];
  const count = new Set(long.results.map(({ name, method }) => name.slice(0, -method.length))).size;
  return `Does more play help? In the ${count} of these cells with nine agents and at most 36 rounds, ${SEEDS} seeds (\`npm run grid:long\`, [every
cell](bench/long.csv)): per cent of trainings that end within 5 % of the best response, and of its payoff in the worst cell.

${rows.map((row) => `| ${row.join(" | ")} |`).join("\n")}`;
}
