// What the README says of the methods compared, from the folder of a grid:
//
//   npm run grid                   computes the whole discrete grid (goes on where it stopped), then calls this
//   node bench/grid.mjs runs/grid  writes bench/grid.csv, bench/grid.svg and the tables in README.md
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { selectCells } from "../dist/experiment/reproduce/grid.js";
import { cellDotsPicture } from "../dist/experiment/reproduce/report/cell-dots.js";
import { summarise } from "../dist/experiment/reproduce/reproduction.js";
import { median } from "../dist/experiment/reproduce/statistics.js";
import { resultsCsv } from "../dist/experiment/reproduce/tables.js";
import { partOf } from "../dist/experiment/reproduce/totals.js";
import { GridStore } from "../dist/node/reproduce/store.js";

const OURS = "reciprocity-gradient";
const { positionals } = parseArgs({ allowPositionals: true });
const folder = positionals[0] ?? "runs/grid";
const { seeds, iterations, episodes, machine } = JSON.parse(await readFile(`${folder}/results.json`, "utf8"));
const store = await GridStore.open(folder, "folder of the grid");
const request = { cells: selectCells({ cells: "*/discrete/*" }), seeds, budget: { iterations, episodes } };
const grid = summarise(request, store);
store.close();
if (seeds < 5) throw new Error(`${folder}: ${seeds} seeds are too few for what the README says of intervals`);
if (grid.done < grid.total) throw new Error(`${folder}: ${grid.done} of ${grid.total} are done; npm run grid goes on`);

await writeFile(new URL("grid.csv", import.meta.url), resultsCsv(grid));
await writeFile(new URL("grid.svg", import.meta.url), cellDotsPicture(grid.results));
const readme = new URL("../README.md", import.meta.url);
const marked = /(<!-- grid:begin -->)[\s\S]*(<!-- grid:end -->)/;
const old = await readFile(readme, "utf8");
if (!marked.test(old)) throw new Error("README.md has no place for the tables");
const text = [about(), cost(), paper()].join("\n\n");
await writeFile(
  readme,
  old.replace(marked, (_, begin, end) => `${begin}\n${text}\n${end}`),
);

function markdown(head, lines) {
  const align = head.map((_, at) => (at === 0 ? "---" : "---:"));
  return [head, align, ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function percent(share, digits = 1) {
  return Number.isFinite(share) ? (100 * share).toFixed(digits) : "–";
}

function totalsOf(part) {
  return grid.totals.filter((each) => each.part === part);
}

/** Cells that are tested as they were trained. */
function matched() {
  return grid.results.filter(({ training, testing }) => training === testing);
}

function about() {
  const presets = totalsOf("presets")[0];
  const hard = totalsOf("hard settings")[0];
  return `${presets.cells} cells of the presets (${presets.degenerate.cells} degenerate, ${presets.discriminative.cells} discriminative) and ${hard.cells} of harder settings, tested as they were
trained; ${seeds} seeds each, every training of ${iterations * episodes} episodes (\`npm run grid\`; every cell, those tested under another matching too, is in
[grid.csv](bench/grid.csv); Node ${machine.node.replace("v", "")}). Per cent of the best response's payoff, and adherence to it: medians over cells of medians
over seeds, and the worst cell's. *Within 5 %*: trainings that came so near at any time, and in the end. *Constant*: that ended in one
action or one signal where no best response does; *collapsed*: those of them that ended below 95 %. *Other matching*: payoff under a matching
that is not that of training, median cell and cells at 95 % or more.

The presets:

${methods("presets")}

The harder settings:

${methods("hard settings")}`;
}

function methods(part) {
  const lines = totalsOf(part).map((each) => {
    const moved = grid.results.filter(
      (cell) => cell.method === each.method && partOf(cell) === part && cell.training !== cell.testing,
    );
    const near = moved.filter(({ referencePerformance }) => referencePerformance >= 0.95).length / moved.length;
    return [
      each.method === OURS ? `**\`${each.method}\`**` : `\`${each.method}\``,
      percent(each.degenerate.performance),
      percent(each.discriminative.performance),
      percent(each.discriminative.adherence),
      percent(each.worst.performance),
      `${percent(each.reached)}, ${percent(each.ended)}`,
      percent(each.constant, 0),
      percent(each.collapsed, 0),
      `${percent(each.transfer)}, ${percent(near, 0)}`,
    ];
  });
  const head = ["", "degenerate", "discriminative", "adherence", "worst cell", "within 5 %"];
  return markdown([...head, "constant", "collapsed", "other matching"], lines);
}

function times(ratio) {
  if (ratio === Number.POSITIVE_INFINITY) return "∞";
  return Number.isNaN(ratio) ? "–" : `${ratio.toFixed(1)} ×`;
}

/** Episodes to 95 %, where a constant policy will not do. */
function cost() {
  const needed = grid.contests.filter(({ ours }) => !ours.constantIsNear);
  const cells = new Set(needed.map(({ ours }) => ours.name)).size;
  const budget = iterations * episodes;
  const baselines = [...new Set(needed.map(({ baseline }) => baseline))];
  const lines = baselines.map((baseline) => {
    const own = needed.filter((contest) => contest.baseline === baseline);
    const count = (...verdicts) => own.filter(({ verdict }) => verdicts.includes(verdict)).length;
    const middle = (ratios) => times(median(ratios.filter((each) => !Number.isNaN(each))));
    return [
      `\`${baseline}\``,
      count("only ours"),
      count("faster"),
      count("even", "neither"),
      count("slower"),
      count("only theirs"),
      middle(own.map((contest) => contest.ratio.value)),
      middle(own.map(({ lastingRatio }) => lastingRatio)),
    ];
  });
  const ours = [...new Set(needed.map(({ ours }) => ours))];
  const most = ours.filter(({ episodesToNear }) => Number.isFinite(episodesToNear)).length;
  return `How much play does that take? In the ${cells} cells, hard ones included, where no constant policy comes within 5 % of the best response, ours gets
there in ${most}, after ${median(ours.map(({ episodesToNear }) => episodesToNear)).toFixed(0)} episodes in the median. Against each other method, the cells in which surely (by a
bootstrap interval of the ratio of medians) most trainings of ours alone get there within ${budget} episodes, or ours is faster, those in which nothing
can be told, and those in which ours is slower or theirs alone get there; then their episodes over ours, median of the cells. Coming near
once is not staying there: the last column is the same of the episodes until a policy is near at every later look (∞: theirs mostly
never stays).

${markdown(["", "only ours", "faster", "no telling", "slower", "only theirs", "theirs over ours", "for good"], lines)}`;
}

function paper() {
  const lines = matched()
    .filter(({ method, paper }) => method === OURS && paper.length > 0)
    .map(({ setting, optimize, payoff, reference, paper }) => [
      `\`${setting}\`, ${optimize}`,
      `${payoff.value.toFixed(4)} ± ${(payoff.high - payoff.value).toFixed(4)}`,
      reference.payoff.toFixed(4),
      paper.join(", "),
    ]);
  return `Beside the paper's figures, which were measured in settings that we can only approximate (payoff, Student's 95 % interval over seeds):

${markdown(["", "payoff", "best response", "paper"], lines)}`;
}
