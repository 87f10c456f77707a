/** Signals, in every phase of every command that takes long: what was done is kept, or the process is gone at once; no lock stays. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { file, small, temporaryFolder } from "./run-command.js";

const program = resolve(import.meta.dirname, "../../dist/cli/main.js");
const folder = temporaryFolder();
const residents = (count: number) => [{ count, norm: "L6" }];
const endless = file(folder, "endless.json", {
  ...small,
  training: { iterations: 100_000, until: "iterations", episodes: 1 },
});
/** An iteration of minutes. */
const slow = file(folder, "slow.json", { residents: residents(9), training: { iterations: 2, episodes: 50_000 } });
/** Measured for minutes. */
const large = file(folder, "large.json", { residents: residents(11), training: { iterations: 1, episodes: 1 } });
let runs = 0;

interface Started {
  readonly child: ChildProcess;
  readonly out: string;
  /** Waits until the process has said so. */
  said(text: string): Promise<void>;
  readonly ended: Promise<[number | null, NodeJS.Signals | null]>;
  readonly stderr: () => string;
}

function start(...argv: string[]): Started {
  const out = join(folder, `out-${runs++}`);
  const child = spawn(process.execPath, [program, ...argv, "--out", out], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr!.on("data", (text) => {
    stderr += text;
  });
  const ended = new Promise<[number | null, NodeJS.Signals | null]>((done) => {
    child.on("close", (...how) => done(how));
  });
  const said = async (text: string): Promise<void> => {
    while (!stderr.includes(text)) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`ended before it said ${text}: ${stderr}`);
      await setTimeout(5);
    }
  };
  return { child, out, said, ended, stderr: () => stderr };
}

const stopping = "press again to leave at once";
const filesIn = (out: string): string[] => (existsSync(out) ? readdirSync(out).sort() : []);

describe.skipIf(process.platform === "win32")("a second signal ends at once, whatever is being computed", () => {
  const phases: readonly (readonly [
    what: string,
    argv: readonly string[],
    says: string,
    wait: number,
    left: string[],
  ])[] = [
    ["an iteration", ["train", "--config", slow], "training in", 300, []],
    [
      "measuring",
      ["train", "--config", large],
      "measuring against",
      300,
      ["checkpoint.json", "config.json", "metrics.jsonl"],
    ],
    ["threads", ["reproduce", "--cells", "hybrid-alld/joint/*", "--jobs", "2"], "are kept in", 300, ["records.jsonl"]],
  ];
  test.each(phases)("in %s", async (_what, argv, says, wait, left) => {
    const { child, out, said, ended, stderr } = start(...argv);
    await said(says);
    await setTimeout(wait);
    child.kill("SIGINT");
    // Said though the computation is under way.
    await said(stopping);
    child.kill("SIGINT");
    expect(await ended).toEqual([130, null]);
    // No result: nobody waited for it. And no lock.
    expect(filesIn(out)).toEqual(left);
    expect(stderr()).not.toMatch(/error|\n\s+at /);
  });

  test.each([
    ["oracle", ["oracle", "--config", large], "searching"],
    ["bench", ["bench", "--suite", "growth"], "measuring growth"],
  ])("or a first one, where there is nothing to keep: %s", async (_what, argv, says) => {
    const { child, out, said, ended } = start(...argv);
    await said(says);
    child.kill("SIGQUIT");
    expect(await ended).toEqual([131, null]);
    expect(filesIn(out)).toEqual([]);
  });
});

describe.skipIf(process.platform === "win32")("a training", () => {
  async function iterating({ out, child }: Started): Promise<void> {
    const metrics = join(out, "metrics.jsonl");
    while (!existsSync(metrics) || readFileSync(metrics, "utf8").split("\n").length < 4) {
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}`);
      await setTimeout(5);
    }
  }

  test("that is terminated keeps what was done, and says by which signal it ended", async () => {
    const run = start("train", "--config", endless);
    await iterating(run);
    run.child.kill("SIGTERM");
    expect(await run.ended).toEqual([143, null]);
    expect(filesIn(run.out)).toEqual(["checkpoint.json", "config.json", "metrics.jsonl", "report.html", "result.json"]);
  });

  test("that has no terminal is not ended by a terminal that goes away", async () => {
    const run = start("train", "--config", endless);
    await iterating(run);
    run.child.kill("SIGHUP");
    const before = readFileSync(join(run.out, "metrics.jsonl")).length;
    while (readFileSync(join(run.out, "metrics.jsonl")).length < before + 1000) {
      expect([run.child.exitCode, run.child.signalCode]).toEqual([null, null]);
      await setTimeout(5);
    }
    run.child.kill("SIGQUIT");
    expect(await run.ended).toEqual([131, null]);
    expect(filesIn(run.out)).not.toContain("run.lock");
    expect(filesIn(run.out)).not.toContain("result.json");
  });

  test.each([["SIGINT"], ["SIGTERM"], ["SIGHUP"], ["SIGQUIT"]] as const)(
    "%s as it begins leaves no lock",
    async (signal) => {
      const status = { SIGINT: 130, SIGTERM: 143, SIGHUP: 0, SIGQUIT: 131 }[signal];
      for (const wait of [60, 120, 180, 240]) {
        const { child, out, ended } = start("train", "--config", endless, "--iterations", "20");
        await setTimeout(wait);
        child.kill(signal);
        const [code, by] = await ended;
        // Before the program has begun, the system ends it; and after its end, nothing does.
        if (by === null) expect([0, status]).toContain(code);
        else expect(by).toBe(signal);
        expect(filesIn(out)).not.toContain("run.lock");
      }
    },
  );
});
