import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sealed } from "../../../src/experiment/digest.js";
import { packageVersion, RequestError } from "../../../src/experiment/index.js";
import { selectCells } from "../../../src/experiment/reproduce/grid.js";
import type { GridRecord, ReferenceRecord, TrainingRecord } from "../../../src/experiment/reproduce/records.js";
import { FolderLostError } from "../../../src/node/index.js";
import { readRecord } from "../../../src/node/reproduce/record-schema.js";
import { GridStore } from "../../../src/node/reproduce/store.js";
import { temporaryFolder } from "../../cli/run-command.js";
import { syntheticRecords } from "../../experiment/reproduce/synthetic.js";

const folder = temporaryFolder();
let stores = 0;
const newPath = (): string => join(folder, `grid-${stores++}`);
const cells = selectCells({ cells: "l6/joint/random>random/discrete,l3/joint/random>random/discrete", methods: "ppo" });
const synthetic = [...syntheticRecords({ cells, seeds: 1, budget: { iterations: 3, episodes: 1 } }).values()];
const [first, second] = synthetic.filter(({ kind }) => kind === "reference") as [ReferenceRecord, ReferenceRecord];
const training = synthetic.find(({ kind }) => kind === "training") as TrainingRecord;
const paid = (record: ReferenceRecord, payoff: number): GridRecord => ({ ...record, payoff });
const line = (record: object): string => `${JSON.stringify(sealed(record))}\n`;
/** Read without its digest, which would tell at once: what is in it has to be checked all the same. */
const readUnsealed = (record: object) => readRecord(JSON.stringify(record), "a line");

async function holding(path: string): Promise<{ payoffs: (number | undefined)[]; warnings: readonly string[] }> {
  const store = await GridStore.open(path, "--out");
  const payoffs = [first, second].map(({ key }) => (store.get(key) as ReferenceRecord | undefined)?.payoff);
  store.close();
  return { payoffs, warnings: store.warnings };
}

describe("the folder of a grid", () => {
  test("gives back what was added, in this process and in the next", async () => {
    const path = newPath();
    const store = await GridStore.open(path, "--out");
    store.add(paid(first, 1));
    store.add(paid(first, 3));
    expect(store.get(first.key)).toMatchObject({ payoff: 3 });
    store.close();
    expect(await holding(path)).toEqual({ payoffs: [3, undefined], warnings: [] });
  });

  test("loses to a crash the one line that it cut off, and spoils no other", async () => {
    const path = newPath();
    const store = await GridStore.open(path, "--out");
    store.add(paid(first, 1));
    store.close();
    appendFileSync(join(path, "records.jsonl"), '{"kind":"training","key":"b","cur');
    const next = await GridStore.open(path, "--out");
    expect(next.warnings).toEqual([
      expect.stringMatching(/^records\.jsonl has 1 damaged line: 2; .*line 2: got .*takes a line of JSON/),
    ]);
    next.add(paid(second, 2));
    next.close();
    expect((await holding(path)).payoffs).toEqual([1, 2]);
    expect(readFileSync(join(path, "records.jsonl"), "utf8").split("\n")).toHaveLength(4);
  });

  test("says which lines it does not believe, and why the first of them", async () => {
    const path = newPath();
    mkdirSync(path);
    const changed = line(paid(first, 4)).replace('"payoff":4,', '"payoff":3,');
    const lines = ["null\n", "3\n", line(paid(second, 1)), changed, '"key"\n', "[]\n", '{"key":4}\n', "{\n", "x"];
    writeFileSync(join(path, "records.jsonl"), lines.join(""));
    const { payoffs, warnings } = await holding(path);
    expect(payoffs).toEqual([undefined, 1]);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^records\.jsonl has 8 damaged lines: 1, 2, 4, 5, 6, \.\.\.; what they held .* \(records\.jsonl line 1: /,
      ),
    ]);
  });

  test("believes lines without digests, with a word", async () => {
    const path = newPath();
    mkdirSync(path);
    writeFileSync(join(path, "records.jsonl"), `${JSON.stringify(first)}\n${line(second)}`);
    expect(await holding(path)).toEqual({
      payoffs: [first.payoff, second.payoff],
      warnings: [expect.stringMatching(/^records\.jsonl has no digest, .* \(lines: 1\)$/)],
    });
  });

  test("keeps what another version computed, and makes nothing of it", async () => {
    const path = newPath();
    mkdirSync(path);
    writeFileSync(join(path, "records.jsonl"), line({ ...first, version: "0.0.1", key: "of another version" }));
    expect(await holding(path)).toEqual({ payoffs: [undefined, undefined], warnings: [] });
    // The key of what it is not.
    writeFileSync(join(path, "records.jsonl"), line({ ...first, version: "0.0.1", key: second.key }));
    expect((await holding(path)).payoffs).toEqual([undefined, undefined]);
  });

  test("believes no record that lacks something, or has something else in its place", () => {
    for (const whole of [first, training]) {
      expect(readUnsealed(whole)).toEqual({ record: whole, isOurs: true, isSealed: false });
      for (const field of Object.keys(whole)) {
        expect(() => readUnsealed({ ...whole, [field]: undefined }), `no ${field}`).toThrow(RequestError);
        expect(() => readUnsealed({ ...whole, [field]: { toString: 1 } }), `other ${field}`).toThrow(RequestError);
      }
    }
    const { curve, tests } = training;
    const changes: readonly (readonly [object, RegExp])[] = [
      [{ ...training, curve: { ...curve, episodes: curve.episodes.slice(1) } }, /a line: /],
      [{ ...training, policy: { ...training.policy, action: [0, 1.5, 0, 1] } }, /a line policy\.action\.1: .*<=1/],
      [{ ...training, tests: [{ ...tests[0]!, visits: { ...tests[0]!.visits, action: [1, 2, -3, 4] } }] }, /visits/],
      [{ ...first, payoff: 9.4 }, /a line payoff: got 9\.4, takes a payoff from -0\.5 to 5/],
      [{ ...first, bound: -0.6 }, /a line bound: got -0\.6, takes a payoff from -0\.5 to 5/],
      [{ ...training, tests: [{ ...tests[0]!, payoff: 9.4 }] }, /a line payoff of \w+: got 9\.4/],
      [
        { ...training, tests: [{ ...tests[0]!, curve: tests[0]!.curve.map(() => -1) }] },
        /a line payoff of \w+: got -1/,
      ],
    ];
    for (const [changed, says] of changes) expect(() => readUnsealed(changed)).toThrow(says);
  });

  test("believes no record under the key of another", () => {
    const version = packageVersion();
    const changes = [
      { setting: "l4" },
      { optimize: "action" },
      { testing: "direct" },
      { actions: "continuous" },
      { key: second.key },
    ];
    for (const change of changes) {
      expect(() => readUnsealed({ ...first, version, ...change })).toThrow(
        /a line key: got ".*", takes \w+, the key of/,
      );
    }
    const { curve } = training;
    const episodes = curve.episodes.map((each) => 2 * each);
    for (const change of [
      { method: "reinforce" },
      { training: "direct" },
      { seed: 2 },
      { curve: { ...curve, episodes } },
    ]) {
      expect(() => readUnsealed({ ...training, version, ...change })).toThrow(/a line key: got /);
    }
    expect(readUnsealed({ ...training, version })).toMatchObject({ isOurs: true });
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

  test("that is taken away is noticed before anything more is written", async () => {
    const path = newPath();
    const store = await GridStore.open(path, "--out");
    store.add(paid(first, 1));
    renameSync(path, `${path}-moved`);
    expect(() => store.add(paid(second, 2))).toThrow(FolderLostError);
    mkdirSync(path);
    expect(() => store.add(paid(second, 2))).toThrow(/was replaced by another folder/);
    expect(() => store.write("csv", "x")).toThrow(FolderLostError);
    store.close();
    expect(readdirSync(path)).toEqual([]);
    rmSync(join(`${path}-moved`, "run.lock"), { recursive: true });
    expect(await holding(`${path}-moved`)).toEqual({ payoffs: [1, undefined], warnings: [] });
  });

  test("refuses a folder that holds a training, or is in use", async () => {
    const path = newPath();
    const store = await GridStore.open(path, "--out");
    await expect(GridStore.open(path, "--out")).rejects.toThrow(/^--out: got .*is at it/);
    store.close();
    writeFileSync(join(path, "config.json"), "{}");
    await expect(GridStore.open(path, "--out")).rejects.toThrow(/--out: got .*this one holds a training/);
    await expect(GridStore.open(" ", "--out")).rejects.toThrow(/--out: got " "/);
    await expect(GridStore.open("/proc/grid", "--out")).rejects.toThrow(/--out: got "\/proc\/grid"/);
  });
});
