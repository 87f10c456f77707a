import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run, temporaryFolder } from "./run-command.js";

const folder = temporaryFolder();

describe("simulate", () => {
  test("tells on the terminal, as JSON and in a folder what is the same", async () => {
    const out = join(folder, "greedy");
    const argv = ["simulate", "--preset", "align-dilemma", "--episodes", "4", "--quiet"];
    const text = await run([...argv, "--out", out]);
    expect(text.status).toBe(0);
    expect(text.stdout).toMatch(/everybody +5 +1\.000 +1\.000 +4\.000 +15\.762/);
    const json = await run([...argv, "--json"]);
    const found = JSON.parse(json.stdout);
    expect(found.everybody.discountedReturn.value).toBeCloseTo(15.7616, 4);
    expect(found.reputations.at(-1)).toBe("praising");
    expect(JSON.parse(readFileSync(join(out, "simulation.json"), "utf8"))).toEqual(found);
    const csv = readFileSync(join(out, "simulation.csv"), "utf8");
    expect(csv).toContain("everybody,cooperation,1,1,1,1,1\n");
    const report = readFileSync(join(out, "report.html"), "utf8");
    expect(report).toContain("<svg");
    expect(report).not.toMatch(/<script|https?:/);
    const again = await run([...argv, "--out", out]);
    expect([again.status, again.stderr]).toEqual([
      2,
      expect.stringMatching(/^error: --out: got .* \(--force to replace it\)/),
    ]);
  });

  test.each([
    [["--preset", "l6", "--by", "days"], /--by: got "days", takes one of "encounter", "round"/],
    [["--preset", "l6", "--episodes", "no"], /--episodes: got "no", takes an integer/],
    [["--preset", "l6", "--actions", "continuous"], /game\.actions: .*continuous ones are not simulated/],
    [["--preset", "l6", "--policy", join(folder, "nothing")], /--policy: got .*takes the folder of a run/],
  ])("%j is refused in a line", async (options, message) => {
    const { status, stderr, stdout } = await run(["simulate", ...options, "--quiet"]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  test("a run's policy takes the learner's seat, in its own setting", async () => {
    const out = join(folder, "run");
    const training = ["train", "--preset", "l6", "--rounds", "4", "--iterations", "1", "--episodes", "1", "--quiet"];
    expect((await run([...training, "--out", out])).status).toBe(0);
    const { status, stdout } = await run(["simulate", "--policy", out, "--episodes", "3", "--json", "--quiet"]);
    expect(status).toBe(0);
    const found = JSON.parse(stdout);
    expect(found.groups.map(({ name, count }: { name: string; count: number }) => [name, count])).toEqual([
      [out, 1],
      ["L6", 8],
    ]);
    expect(found.times).toHaveLength(4);
  });
});

describe("study align", () => {
  test("refuses what only learners have, before anything is made", async () => {
    const out = join(folder, "align");
    const { status, stderr } = await run(["study", "align", "--seeds", "2", "--out", out]);
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/--seeds: got a value, takes none with the study align/),
    ]);
    expect(existsSync(out)).toBe(false);
    const unknown = await run(["study", "ballads"]);
    expect(unknown.stderr).toMatch(/study: got "ballads", takes one of "ablation", "epidemic", "align"/);
  });

  test("writes its tables and its report", async () => {
    const out = join(folder, "align");
    const { status, stdout } = await run(["study", "align", "--quick", "--out", out, "--quiet"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Honest gossip sustains cooperation.* – shows\n/);
    for (const file of ["results.json", "results.csv", "report.html"]) expect(existsSync(join(out, file))).toBe(true);
  });
});
