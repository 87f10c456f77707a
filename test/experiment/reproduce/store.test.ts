import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { selectCells } from "../../../src/experiment/reproduce/grid.js";
import { recordIn } from "../../../src/experiment/reproduce/record-schema.js";
import type { GridRecord, TrainingRecord } from "../../../src/experiment/reproduce/records.js";
import { GridStore } from "../../../src/experiment/reproduce/store.js";
import { temporaryFolder } from "../../cli/run-command.js";
import { syntheticRecords } from "./synthetic.js";

const folder = temporaryFolder();
let stores = 0;
const newPath = (): string => join(folder, `grid-${stores++}`);
const cells = selectCells({ cells: "l6/joint/random>random/discrete/ppo" });
const [reference, training] = syntheticRecords({ cells, seeds: 1, budget: { iterations: 3, episodes: 1 } }).values();
const record = (key: string, payoff = 1): GridRecord => ({ ...reference!, key, payoff }) as GridRecord;

async function holding(path: string, keys: readonly string[]): Promise<(number | undefined)[]> {
  const store = await GridStore.open(path, "--out");
  const found = keys.map((key) => (store.get(key) as { payoff?: number } | undefined)?.payoff);
  store.close();
  return found;
}

describe("the folder of a grid", () => {
  test("gives back what was added, in this process and in the next", async () => {
    const path = newPath();
    const store = await GridStore.open(path, "--out");
    store.add(record("a", 1));
    store.add(record("b", 2));
    store.add(record("a", 3));
    expect(store.get("a")).toMatchObject({ payoff: 3 });
    store.close();
    expect(await holding(path, ["a", "b", "c"])).toEqual([3, 2, undefined]);
  });

  test("loses to a crash the one line that it cut off, and spoils no other", async () => {
    const path = newPath();
    const store = await GridStore.open(path, "--out");
    store.add(record("a"));
    store.close();
    appendFileSync(join(path, "records.jsonl"), '{"kind":"training","key":"b","cur');
    const next = await GridStore.open(path, "--out");
    next.add(record("c", 5));
    next.close();
    expect(await holding(path, ["a", "b", "c"])).toEqual([1, undefined, 5]);
    expect(readFileSync(join(path, "records.jsonl"), "utf8").split("\n")).toHaveLength(4);
  });

  test("skips lines that are no records", async () => {
    const path = newPath();
    (await GridStore.open(path, "--out")).close();
    const lines = ["null", "3", '{"key":4}', '"key"', "[]", JSON.stringify(record("a"))];
    const store = await GridStore.open(path, "--out");
    store.add(record("z"));
    store.close();
    writeFileSync(join(path, "records.jsonl"), lines.join("\n"));
    expect(await holding(path, ["a", "z"])).toEqual([1, undefined]);
  });

  test("believes no record that lacks something, or has something else in its place", () => {
    for (const whole of [reference!, training!]) {
      expect(recordIn(JSON.stringify(whole))).toEqual(whole);
      for (const field of Object.keys(whole)) {
        expect(recordIn(JSON.stringify({ ...whole, [field]: undefined })), `no ${field}`).toBeUndefined();
        expect(recordIn(JSON.stringify({ ...whole, [field]: { toString: 1 } })), `other ${field}`).toBeUndefined();
      }
    }
    const { curve } = training as TrainingRecord;
    const short = { ...training, curve: { ...curve, episodes: curve.episodes.slice(1) } };
    expect(recordIn(JSON.stringify(short))).toBeUndefined();
  });

  test("refuses what is somebody else's, and leaves it alone", async () => {
    for (const name of ["results.csv", "report.html", "records.jsonl"]) {
      const path = newPath();
      mkdirSync(path);
      writeFileSync(join(path, name), "mine\n");
      await expect(GridStore.open(path, "--out")).rejects.toThrow(name);
      expect(readFileSync(join(path, name), "utf8")).toBe("mine\n");
      expect(readdirSync(path)).toEqual([name]);
    }
    const path = newPath();
    mkdirSync(join(path, "report.html"), { recursive: true });
    await expect(GridStore.open(path, "--out")).rejects.toThrow("this one holds report.html");
  });

  test("counts the lines that it skips", async () => {
    const path = newPath();
    mkdirSync(path);
    writeFileSync(join(path, "records.jsonl"), `null\n${JSON.stringify(record("a"))}\n{"kind":"training"`);
    const store = await GridStore.open(path, "--out");
    expect(store.skipped).toBe(2);
    store.close();
  });

  test("refuses a folder that holds a training, or is in use", async () => {
    const path = newPath();
    const store = await GridStore.open(path, "--out");
    // The process that started this one: alive, and not this one.
    writeFileSync(join(path, "run.lock"), `${process.ppid}\n`);
    await expect(GridStore.open(path, "--out")).rejects.toThrow(/^--out: got .*is at it/);
    store.close();
    writeFileSync(join(path, "config.json"), "{}");
    await expect(GridStore.open(path, "--out")).rejects.toThrow(/--out: got .*this one holds a training/);
    await expect(GridStore.open(" ", "--out")).rejects.toThrow(/--out: got " "/);
    await expect(GridStore.open("/proc/grid", "--out")).rejects.toThrow(/--out: got "\/proc\/grid"/);
  });
});
