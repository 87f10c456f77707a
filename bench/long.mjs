// What ten times the play changes, where reputations are needed: the last table of the README's comparison, from two folders of grids:
//
//   npm run grid:long   trains for 1500 iterations in place of 150, then calls this; after npm run grid
import { readFile, writeFile } from "node:fs/promises";
import { cellName, GridStore, resultsCsv, selectCells, summarise } from "../dist/experiment/reproduce/index.js";

const trained = JSON.parse(await readFile("runs/long/results.json", "utf8"));
const names = new Set(trained.cells.map(({ name }) => name));
const cells = selectCells({ cells: "*/discrete" }).filter((cell) => names.has(cellName(cell)));
const [short, long] = [await gridIn("runs/grid"), await gridIn("runs/long")];

await writeFile(new URL("long.csv", import.meta.url), resultsCsv(long));
const readme = new URL("../README.md", import.meta.url);
const marked = /(<!-- long:begin -->)[\s\S]*(<!-- long:end -->)/;
const old = await readFile(readme, "utf8");
if (!marked.test(old)) throw new Error("README.md has no place for the table");
await writeFile(
  readme,
  old.replace(marked, (_, begin, end) => `${begin}\n${table()}\n${end}`),
);

/** What a folder holds of the cells that were trained for long, with as many seeds. */
async function gridIn(folder) {
  const { iterations, episodes } = JSON.parse(await readFile(`${folder}/results.json`, "utf8"));
  const store = await GridStore.open(folder, "folder of the grid");
  const grid = summarise({ cells, seeds: trained.seeds, budget: { iterations, episodes } }, store);
  store.close();
  if (grid.done < grid.total) throw new Error(`${folder}: ${grid.done} of ${grid.total} are done`);
  return grid;
}

function table() {
  const methods = [...new Set(long.results.map(({ method }) => method))];
  const lines = methods.map((method) => [
    `\`${method}\``,
    ...[short, long].flatMap((grid) => {
      const own = grid.results.filter((cell) => cell.method === method);
      const seeds = own.flatMap((cell) => cell.seeds);
      const near = seeds.filter(({ episodesToStay }) => Number.isFinite(episodesToStay)).length;
      return [
        ((100 * near) / seeds.length).toFixed(0),
        (100 * Math.min(...own.map(({ referencePerformance }) => referencePerformance))).toFixed(1),
      ];
    }),
  ]);
  const count = new Set(long.results.map(({ name, method }) => name.slice(0, -method.length))).size;
  const budgets = [short, long].map(({ request: { budget } }) => budget.iterations * budget.episodes);
  const head = ["", ...budgets.flatMap((budget) => [`within 5 % after ${budget}`, "worst cell"])];
  const rows = [head, head.map((_, at) => (at === 0 ? "---" : "---:")), ...lines];
  return `Does more play help? In ${count} of these cells (nine agents, ${trained.seeds} seeds; \`npm run grid:long\`, [every cell](bench/long.csv)), per cent of
trainings that end within 5 % of the best response, and of its payoff in the worst cell:

${rows.map((row) => `| ${row.join(" | ")} |`).join("\n")}`;
}
