/** The command as its user starts it: a process of its own, stopped in all the ways that processes are. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { file, small, temporaryFolder } from "./run-command.js";

const program = resolve(import.meta.dirname, "../../dist/cli/main.js");
const folder = temporaryFolder();
const long = file(folder, "long.json", {
  ...small,
  training: { iterations: 100_000, until: "iterations", episodes: 1 },
});
const wrapped = promisify(execFile);

beforeAll(() => {
  if (!existsSync(program)) throw new Error("dist/ is missing: run `npm run build` first");
});

function start(...argv: string[]): ChildProcess & { readonly ended: Promise<[number | null, NodeJS.Signals | null]> } {
  const child = spawn(process.execPath, [program, ...argv], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  const ended = new Promise<[number | null, NodeJS.Signals | null]>((done) => {
    child.on("exit", (...how) => done(how));
  });
  return Object.assign(child, { ended });
}

/** Waits until so many iterations are in the run's metrics. */
function iterationsIn(out: string, least: number, child: ChildProcess): Promise<void> {
  return linesIn(out, "metrics.jsonl", least, child);
}

async function linesIn(out: string, name: string, least: number, child: ChildProcess): Promise<void> {
  const path = join(folder, out, name);
  for (let waited = 0; waited < 20_000; waited += 20) {
    if (existsSync(path) && readFileSync(path, "utf8").split("\n").length > least) return;
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} before line ${least}`);
    await setTimeout(20);
  }
  throw new Error(`${out} did not reach line ${least} of ${name}`);
}

function read(out: string, name: string): string {
  return readFileSync(join(folder, out, name), "utf8");
}

describe("a process", () => {
  test("interrupted by Ctrl-C ends with 130, with result and report of what was done", async () => {
    const child = start("train", "--config", long, "--quiet", "--out", "interrupted");
    await iterationsIn("interrupted", 3, child);
    child.kill("SIGINT");
    expect(await child.ended).toEqual([130, null]);
    const { iterations, complete } = JSON.parse(read("interrupted", "result.json"));
    expect(complete).toBe(false);
    expect(read("interrupted", "metrics.jsonl").trimEnd().split("\n")).toHaveLength(iterations);
    expect(JSON.parse(read("interrupted", "checkpoint.json")).iteration).toBe(iterations);
    expect(read("interrupted", "report.html")).toContain(`Stopped after ${iterations}`);
    expect(existsSync(join(folder, "interrupted", "run.lock"))).toBe(false);
  });

  test("killed outright loses nothing that a resumed run does not get back, bit for bit", async () => {
    const child = start("train", "--config", long, "--quiet", "--out", "killed");
    await iterationsIn("killed", 3, child);
    child.kill("SIGKILL");
    expect(await child.ended).toEqual([null, "SIGKILL"]);
    const before = read("killed", "metrics.jsonl");
    const complete = before.slice(0, before.lastIndexOf("\n") + 1);
    const reached = complete.split("\n").length - 1;

    const iterations = String(reached + 5);
    await wrapped(process.execPath, [program, "train", "--resume", "killed", "--iterations", iterations], {
      cwd: folder,
    });
    const whole = ["train", "--config", long, "--iterations", iterations, "--out", "whole"];
    await wrapped(process.execPath, [program, ...whole], { cwd: folder });
    const after = read("killed", "metrics.jsonl");
    expect(after.startsWith(complete)).toBe(true);
    expect(after).toBe(read("whole", "metrics.jsonl"));
    const essence = (out: string): object => ({ ...JSON.parse(read(out, "result.json")), seconds: 0 });
    expect(essence("killed")).toEqual(essence("whole"));
  });

  test("does a grid in threads as in none, also when it was killed in between", async () => {
    const some = ["--cells", "l?/action/direct>direct/discrete", "--methods", "reciprocity-gradient,reinforce"];
    const grid = ["reproduce", ...some, "--iterations", "20", "--seeds", "2", "--quiet", "--jobs"];
    await wrapped(process.execPath, [program, ...grid, "1", "--out", "alone"], { cwd: folder });
    const child = start(...grid, "2", "--out", "threads");
    await linesIn("threads", "records.jsonl", 5, child);
    child.kill("SIGKILL");
    expect(await child.ended).toEqual([null, "SIGKILL"]);
    await wrapped(process.execPath, [program, ...grid, "2", "--out", "threads"], { cwd: folder });
    // Eight best responses; eight trainings by two methods and two seeds.
    const records = (out: string): Record<string, unknown>[] =>
      read(out, "records.jsonl")
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
    expect(records("threads")).toHaveLength(8 + 8 * 2 * 2);
    const essence = (out: string) =>
      new Map(
        records(out).map(({ key, seconds: _, digest: __, curve, ...rest }) => [
          key,
          { ...rest, episodes: (curve as { episodes: unknown } | undefined)?.episodes },
        ]),
      );
    expect(essence("threads")).toEqual(essence("alone"));
  });

  test("names runs by itself, and never the same twice", async () => {
    const quick = file(folder, "quick.json", { ...small, training: { iterations: 1, episodes: 1 } });
    const argv = [program, "train", "--config", quick, "--quiet", "--json", "--seed", "3"];
    await wrapped(process.execPath, argv, { cwd: folder });
    await wrapped(process.execPath, argv, { cwd: folder });
    expect(read("runs/custom-joint-3", "config.json")).toBe(read("runs/custom-joint-3-2", "config.json"));
  });

  test.each([["--help"], [`oracle --config ${long} --json`], ["schema"], ["train --preset l9"]])(
    "does not mind a reader that has gone away: %s",
    async (line) => {
      const { stdout } = await wrapped(
        "bash",
        ["-c", `'${process.execPath}' '${program}' ${line} 2>stderr.txt | true; echo \${PIPESTATUS[0]}`],
        { cwd: folder },
      );
      expect(stdout.trim()).toBe(line.includes("l9") ? "2" : "0");
      expect(read(".", "stderr.txt")).not.toMatch(/EPIPE|\n\s+at /);
    },
  );
});
