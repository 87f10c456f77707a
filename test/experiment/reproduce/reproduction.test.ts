import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { selectCells } from "../../../src/experiment/reproduce/grid.js";
import type { ReproductionRequest } from "../../../src/experiment/reproduce/plan.js";
import { summarise } from "../../../src/experiment/reproduce/reproduction.js";
import { resultsCsv, resultsJson } from "../../../src/experiment/reproduce/tables.js";
import { looksAt } from "../../../src/experiment/reproduce/task.js";
import { computeGrid } from "../../../src/node/reproduce/compute.js";
import { GridStore } from "../../../src/node/reproduce/store.js";
import { temporaryFolder } from "../../cli/run-command.js";
import { cellsOf, syntheticRecords } from "./synthetic.js";

const folder = temporaryFolder();
const budget = { iterations: 3, episodes: 1 };
// Best responses under direct matching take least time.
const request: ReproductionRequest = {
  cells: selectCells({
    cells: "l3/action/direct>direct/discrete,l6/action/direct>direct/discrete",
    methods: "reciprocity-gradient",
  }),
  seeds: 2,
  budget,
};

/** What is the same whenever it is computed. */
function essence(path: string): unknown[] {
  const lines = readFileSync(join(path, "records.jsonl"), "utf8").trimEnd().split("\n");
  return lines
    .map((line) => {
      const { seconds: _, digest: __, curve, ...record } = JSON.parse(line);
      return { ...record, episodes: curve?.episodes };
    })
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

describe("the grid", () => {
  test("is computed once: interrupted and gone on with, it is what it is at once, and then nothing is left to do", async () => {
    const [whole, parts] = [join(folder, "whole"), join(folder, "parts")];
    const store = await GridStore.open(whole, "--out");
    const names: string[] = [];
    expect(await computeGrid(request, store, { jobs: 1, onDone: (_, name) => names.push(name) })).toBe(0);
    expect(names).toEqual([
      "best response of l3/action/direct/discrete",
      "best response of l6/action/direct/discrete",
      "l3/action/direct/discrete/reciprocity-gradient, seed 1",
      "l6/action/direct/discrete/reciprocity-gradient, seed 1",
      "l3/action/direct/discrete/reciprocity-gradient, seed 2",
      "l6/action/direct/discrete/reciprocity-gradient, seed 2",
    ]);
    const before = readFileSync(join(whole, "records.jsonl"), "utf8");
    await computeGrid(request, store, {
      jobs: 1,
      onDone() {
        throw new Error("computed twice");
      },
    });
    expect(readFileSync(join(whole, "records.jsonl"), "utf8")).toBe(before);
    store.close();

    const stop = new AbortController();
    const first = await GridStore.open(parts, "--out");
    await computeGrid(request, first, { jobs: 1, signal: stop.signal, onDone: (done) => done === 3 && stop.abort() });
    const half = summarise(request, first);
    expect([half.done, half.total, half.results.length]).toEqual([3, 6, 1]);
    first.close();
    const second = await GridStore.open(parts, "--out");
    const started: number[][] = [];
    await computeGrid(request, second, { jobs: 1, onStart: (...counts) => void started.push(counts) });
    second.close();
    expect(started).toEqual([[3, 6]]);
    expect(essence(parts)).toEqual(essence(whole));
  });

  test("computes again what it is forced to, and nothing else", async () => {
    const path = join(folder, "forced");
    const store = await GridStore.open(path, "--out");
    await computeGrid(request, store, { jobs: 1 });
    const part = { ...request, cells: request.cells.slice(0, 1), seeds: 1 };
    const again: string[] = [];
    await computeGrid(part, store, { jobs: 1, force: true, onDone: (_, name) => again.push(name) });
    expect(again).toHaveLength(2);
    expect(summarise(request, store).done).toBe(6);
    // What was there stays until it is replaced.
    const stop = new AbortController();
    stop.abort();
    await computeGrid(request, store, { jobs: 1, force: true, signal: stop.signal });
    expect(summarise(request, store).done).toBe(6);
    store.close();
  });

  test("tests under another matching later on, and what was tested before is kept", async () => {
    const path = join(folder, "tests");
    const one = { ...request, cells: request.cells.slice(0, 1), seeds: 1 };
    const [other] = selectCells({ cells: "l3/action/direct>indirect/discrete", methods: "reciprocity-gradient" });
    const both = { ...one, cells: [...one.cells, other!] };
    const store = await GridStore.open(path, "--out");
    await computeGrid(one, store, { jobs: 1 });
    const before = summarise(both, store);
    expect([before.done, before.total, before.results.length]).toEqual([1, 3, 1]);
    const added: string[] = [];
    await computeGrid(both, store, { jobs: 1, onDone: (_, name) => added.push(name) });
    expect(added).toHaveLength(2);
    store.close();
    const again = await GridStore.open(path, "--out");
    const after = summarise(both, again);
    expect(after.results.map(({ testing }) => testing)).toEqual(["direct", "indirect"]);
    expect(after.results[0]!.seeds).toEqual([
      { ...before.results[0]!.seeds[0]!, secondsToNear: after.results[0]!.seeds[0]!.secondsToNear },
    ]);
    again.close();
  });

  test("goes on where a training fails, and says which", async () => {
    const store = await GridStore.open(join(folder, "failing"), "--out");
    const failures: string[] = [];
    // They take two episodes.
    const cells = request.cells.slice(0, 1).map((cell) => ({ ...cell, method: "evolution-strategies" as const }));
    const impossible = { ...request, cells, budget: { iterations: 3, episodes: 1 } };
    const failed = await computeGrid(impossible, store, {
      jobs: 1,
      onFailure: (name, message) => failures.push(`${name}: ${message}`),
    });
    expect(failed).toBe(2);
    expect(failures[0]).toMatch(/^l3\/action\/direct\/discrete\/evolution-strategies, seed 1: .*episodes/);
    expect(summarise(impossible, store).done).toBe(1);
    store.close();
  });

  test("looks at a policy after every early iteration and after the last, seldom in between", () => {
    expect(looksAt(1)).toEqual([1]);
    expect(looksAt(5)).toEqual([1, 2, 3, 4, 5]);
    const looks = looksAt(10_000);
    expect(looks.length).toBeLessThan(80);
    expect(looks.every((look, at) => at === 0 || look > looks[at - 1]!)).toBe(true);
    expect(looks.every((look, at) => at < 10 || look <= looks[at - 1]! * 1.2)).toBe(true);
  });
});

describe("the tables", () => {
  const synthetic = { cells: cellsOf("l6/joint/random>*,hybrid-alld-n21/action/random>random"), seeds: 3, budget };
  const reproduction = summarise(synthetic, syntheticRecords(synthetic), {
    origin: { command: "reproduce" },
    machine: { node: "v0", processor: "any", jobs: 2 },
  });

  test("CSV has a line a cell, and as many fields in each", () => {
    const [head, ...lines] = resultsCsv(reproduction).trimEnd().split("\n");
    expect(lines).toHaveLength(synthetic.cells.length);
    const columns = head!.split(",");
    expect(columns.slice(0, 8)).toEqual([
      "setting",
      "optimize",
      "training",
      "testing",
      "actions",
      "method",
      "seeds",
      "payoff",
    ]);
    for (const line of lines) expect(line.split(",")).toHaveLength(columns.length);
    expect(lines[0]).toMatch(/^l6,joint,random,random,discrete,reciprocity-gradient,3,/);
    expect(resultsCsv(reproduction)).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  test("JSON survives being written and read, and says null where something was never reached", () => {
    const json = resultsJson(reproduction) as { cells: Record<string, unknown>[]; complete: boolean };
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(json.complete).toBe(true);
    const hopeless = json.cells.find(({ method }) => method === "evolution-strategies");
    expect(hopeless).toMatchObject({ episodesToNear: null, kind: "constant" });
  });
});
