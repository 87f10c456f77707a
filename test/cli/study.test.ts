import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { file, run, temporaryFolder } from "./run-command.js";

const folder = temporaryFolder();
const short = ["--quick", "--iterations", "1", "--jobs", "1"];
const epidemic = (name: string, ...more: string[]) =>
  run(["study", "epidemic", ...short, "--out", join(folder, name), ...more]);

describe("study", () => {
  test("trains, keeps every record, and writes tables and a report", async () => {
    const { status, stdout, stderr } = await epidemic("whole");
    expect(status).toBe(0);
    expect(stdout).toMatch(/The epidemic over N: 3 settings, 0 degenerate/);
    expect(stdout).toMatch(/natural-gradient for our method/);
    expect(stderr).toMatch(/best responses are kept in/);
    const text = (name: string) => readFileSync(join(folder, "whole", name), "utf8");
    // Three best responses, and six learners in each of three settings.
    expect(text("records.jsonl").trimEnd().split("\n")).toHaveLength(3 + 6 * 3);
    expect(text("results.csv").trimEnd().split("\n")).toHaveLength(1 + 6 * 3);
    const report = text("report.html");
    expect(report).toContain("reciprocity-gradient study epidemic --quick --iterations 1");
    expect(report).not.toMatch(/NaN|undefined|<script|https?:\/\//);
  });

  test("computes nothing again, and what is damaged alone", async () => {
    const path = join(folder, "whole", "records.jsonl");
    const before = readFileSync(path, "utf8");
    const again = await epidemic("whole", "--json", "--quiet");
    expect([again.status, again.stderr]).toEqual([0, ""]);
    expect(JSON.parse(again.stdout)).toMatchObject({ study: "epidemic", complete: true, seeds: 1, iterations: 1 });
    expect(readFileSync(path, "utf8")).toBe(before);

    const lines = before.trimEnd().split("\n");
    const changed = JSON.stringify({ ...JSON.parse(lines[4]!), payoff: 0.9 });
    const impossible = JSON.stringify({ ...JSON.parse(lines[5]!), payoff: 99, digest: undefined });
    writeFileSync(path, `${[...lines.slice(0, 4), changed, impossible, ...lines.slice(6)].join("\n")}\n`);
    const mended = await epidemic("whole", "--json");
    expect(mended.stderr).toMatch(/warning: records\.jsonl has 2 damaged lines: 5, 6; .*digest/);
    const { families: found } = JSON.parse(mended.stdout);
    const { families: first } = JSON.parse(again.stdout);
    const figures = (list: typeof found) =>
      list.map(({ learners }: { learners: { mean: object; worst: number }[] }) =>
        learners.map(({ mean, worst }) => [mean, worst]),
      );
    expect(figures(found)).toEqual(figures(first));
  });

  test("interrupted, it ends with 130 and has what was done", async () => {
    const { status, stdout } = await run(
      ["study", "epidemic", ...short, "--out", join(folder, "interrupted")],
      (press) => press(),
    );
    expect(status).toBe(130);
    expect(stdout).toMatch(/\d+ of 21 trainings and best responses are done; the same command goes on/);
  });
});

describe("a wrong request", () => {
  const other = temporaryFolder();
  test.each([
    ["no study", [], /study: got nothing, takes one of "ablation", "epidemic"/],
    ["no such study", ["plague"], /study: got "plague", takes one of "ablation", "epidemic"/],
    ["no seeds", ["epidemic", "--seeds", "0"], /--seeds: got 0, takes an integer from 1/],
    ["half a thread", ["epidemic", "--jobs", "0.5"], /--jobs: got 0.5, takes an integer from 1/],
    ["iterations in words", ["epidemic", "--iterations", "many"], /--iterations: got "many", takes an integer/],
    ["a file as folder", ["epidemic", "--out", file(other, "file", "")], /--out: got .*file/],
    ["no folder", ["epidemic", "--out", ""], /--out: got "", takes the path of a folder/],
    ["two studies", ["epidemic", "ablation"], /too many arguments/],
    ["an option of reproduce", ["epidemic", "--cells", "l6"], /unknown option '--cells'/],
  ])("is refused in a line: %s", async (_, options, message) => {
    const { status, stdout, stderr } = await run(["study", ...options]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(message);
  });
});
