/** A learner that sees more than the two reputations, by the command: trained, resumed, evaluated, reported. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { EvaluationResult, OracleResult, TrainingResult } from "../../src/experiment/index.js";
import { file, run, small, temporaryFolder } from "./run-command.js";

const folder = temporaryFolder();
const config = file(folder, "mixed.json", {
  ...small,
  game: { rounds: 4, matching: "direct" },
  residents: [
    { count: 2, norm: "L6" },
    { count: 1, action: "AllD", assessment: "L6" },
  ],
});

describe.each([
  ["partner", 3],
  ["last", 5],
  ["round", 4],
  ["round,partner", 12],
  ["partner,last,round", 60],
] as const)("--sees %s", (sees, situations) => {
  test("is trained, resumed with the same bits, evaluated and reported", async () => {
    const whole = join(folder, `${sees}-whole`);
    const parts = join(folder, `${sees}-parts`);
    const options = ["--config", config, "--sees", sees, "--quiet"];
    const printed = await run(["train", ...options, "--out", whole, "--json"]);
    expect(printed).toMatchObject({ status: 0, stderr: "" });
    expect((await run(["train", ...options, "--out", parts, "--iterations", "2"])).status).toBe(0);
    expect((await run(["train", "--resume", parts, "--iterations", "4", "--quiet"])).status).toBe(0);
    const resultOf = (path: string): Omit<TrainingResult, "seconds" | "digest"> => {
      const { seconds: _, digest: __, ...rest } = JSON.parse(readFileSync(join(path, "result.json"), "utf8"));
      return rest;
    };
    const result = resultOf(whole);
    expect(resultOf(parts)).toEqual(result);
    const { policy, visits, reference } = result;
    expect(policy.situations).toBe(situations);
    expect([...policy.sees!].sort()).toEqual(sees.split(",").sort());
    for (const rules of [policy, reference!.policy]) {
      expect([rules.action.length, rules.assessment.length]).toEqual([4 * situations, 8 * situations]);
    }
    expect([visits.action.length, visits.assessment.length]).toEqual([4 * situations, 8 * situations]);
    expect(reference!.payoff).toBeLessThan(reference!.bound! + 1e-9);
    const report = readFileSync(join(whole, "report.html"), "utf8");
    expect(report).toContain(`It tells ${situations} situations apart`);
    expect(report).not.toMatch(/NaN|undefined|null/);
    expect(report.includes("With 2 L6")).toBe(sees.includes("partner"));
    const again = await run(["evaluate", whole, "--json", "--quiet"]);
    const evaluated: EvaluationResult = JSON.parse(again.stdout);
    // Files keep of each pair of chances the second, rounded in single precision: a row need not sum to 1.
    expect(evaluated.payoff).toBeCloseTo(result.payoff, 6);
    expect(evaluated).toMatchObject({ policy, visits, reference });
    const text = await run(["evaluate", whole, "--quiet"]);
    expect(text.stdout.includes("How it acts with 1 AllD judging by L6")).toBe(sees.includes("partner"));
    expect(text.stdout).not.toMatch(/NaN|undefined/);
  });
});

test("the oracle is asked what could be had by seeing more", async () => {
  const ask = async (...argv: string[]): Promise<OracleResult> =>
    JSON.parse((await run(["oracle", "--config", config, "--json", "--quiet", ...argv])).stdout);
  const [plain, partner] = [await ask(), await ask("--sees", "partner")];
  expect(partner.reference.payoff).toBeGreaterThan(plain.reference.payoff);
  expect(partner.reference.policy.situations).toBe(3);
  const { stdout } = await run(["oracle", "--config", config, "--quiet", "--sees", "partner"]);
  expect(stdout).toContain("one for each of 3 situations");
});

test("a policy that sees its partner fits no other number of partners", async () => {
  const path = join(folder, "fits");
  await run(["train", "--config", config, "--sees", "partner", "--quiet", "--out", path]);
  const { status, stderr } = await run(["evaluate", path, "--preset", "l6", "--quiet"]);
  expect(status).toBe(2);
  expect(stderr).toBe("error: policy.situations: got 3, takes 8: this game has as many by partner\n");
});

test.each<[string, string[], string]>([
  ["foo", [], '--sees: got "foo", takes one of "partner", "last", "round"'],
  [
    "partner,partner",
    [],
    '--sees: got ["partner", "partner"], takes a list of partner, last, round, each at most once',
  ],
  ["", [], "--sees: got"],
  ["partner", ["--belief", "joint"], 'learner.sees: got ["partner"], takes nothing with the belief joint'],
  [
    "last",
    ["--method", "straight-through"],
    'learner.sees: got ["last"], takes nothing with the method straight-through',
  ],
  ["round", ["--actions", "continuous"], 'learner.sees: got ["round"], takes nothing with continuous donations'],
  [
    "partner,last,round",
    ["--rounds", "9999"],
    'learner.sees: got ["partner", "last", "round"], takes at most 65536 situations',
  ],
  [
    "last",
    ["--reputations", "6", "--actions", "6"],
    'learner.sees: got ["last"], takes no "last" with 6 reputations x 6 actions',
  ],
])("--sees %s %s is refused in one line", async (sees, more, says) => {
  const out = join(folder, "refused");
  const { status, stderr } = await run(["train", "--preset", "l6", "--out", out, "--sees", sees, ...more, "--quiet"]);
  expect(status).toBe(2);
  expect(stderr).toContain(says);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
});

test("a damaged policy of many situations is refused", async () => {
  const path = join(folder, "damaged");
  await run(["train", "--config", config, "--sees", "partner", "--quiet", "--out", path]);
  const saved = JSON.parse(readFileSync(join(path, "checkpoint.json"), "utf8"));
  const { digest: _, ...rest } = saved;
  for (const [change, says] of [
    [{ situations: 4 }, "checkpoint.json policy.action: takes a list of 16 probabilities"],
    [{ situations: 0.5 }, "checkpoint.json policy.situations: takes an integer of at least 1"],
    [{ sees: ["partner", "foo"] }, "checkpoint.json policy.sees[1]: takes one of"],
    [{ sees: [] }, "checkpoint.json policy"],
  ] as const) {
    file(path, "checkpoint.json", { ...rest, policy: { ...rest.policy, ...change } });
    const { status, stderr } = await run(["evaluate", path, "--quiet"]);
    expect([status, stderr]).toEqual([2, expect.stringContaining(says)]);
  }
});
