// What the README says of continuous donations, from the folder of a grid:
//
//   npm run grid:continuous                    computes the cells that are tested as they were trained, then calls this
//   node bench/continuous.mjs runs/continuous  writes bench/continuous.csv and the tables in README.md
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { selectCells } from "../dist/experiment/reproduce/grid.js";
import { summarise } from "../dist/experiment/reproduce/reproduction.js";
import { median } from "../dist/experiment/reproduce/statistics.js";
import { resultsCsv } from "../dist/experiment/reproduce/tables.js";
import { GridStore } from "../dist/node/reproduce/store.js";

const OURS = "reciprocity-gradient";
const { positionals } = parseArgs({ allowPositionals: true });
const folder = positionals[0] ?? "runs/continuous";
const { seeds, iterations, episodes } = JSON.parse(await readFile(`${folder}/results.json`, "utf8"));
const store = await GridStore.open(folder, "folder of the grid");
const cells = selectCells({ cells: "*/continuous" }).filter(({ training, testing }) => training === testing);
const grid = summarise({ cells, seeds, budget: { iterations, episodes } }, store);
store.close();
if (grid.done < grid.total) {
  throw new Error(`${folder}: ${grid.done} of ${grid.total} are done; npm run grid:continuous goes on`);
}

await writeFile(new URL("continuous.csv", import.meta.url), resultsCsv(grid));
const readme = new URL("../README.md", import.meta.url);
const marked = /(<!-- continuous:begin -->)[\s\S]*(<!-- continuous:end -->)/;
const old = await readFile(readme, "utf8");
if (!marked.test(old)) throw new Error("README.md has no place for the tables");
const text = [learned(), methods(), paper()].join("\n\n");
await writeFile(
  readme,
  old.replace(marked, (_, begin, end) => `${begin}\n${text}\n${end}`),
);

function markdown(head, lines) {
  const align = head.map((_, at) => (at === 0 ? "---" : "---:"));
  return [head, align, ...lines].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function percent(share) {
  return (100 * share).toFixed(1);
}

function share({ referencePerformance, worstPerformance, referenceDifference }) {
  if (referencePerformance === null) return `${referenceDifference.toFixed(3)} b`;
  return `${percent(referencePerformance)} (${percent(worstPerformance)})`;
}

function of(method) {
  return grid.results.filter((cell) => cell.method === method);
}

function learned() {
  const ours = of(OURS);
  const columns = ["action", "signal", "joint"].flatMap((optimize) =>
    ["random", "direct", "indirect"].map((training) => ({ optimize, training })),
  );
  const lines = [...new Set(ours.map(({ setting }) => setting))].map((setting) => [
    setting,
    ...columns.map(({ optimize, training }) =>
      share(ours.find((cell) => cell.setting === setting && cell.optimize === optimize && cell.training === training)),
    ),
  ]);
  const shares = ours.flatMap(({ referencePerformance }) => referencePerformance ?? []);
  const near = shares.filter((each) => each >= 0.95).length;
  return `Per cent of the best that was found: median of ${seeds} seeds, and the worst seed in parentheses (\`npm run grid:continuous\`;
[every cell](bench/continuous.csv)). ${near} of ${shares.length} cells are at 95 % or more, the median is at ${percent(median(shares))} %:

${markdown(["", ...columns.map(({ optimize, training }) => `${optimize}, ${training}`)], lines)}`;
}

function methods() {
  const lines = [...new Set(grid.results.map(({ method }) => method))].map((method) => {
    const shares = of(method).flatMap(({ referencePerformance }) => referencePerformance ?? []);
    const reached = of(method).flatMap((cell) =>
      cell.seeds.map(({ episodesToNear }) => Number.isFinite(episodesToNear)),
    );
    return [
      `\`${method}\``,
      percent(median(shares)),
      percent(Math.min(...shares)),
      percent(reached.filter((each) => each).length / reached.length),
    ];
  });
  return `All methods there are, over these cells:

${markdown(["", "median cell", "worst cell", "trainings that came within 5 %"], lines)}`;
}

function paper() {
  const lines = of(OURS)
    .filter((cell) => cell.paper.length > 0)
    .map(({ setting, optimize, training, seeds: each, reference, paper: theirs }) => [
      `\`${setting}\`, ${optimize}, ${training}`,
      each.map(({ payoff }) => payoff.toFixed(3)).join(", "),
      reference.payoff.toFixed(3),
      theirs.join(", "),
    ]);
  return `Beside the paper's two figures, whose exact settings are unknown:

${markdown(["", "learned, by seed", "best found", "paper"], lines)}`;
}
