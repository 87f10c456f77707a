/** Names with characters that play with a terminal, reorder text or hide in it, wherever a command is told one. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { unseenIn } from "../unseen.js";
import { file, run, small, temporaryFolder } from "./run-command.js";

const folder = temporaryFolder();
const NAME = "a\u001b[2J\u202eb\u200b\nc\u009b";
const WRITTEN = "a\\u001b[2J\\u202eb\\u200b\\u000ac\\u009b";
const config = file(folder, "small.json", small);

async function seen(...argv: string[]) {
  const outcome = await run(argv);
  expect(unseenIn(outcome.stdout + outcome.stderr)).toEqual([]);
  return outcome;
}

describe.skipIf(process.platform === "win32")("a name with what is not seen", () => {
  const out = join(folder, NAME);

  test("of a run is written out in messages, results and the report", async () => {
    const { status, stdout, stderr } = await seen("train", "--config", config, "--out", out);
    expect(status).toBe(0);
    expect(stderr).toContain(`training in ${folder}/${WRITTEN}\n`);
    expect(stdout).toContain(`Report: ${folder}/${WRITTEN}/report.html\n`);
    const report = readFileSync(join(out, "report.html"), "utf8");
    expect(unseenIn(report)).toEqual([]);
    expect(report).toContain("a\\u001b[2J\\u202eb");
  });

  test("is told by evaluate, whose JSON means it all the same", async () => {
    expect((await seen("evaluate", out, "--episodes", "5")).stdout).toContain(`The policy of ${folder}/${WRITTEN}\n`);
    const { stdout } = await seen("evaluate", out, "--episodes", "5", "--json");
    expect(stdout.trimEnd()).not.toContain("\n");
    expect(JSON.parse(stdout).run).toBe(out);
  });

  test("of a grid is written out in messages, tables and the report", async () => {
    const grid = ["--cells", "l3/action/direct>direct/discrete", "--methods", "reinforce", "--seeds", "1"];
    const path = join(folder, `grid ${NAME}`);
    const { status, stdout } = await seen("reproduce", ...grid, "--iterations", "2", "--jobs", "1", "--out", path);
    expect(status).toBe(0);
    expect(stdout).toContain(`Report: ${folder}/grid ${WRITTEN}/report.html\n`);
    expect(unseenIn(readFileSync(join(path, "report.html"), "utf8"))).toEqual([]);
  });

  test.each([
    ["a preset", ["train", "--preset", NAME]],
    ["an option", ["train", `--${NAME}`]],
    ["a command", [NAME]],
    ["a folder that is no run", ["evaluate", join(folder, NAME, NAME)]],
    ["a seed", ["train", "--preset", "l6", "--seed", NAME]],
    ["cells", ["reproduce", "--cells", NAME]],
    ["a suite", ["bench", "--suite", NAME]],
    ["a field", ["oracle", "--config", file(folder, "field.json", { [NAME]: 1 })]],
    ["a field within", ["oracle", "--config", file(folder, "within.json", { game: { [NAME]: 1 } })]],
    ["a norm", ["oracle", "--config", file(folder, "norm.json", { residents: [{ count: 3, norm: NAME }] })]],
    ["a text for a number", ["oracle", "--config", file(folder, "number.json", { game: { rounds: NAME } })]],
  ])("of %s is refused in one line", async (_what, argv) => {
    mkdirSync(join(folder, NAME), { recursive: true });
    const { status, stderr } = await seen(...argv);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
    expect(stderr).not.toContain("\u001b");
  });

  test("is not played with by a stack trace, either", async () => {
    const { stderr } = await seen("train", "--preset", NAME, "--debug");
    expect(stderr).toMatch(/\n\s+at /);
  });
});
