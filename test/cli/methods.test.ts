/** Every method by the command: trained, interrupted and resumed, reported, and evaluated again. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { TrainingResult } from "../../src/experiment/index.js";
import { methodNames } from "../../src/reciprocity/index.js";
import { file, run, small, temporaryFolder } from "./run-command.js";

const folder = temporaryFolder();
const config = file(folder, "small.json", small);

function kept(path: string): { metrics: string; report: string; result: Omit<TrainingResult, "seconds"> } {
  const text = (name: string) => readFileSync(join(path, name), "utf8");
  const { seconds, ...result }: TrainingResult = JSON.parse(text("result.json"));
  expect(seconds).toBeGreaterThan(0);
  return { metrics: text("metrics.jsonl"), report: text("report.html"), result };
}

describe.each(methodNames)("%s", (method) => {
  const hasBelief = method === "reciprocity-gradient" || method === "true-model";
  const hasModel = hasBelief || /^(model-reinforce|straight-through|gumbel-softmax)$/.test(method);

  test("is trained, resumed with the same bits, and evaluated", async () => {
    const whole = join(folder, `${method}-whole`);
    const parts = join(folder, `${method}-parts`);
    const options = ["--config", config, "--method", method, "--quiet"];
    const printed = await run(["train", ...options, "--out", whole, "--json"]);
    expect(printed.status).toBe(0);
    expect((await run(["train", ...options, "--out", parts, "--iterations", "2"])).status).toBe(0);
    expect((await run(["train", "--resume", parts, "--iterations", "4", "--quiet"])).status).toBe(0);
    const { metrics, report, result } = kept(whole);
    expect(kept(parts)).toMatchObject({ metrics, result });
    expect(JSON.parse(printed.stdout)).toMatchObject(result);
    expect(result).toMatchObject({ method, belief: hasBelief ? "anchored" : null, iterations: 4, episodes: 2 });
    expect(result.estimator === null).toBe(!hasModel);
    for (const line of metrics.trimEnd().split("\n")) {
      expect(JSON.parse(line)).toMatchObject({ episodes: expect.any(Number), payoff: expect.any(Number) });
    }
    if (method !== "reciprocity-gradient") expect(report).toContain(`learned actions and signals, ${method}`);
    expect(report).not.toMatch(/NaN|undefined|null/);

    const evaluated = await run(["evaluate", whole, "--json", "--episodes", "20", "--quiet"]);
    expect(evaluated.status).toBe(0);
    const { payoff, policy } = JSON.parse(evaluated.stdout);
    expect(policy).toEqual(result.policy);
    expect(payoff).toBeCloseTo(result.payoff, 6);
    const shown = await run(["evaluate", whole, "--matching", "direct", "--episodes", "20", "--quiet"]);
    expect(shown.stdout).toMatch(/^custom, rounds 4\b.*matching direct|^custom, matching direct/);
  });

  if (hasBelief) return;
  test.each([
    ["belief", "joint", '"joint"'],
    ["horizon", "3", "3"],
  ])("has no %s", async (field, value, got) => {
    const { status, stdout, stderr } = await run(["train", "--preset", "l6", "--method", method, `--${field}`, value]);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toBe(
      `error: training.${field}: got ${got}, takes nothing with the method ${method}: only reciprocity-gradient and true-model have a belief\n`,
    );
  });
});

test("evolution strategies say what they take", async () => {
  const options = ["--config", config, "--out", join(folder, "one"), "--method", "evolution-strategies", "--quiet"];
  const { status, stderr } = await run(["train", ...options, "--episodes", "1"]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^error: training.*episodes: got 1, takes at least 2 with evolution-strategies.*\n$/);
});
