import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { file, run, temporaryFolder } from "./run-command.js";

const folder = temporaryFolder();
const selected = ["--cells", "l3/action/direct>direct/discrete", "--methods", "reciprocity-gradient,q-learning"];
const short = ["--iterations", "3", "--episodes", "1", "--seeds", "2"];
const grid = (name: string, ...more: string[]) =>
  run(["reproduce", ...selected, ...short, "--jobs", "1", "--out", join(folder, name), ...more]);

describe("reproduce", () => {
  test("trains and tests, keeps every record, and writes tables and a report", async () => {
    const { status, stdout, stderr } = await grid("whole");
    expect(status).toBe(0);
    expect(stdout).toMatch(/Of presets, medians over cells/);
    expect(stdout).toMatch(/l3\/action\/direct>direct\/discrete\/q-learning/);
    expect(stderr).toMatch(/best responses are kept in/);
    const lines = readFileSync(join(folder, "whole", "records.jsonl"), "utf8")
      .trimEnd()
      .split("\n");
    // A best response, and two seeds of two methods.
    expect(lines).toHaveLength(1 + 2 * 2);
    const csv = readFileSync(join(folder, "whole", "results.csv"), "utf8")
      .trimEnd()
      .split("\n");
    expect(csv).toHaveLength(1 + 2);
    const report = readFileSync(join(folder, "whole", "report.html"), "utf8");
    expect(report).toContain("reciprocity-gradient reproduce --cells");
    expect(report).not.toMatch(/NaN|undefined|<script|https?:\/\//);
  });

  test("prints one JSON object, computes nothing again, and says nothing where it is told not to", async () => {
    const path = join(folder, "whole", "records.jsonl");
    const before = readFileSync(path, "utf8");
    const { status, stdout, stderr } = await grid("whole", "--json", "--quiet");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout.trimEnd()).not.toContain("\n");
    const { cells, seeds, complete } = JSON.parse(stdout);
    expect([cells.length, seeds, complete]).toEqual([2, 2, true]);
    expect(readFileSync(path, "utf8")).toBe(before);
  });

  test("interrupted, it ends with 130 and has what was done; the same command goes on", async () => {
    const out = join(folder, "interrupted");
    const args = ["reproduce", ...selected, ...short, "--jobs", "1", "--out", out];
    const first = await run(args, (press) => press());
    expect(first.status).toBe(130);
    expect(first.stdout).toMatch(/\d of 5 trainings and best responses are done; the same command goes on/);
    expect(existsSync(join(out, "report.html"))).toBe(true);
    expect((await run(args)).status).toBe(0);
    expect(readFileSync(join(out, "records.jsonl"), "utf8").trimEnd().split("\n")).toHaveLength(5);
  });

  test("computes again only what a damaged file has lost", async () => {
    const out = join(folder, "damaged");
    await grid("damaged");
    const path = join(out, "records.jsonl");
    const lines = readFileSync(path, "utf8").trimEnd().split("\n");
    const damage = ['{"kind":"training"', "null", `${JSON.stringify({ ...JSON.parse(lines[4]!), tests: null })}`];
    writeFileSync(path, [...lines.slice(0, 3), ...damage, lines[3]!.slice(0, 50)].join("\n"));
    const { status, stdout, stderr } = await grid("damaged", "--json");
    expect(status).toBe(0);
    expect(stderr).toMatch(/warning: records\.jsonl has 4 damaged lines/);
    expect(JSON.parse(stdout).complete).toBe(true);
  });
});

describe("a wrong request", () => {
  const other = temporaryFolder();
  test.each([
    ["no such cell", ["--cells", "l9"], /--cells: got "l9", takes a pattern of cells/],
    ["no methods", ["--methods", ""], /--methods: got "", takes some of reciprocity-gradient/],
    [
      "a method that has no such cells",
      ["--methods", "ppo", "--cells", "*/continuous/*"],
      /--cells: got "\*\/continuous\/\*", takes a pattern of cells that there are with ppo/,
    ],
    ["no such method", ["--methods", "magic"], /--methods: got "magic", takes some of reciprocity-gradient/],
    ["no seeds", ["--seeds", "0"], /--seeds: got 0, takes an integer from 1/],
    ["half a thread", ["--jobs", "0.5"], /--jobs: got 0.5, takes an integer from 1/],
    ["no iterations", ["--iterations", "0"], /--iterations: got 0, takes an integer from 1/],
    ["episodes in words", ["--episodes", "many"], /--episodes: got "many", takes an integer/],
    ["no folder", ["--out", ""], /--out: got "", takes the path of a folder/],
    ["a file as folder", ["--out", file(other, "file", "")], /--out: got .*file/],
    ["an option of train", ["--preset", "l6"], /unknown option '--preset'/],
  ])("is refused in a line: %s", async (_, options, message) => {
    const { status, stdout, stderr } = await run(["reproduce", ...options]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(message);
  });
});
