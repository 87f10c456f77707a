/** Links and pipes that somebody planted in a shared folder: nothing is written where they lead, nothing is read there. */
import { execFileSync } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runTraining } from "../../src/experiment/index.js";
import { selectCells } from "../../src/experiment/reproduce/grid.js";
import { createRunFolder, readTrainedPolicy, runFiles, writeResultFile } from "../../src/node/index.js";
import { lockFolder } from "../../src/node/lock.js";
import { recordFiles } from "../../src/node/record-store.js";
import { GridStore } from "../../src/node/reproduce/store.js";
import { openToAppend, writeWhole } from "../../src/node/whole-file.js";
import { temporaryFolder } from "../cli/run-command.js";
import { syntheticRecords } from "../experiment/reproduce/synthetic.js";
import { resume, smallConfiguration, stopAfter, train } from "./runs.js";

const folder = temporaryFolder();
const victim = join(folder, "victim");
writeFileSync(victim, "precious");
let folders = 0;

function newPath(): string {
  return join(folder, `run-${folders++}`);
}

/** Puts a link to the victim in the place of each of these files. */
function plant(path: string, names: readonly string[]): void {
  for (const name of names) {
    rmSync(join(path, name), { force: true });
    symlinkSync(victim, join(path, name));
  }
}

function expectUntouched(path: string, files: readonly string[]): void {
  expect(readFileSync(victim, "utf8")).toBe("precious");
  for (const name of files) expect(lstatSync(join(path, name)).isFile(), name).toBe(true);
}

/** What older versions, and the like of them, would have written to on the way. */
const ways = (names: readonly string[]): string[] => [
  ...names.flatMap((name) => [name, `${name}.tmp`]),
  `run.lock.${process.pid}`,
  "run.lock.turn",
];

describe("links are not written through", () => {
  test("by a training: neither before it begins nor on its way", async () => {
    const path = newPath();
    const kept = createRunFolder(path);
    const names = Object.values(runFiles);
    plant(path, ways(names));
    const hooks = {
      folder: kept,
      onPhase: (phase: string) => {
        if (phase === "training") plant(path, ["checkpoint.json", "checkpoint.json.tmp", "result.json", "report.html"]);
        if (phase === "measuring") plant(path, ["config.json", "result.json"]);
      },
    };
    await runTraining(smallConfiguration, hooks);
    kept.close();
    expectUntouched(path, ["metrics.jsonl", "checkpoint.json", "result.json", "report.html"]);
  });

  test("by one that is gone on with, and by one that replaces another", async () => {
    const path = newPath();
    await train(path, 2);
    plant(path, ["result.json", "report.html", ...ways([]), "checkpoint.json.tmp", "metrics.jsonl.tmp"]);
    await resume(path);
    expectUntouched(path, Object.values(runFiles));
    plant(path, ["checkpoint.json", "metrics.jsonl", "result.json", "report.html"]);
    await train(path);
    expectUntouched(path, Object.values(runFiles));
    symlinkSync(folder, join(path, "run.replaced"));
    await expect(train(path)).rejects.toThrow(/takes a folder that can be written \(EEXIST\)/);
    expectUntouched(path, Object.values(runFiles));
  });

  test("by lines that are appended", async () => {
    const path = newPath();
    mkdirSync(path);
    plant(path, ["metrics.jsonl"]);
    expect(() => openToAppend(join(path, "metrics.jsonl"))).toThrow(/ELOOP/);
    expectUntouched(path, []);
  });

  test("by a grid", async () => {
    const path = newPath();
    const cells = selectCells({ cells: "l6/joint/random>random/discrete/ppo" });
    const [record] = syntheticRecords({ cells, seeds: 1, budget: { iterations: 3, episodes: 1 } }).values();
    const store = await GridStore.open(path, "--out");
    store.add(record!);
    const tables = ["json", "csv", "report"] as const;
    plant(path, ways(tables.map((name) => recordFiles[name])));
    for (const name of tables) store.write(name, name);
    store.close();
    expectUntouched(path, Object.values(recordFiles));
    plant(path, ["records.jsonl"]);
    await expect(GridStore.open(path, "--out")).rejects.toThrow(/^records\.jsonl: got .*this is a link/);
    unlinkSync(join(path, "records.jsonl"));
    symlinkSync(join(folder, "nothing"), join(path, "records.jsonl"));
    await expect(GridStore.open(path, "--out")).rejects.toThrow(/^--out: got .*another folder/);
    expect(readdirSync(folder)).not.toContain("nothing");
    expectUntouched(path, ["results.csv"]);
  });

  test("by a result, a picture, a lock", () => {
    const path = newPath();
    mkdirSync(path);
    const names = ["evaluation.json", "oracle.json", "results.json", "results.partial.json", "growth.svg"];
    plant(path, ways(names));
    for (const name of names.slice(0, 4)) writeResultFile(path, name, {}, "--out", true);
    writeWhole(join(path, "growth.svg"), "<svg/>");
    expectUntouched(path, names);
    lockFolder(path, "--out").release();
    plant(path, ["run.lock"]);
    expect(() => lockFolder(path, "--out")).toThrow(/is at it/);
    expectUntouched(path, names);
  });
});

describe("what is no file is not read", () => {
  const files = ["config.json", "checkpoint.json", "metrics.jsonl"] as const;

  test.each(files)("a link in the place of %s", async (name) => {
    const path = newPath();
    await train(path, 2);
    plant(path, [name]);
    await expect(resume(path, stopAfter(3))).rejects.toThrow(
      `${name}: got ${JSON.stringify(join(path, name))}, takes a file; this is a link, which is not followed`,
    );
    expectUntouched(path, []);
  });

  test.each([...files, "result.json"])("a pipe in the place of %s, which would never end", async (name) => {
    const path = newPath();
    await train(path, 2);
    rmSync(join(path, name));
    if (name === "result.json") rmSync(join(path, "checkpoint.json"));
    execFileSync("mkfifo", [join(path, name)]);
    const work: Promise<unknown> = name === "result.json" ? readTrainedPolicy(path) : resume(path);
    await expect(work).rejects.toThrow(
      `${name}: got ${JSON.stringify(join(path, name))}, takes a file; this is something`,
    );
  });
});
