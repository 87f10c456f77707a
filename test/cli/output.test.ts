/** Output that cannot be written, and terminals that go away: no stack trace, and nothing is lost of what was done. */
import { execFile, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { file, run, small, temporaryFolder } from "./run-command.js";

const program = resolve(import.meta.dirname, "../../dist/cli/main.js");
const folder = temporaryFolder();
const config = file(folder, "small.json", small);
const run1 = join(folder, "run");
const everything = ["checkpoint.json", "config.json", "metrics.jsonl", "report.html", "result.json"];
const isLinux = process.platform === "linux";

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A line of shell in which COMMAND is the command. */
async function shell(line: string): Promise<Ended> {
  const command = `'${process.execPath}' '${program}'`;
  return promisify(execFile)("bash", ["-c", line.replaceAll("COMMAND", command)], { cwd: folder }).then(
    ({ stdout, stderr }) => ({ status: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ status: code, stdout, stderr }),
  );
}

beforeAll(async () => {
  expect((await run(["train", "--config", config, "--out", run1, "--quiet"])).status).toBe(0);
});

describe.skipIf(!isLinux)("a result that cannot be written", () => {
  const grid = "--cells l3/action/random>random/discrete --methods reinforce --seeds 1 --iterations 2 --jobs 1";
  test.each([
    ["train", `train --config ${config} --out full-train`],
    ["evaluate", `evaluate ${run1} --episodes 20`],
    ["oracle", `oracle --config ${config} --optimize action`],
    ["reproduce", `reproduce ${grid.replace(">", "'>'")} --out full-grid`],
    ["bench", "bench --quick --suite softmax"],
    ["schema", "schema"],
    ["help", "--help"],
  ])("ends with status 1 and one line: %s", async (_what, line) => {
    const { status, stderr } = await shell(`COMMAND ${line} --quiet > /dev/full`);
    expect(stderr).toBe("error: stdout: the result could not be written (ENOSPC)\n");
    expect(status).toBe(1);
  });

  test("also where a part of it could be", async () => {
    // Files of at most 1024 bytes; the schema has more.
    const { status, stderr } = await shell("ulimit -f 1; COMMAND schema > part.json");
    expect([status, stderr]).toEqual([1, "error: stdout: the result could not be written (EFBIG)\n"]);
    expect(readFileSync(join(folder, "part.json")).length).toBe(1024);
  });

  test("says so to nobody where stderr is full, too", async () => {
    expect(await shell("COMMAND schema > /dev/full 2> /dev/full")).toEqual({ status: 1, stdout: "", stderr: "" });
  });

  test("is kept by a training all the same", () => {
    expect(readdirSync(join(folder, "full-train")).sort()).toEqual(everything);
    expect(existsSync(join(folder, "full-grid", "report.html"))).toBe(true);
  });
});

describe.skipIf(!isLinux)("messages that cannot be written end nothing", () => {
  test.each([
    ["full", "2> /dev/full"],
    ["closed", "2>&-"],
    ["read by nobody any more", "2> >(true)"],
  ])("stderr is %s", async (what, redirection) => {
    const out = `stderr-${what.replaceAll(" ", "-")}`;
    const { status, stdout } = await shell(`COMMAND train --config ${config} --out ${out} --json ${redirection}`);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ complete: true });
    expect(readdirSync(join(folder, out)).sort()).toEqual(everything);
  });

  test("nor does a stdout that is closed, or whose reader has had enough", async () => {
    expect(await shell("COMMAND schema >&-")).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(await shell("{ sleep 0.3; COMMAND schema; echo $? >&2; } | true")).toMatchObject({ stderr: "0\n" });
  });
});

const hasPython = isLinux && spawnSync("python3", ["-c", "import pty, os; os.waitstatus_to_exitcode"]).status === 0;

/** What it shows at a terminal, and how it ends, where this is done to it once it has shown that. */
async function atTerminal(shows: string, what: "nothing" | "press" | "vanish" | "hang-up", ...argv: string[]) {
  const script = join(import.meta.dirname, "terminal.py");
  const { stdout } = await promisify(execFile)("python3", [script, shows, what, process.execPath, program, ...argv]);
  return JSON.parse(stdout) as { status: number; shown: string };
}

describe.skipIf(!hasPython)("at a terminal (where python3 can make one)", () => {
  const endless = file(folder, "endless.json", {
    ...small,
    training: { iterations: 100_000, until: "iterations", episodes: 1 },
  });
  const out = (name: string): string[] => ["--out", join(folder, name)];
  const kept = (name: string): string[] => readdirSync(join(folder, name)).sort();

  test("a bar is drawn, and leaves the terminal as it was", async () => {
    const argv = ["train", "--config", endless, "--iterations", "30", ...out("shown")];
    const { status, shown } = await atTerminal("", "nothing", ...argv);
    expect(status).toBe(0);
    expect(shown).toContain("0/30");
    // Lines are wrapped again, and the bar is gone before the result.
    const afterwards = shown.slice(shown.indexOf("\u001b[?7h"));
    expect(afterwards).toMatch(/measuring against the best response\r\ncustom, rounds 4/);
  });

  test("Ctrl-C is answered in a line of its own", async () => {
    const { status, shown } = await atTerminal("left", "press", "train", "--config", endless, ...out("pressed"));
    expect(status).toBe(130);
    expect(shown).toContain("\r\u001b[Kstopping; what was done is kept (press again to leave at once)\r\n");
    expect(kept("pressed")).toEqual(everything);
  });

  test("a terminal that goes away without a word ends no training", async () => {
    const argv = ["train", "--config", endless, "--iterations", "400", ...out("vanished")];
    // The result could not be shown, which a status of 1 says; the system's own check of terminals ends nothing.
    expect(await atTerminal("left", "vanish", ...argv)).toMatchObject({ status: 1 });
    expect(kept("vanished")).toEqual(everything);
    expect(JSON.parse(readFileSync(join(folder, "vanished", "result.json"), "utf8")).iterations).toBe(400);
  });

  test("one that hangs up stops it, with what was done", async () => {
    const { status } = await atTerminal("left", "hang-up", "train", "--config", endless, ...out("hung-up"));
    expect(status).toBe(129);
    expect(kept("hung-up")).toEqual(everything);
  });
});
