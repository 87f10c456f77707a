/** Every suite runs, in a tiny part of its time, and gives figures that are complete; nothing is said of how large they are. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { describe, expect, inject, test, vi } from "vitest";
import { type BenchmarkResult, suiteNames } from "../../src/bench/index.js";
import { run, temporaryFolder } from "../cli/run-command.js";

const folder = temporaryFolder();
const program = resolve(import.meta.dirname, "../../dist/cli/main.js");
const wrapped = promisify(execFile);

function checkResult(result: BenchmarkResult, names: readonly string[]): void {
  expect(result.suites.map(({ name }) => name)).toEqual(names);
  expect(result).toMatchObject({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
    machine: { cpu: expect.any(String), cores: expect.any(Number), memoryBytes: expect.any(Number) },
    versions: { node: process.versions.node, v8: process.versions.v8 },
    quick: true,
    complete: true,
  });
  const figures = result.suites.flatMap(({ tables }) => tables.flatMap(({ figures }) => figures));
  for (const figure of figures) {
    const { median, lower, upper, samples, unit, row, column } = figure;
    expect(
      [row, column, unit].every((word) => word !== ""),
      JSON.stringify(figure),
    ).toBe(true);
    expect(Number.isFinite(median) && lower <= median && median <= upper, JSON.stringify(figure)).toBe(true);
    expect(samples).toBeGreaterThan(0);
  }
  for (const { tables } of result.suites) {
    for (const { title, figures } of tables) {
      expect(figures.length, title).toBeGreaterThan(0);
      const places = figures.map(({ row, column }) => `${row} | ${column}`);
      expect(new Set(places).size, title).toBe(places.length);
    }
  }
}

describe("the suites", () => {
  test.each(suiteNames)("%s", async (suite) => {
    // A process of its own, since some suites start processes from the built package.
    const args = [...inject("relaxedSimd"), program, "bench", "--quick", "--json", "--suite", suite];
    const { stdout } = await wrapped(process.execPath, args);
    expect(stdout).toMatch(/^\{[^\n]*\}\n$/);
    const result: BenchmarkResult = JSON.parse(stdout);
    checkResult(result, [suite]);
    expect(result.builds).toEqual(["strict", "relaxed"]);
  });
});

describe("the command", () => {
  test("prints tables, and keeps their figures where it is told", async () => {
    const { status, stdout, stderr } = await run(["bench", "--quick", "--suite", "softmax", "play", "--out", folder]);
    expect(status).toBe(0);
    expect(stderr).toBe("measuring softmax\nmeasuring play\n");
    expect(stdout).toMatch(/^Softmax, f32, ns an element\n {2}rows×columns {2}softmax forward/);
    expect(stdout).toMatch(/\n\nEncounters played, million a second\n/);
    checkResult(JSON.parse(readFileSync(join(folder, "results.json"), "utf8")), ["softmax", "play"]);
  });

  test("refuses a suite that there is not, and says which there are", async () => {
    const { status, stdout, stderr } = await run(["bench", "--suite", "nonsense"]);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toBe(`error: --suite: got "nonsense", takes ${suiteNames.join(", ")}\n`);
  });

  test("refuses at once a place that results cannot go to", async () => {
    for (const [out, reason] of [
      [join(folder, "results.json"), "results.json"],
      [folder, "a folder without results.json in it"],
    ] as const) {
      const { status, stdout, stderr } = await run(["bench", "--suite", "softmax", "--out", out]);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(new RegExp(`^error: --out: .*${reason}`));
    }
  });

  test("a whole group of processes that is interrupted keeps what was done, apart from complete results", async () => {
    const args = [program, "bench", "--suite", "play", "training", "--out", folder, "--force"];
    const child = spawn(process.execPath, args, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
    const complete = readFileSync(join(folder, "results.json"), "utf8");
    const ended = once(child, "exit");
    let messages = "";
    child.stderr.on("data", (part) => {
      messages += part;
    });
    // That suite starts processes of its own, which die of it too.
    await vi.waitUntil(() => messages.includes("measuring training"), { timeout: 60_000 });
    await setTimeout(500);
    process.kill(-child.pid!, "SIGINT");
    const [status] = await ended;
    expect(status, messages).toBe(130);
    expect(readFileSync(join(folder, "results.json"), "utf8")).toBe(complete);
    const partial = JSON.parse(readFileSync(join(folder, "results.partial.json"), "utf8"));
    expect(partial).toMatchObject({ complete: false, suites: [{ name: "play" }] });
  });

  test("stops at Ctrl-C, and gives what was done", async () => {
    const { status, stdout } = await run(["bench", "--json"], async (press) => {
      await setTimeout(20);
      press();
    });
    expect(status).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ complete: false, suites: [] });
  });
});
