import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { playedEpisodes } from "../../src/experiment/measurement.js";
import { defineGame, type Game } from "../../src/game/index.js";
import { file, run, small, temporaryFolder } from "./run-command.js";

const folder = temporaryFolder();
const config = file(folder, "small.json", small);
let runs = 0;
const newOut = (): string => join(folder, `run-${runs++}`);

function result(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(path, "result.json"), "utf8"));
}

describe("train", () => {
  test("prints one JSON object with what interface.md promises, and keeps the same in result.json", async () => {
    const out = newOut();
    const { status, stdout } = await run(["train", "--config", config, "--out", out, "--json"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\{[^\n]*\}\n$/);
    const printed = JSON.parse(stdout);
    expect(printed).toMatchObject({
      method: "reciprocity-gradient",
      belief: "anchored",
      optimize: "joint",
      seed: 1,
      iterations: 4,
      episodes: 2,
      complete: true,
      payoff: expect.any(Number),
      payoffStandardError: expect.any(Number),
      reference: {
        payoff: expect.any(Number),
        action: expect.stringMatching(/^[01]{4}$/),
        assessment: expect.stringMatching(/^[01]{8}$/),
        bound: expect.any(Number),
        degenerate: expect.any(Boolean),
      },
      referenceDifference: expect.any(Number),
      referenceAdherence: expect.any(Number),
      estimator: { actionError: expect.any(Number), assessmentError: expect.any(Number) },
      seconds: expect.any(Number),
    });
    expect(printed.policy.action).toHaveLength(4);
    expect(printed.policy.assessment).toHaveLength(8);
    expect(printed.reference.bound).toBeGreaterThan(printed.reference.payoff - 1e-6);
    expect(printed).toEqual(result(out));
  });

  test("prints the figures, the rules beside the best response's, and where the report is", async () => {
    const out = newOut();
    const { stdout, stderr } = await run(["train", "--config", config, "--out", out, "--optimize", "action"]);
    expect(stdout).toMatch(/^custom, rounds 4\n3 L6\n\nLearned actions: 4 iterations in/);
    expect(stdout).toMatch(/\n {2}payoff {12}-?\d\.\d{3}/);
    expect(stdout).toMatch(/\n {2}best response {5}-?\d\.\d{3}/);
    expect(stdout).toMatch(
      /How it acts, P\(cooperate\)\n {2}own {3}partner {2}learned {2}best {2}visits\n {2}Bad {3}Bad/,
    );
    expect(stdout).toMatch(/How it judges, P\(Good\) \(fixed: L6\)\n {2}subject {2}judge {2}action/);
    expect(stdout.trimEnd()).toMatch(new RegExp(`Report: ${join(out, "report.html")}$`));
    expect(stderr).toBe(`training in ${out}\nmeasuring against the best response\n`);
  });

  test("--quiet says nothing but the result", async () => {
    const { stdout, stderr } = await run(["train", "--config", config, "--out", newOut(), "--quiet"]);
    expect(stderr).toBe("");
    expect(stdout).toContain("Report: ");
  });

  test("flags change the file, the file changes the preset", async () => {
    const file2 = file(folder, "partial.json", {
      game: { rounds: 3 },
      training: { iterations: 2, episodes: 1 },
      learner: { hidden: [4] },
      residents: small.residents,
    });
    const out = newOut();
    await run(["train", "--preset", "proud-alld", "--config", file2, "--seed", "7", "--cost", "1", "--out", out]);
    expect(JSON.parse(readFileSync(join(out, "config.json"), "utf8"))).toMatchObject({
      game: { rounds: 3, cost: 1, benefit: 5 },
      learner: { fixedAssessment: "ImageScoring" },
      training: { seed: 7, iterations: 2 },
    });
  });

  test("keeps the run that is there, unless forced", async () => {
    const out = newOut();
    const argv = ["train", "--config", config, "--out", out];
    await run(argv);
    const before = result(out);
    const refused = await run([...argv, "--seed", "2"]);
    expect([refused.status, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/^error: --out: got .*--force to replace it/),
    ]);
    expect(result(out)).toEqual(before);
    expect((await run([...argv, "--seed", "2", "--force"])).status).toBe(0);
    expect(result(out).seed).toBe(2);
  });

  test("Ctrl-C ends with 130 and keeps what was done; --resume finishes it as if nothing had been", async () => {
    const long = file(folder, "long.json", {
      ...small,
      training: { iterations: 100_000, until: "iterations", episodes: 1 },
    });
    const out = newOut();
    const stopped = await run(["train", "--config", long, "--out", out, "--json"], (press) => setTimeout(press, 300));
    expect(stopped.status).toBe(130);
    expect(stopped.stderr).toContain("stopping; what was done is kept");
    const kept = JSON.parse(stopped.stdout);
    expect(kept).toMatchObject({ complete: false });
    expect(kept).toEqual(result(out));
    expect(readFileSync(join(out, "report.html"), "utf8")).toContain(`Stopped after ${kept.iterations} of 100000`);

    expect((await run(["train", "--resume", out, "--iterations", "0"])).stderr).toMatch(
      /--iterations: got 0, takes an integer/,
    );
    if (kept.iterations > 1) {
      const fewer = await run(["train", "--resume", out, "--iterations", String(kept.iterations - 1)]);
      expect([fewer.status, fewer.stderr]).toEqual([
        2,
        expect.stringMatching(/--iterations: got \d+, takes at least \d+/),
      ]);
    }
  });

  test("--resume with more --iterations gives what that many give at once", async () => {
    const [first, second] = [newOut(), newOut()];
    const argv = ["train", "--config", config];
    await run([...argv, "--iterations", "2", "--out", first]);
    const { status } = await run(["train", "--resume", first, "--iterations", "5"]);
    expect(status).toBe(0);
    await run([...argv, "--iterations", "5", "--out", second]);
    const { seconds: _, ...one } = result(first);
    const { seconds: __, ...other } = result(second);
    expect(one).toEqual(other);
    expect(readFileSync(join(first, "metrics.jsonl"), "utf8")).toBe(
      readFileSync(join(second, "metrics.jsonl"), "utf8"),
    );
  });
});

describe("continuous donations", () => {
  const argv = ["--config", config, "--actions", "continuous"];

  test("are trained, evaluated and resumed, and say what their figures are", async () => {
    const [first, second] = [newOut(), newOut()];
    const { status, stdout } = await run(["train", ...argv, "--iterations", "4", "--episodes", "20", "--out", first]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^custom, rounds 4, actions continuous\n3 L6\n\n.* mean-field belief, seed 1\n/);
    expect(stdout).toMatch(/full information +unknown for this setting/);
    expect(stdout).toMatch(/How it acts, share given at the corners\n/);
    expect(readFileSync(join(first, "report.html"), "utf8")).toContain(
      "share given at the corners, by its own reputation",
    );
    await run(["train", "--resume", first, "--iterations", "6"]);
    await run(["train", ...argv, "--iterations", "6", "--episodes", "20", "--out", second]);
    const { seconds: _, ...one } = result(first);
    const { seconds: __, ...other } = result(second);
    expect(one).toEqual(other);
    expect(one).toMatchObject({ belief: "mean-field", reference: { bound: null }, policy: { networks: {} } });

    const again = JSON.parse((await run(["evaluate", first, "--json"])).stdout);
    expect(again).toMatchObject({ payoff: one.payoff, reference: one.reference, policy: one.policy });
    const discrete = JSON.parse((await run(["evaluate", first, "--actions", "discrete", "--json"])).stdout);
    expect(discrete.reference.bound).toEqual(expect.any(Number));
  });

  test("have a best response", async () => {
    const { stdout } = await run(["oracle", ...argv, "--optimize", "action", "--json"]);
    const { reference } = JSON.parse(stdout);
    expect(reference).toMatchObject({ bound: null, boundStandardError: null, assessment: "10011001" });
    expect(reference.policy.action).toHaveLength(4);
  });
});

test("more reputations and levels of donation, by flags: trained, kept, and played again", async () => {
  const out = newOut();
  const flags = ["--reputations", "3", "--actions", "4"];
  const trained = await run(["train", "--config", config, ...flags, "--out", out]);
  expect(trained.status).toBe(0);
  expect(trained.stdout).toMatch(/^custom, rounds 4, reputations 3, actions 4\n3 L6\n/);
  expect(trained.stdout).toContain("How it acts, the likeliest choice and its chance");
  expect(JSON.parse(readFileSync(join(out, "config.json"), "utf8")).game).toMatchObject({ reputations: 3, actions: 4 });
  const again = JSON.parse((await run(["evaluate", out, "--json"])).stdout);
  expect(again.policy).toEqual(result(out).policy);
  expect(again.payoff).toBeCloseTo(result(out).payoff as number, 5);
  const other = await run(["evaluate", out, "--reputations", "2"]);
  expect(other.status).toBe(2);
  expect(other.stderr).toMatch(/error: policy\.action: got "36 numbers", takes 16 for 2 reputations and 4 actions\n$/);
});

describe("evaluate", () => {
  test("finds again what training found, in the game it was trained in", async () => {
    const out = newOut();
    const trained = JSON.parse((await run(["train", "--config", config, "--out", out, "--json"])).stdout);
    const { status, stdout } = await run(["evaluate", out, "--json"]);
    expect(status).toBe(0);
    const again = JSON.parse(stdout);
    expect(again).toMatchObject({ run: out, optimize: "joint", seed: 1, reference: trained.reference });
    expect(again.payoff).toBeCloseTo(trained.payoff, 5);
    expect(again.policy.action).toEqual(trained.policy.action);
  });

  test("takes another game, and keeps the result where --out says", async () => {
    const out = newOut();
    await run(["train", "--config", config, "--out", out]);
    const change = file(folder, "other.json", { game: { rounds: 2 }, residents: [{ count: 4, norm: "L3" }] });
    const kept = newOut();
    const { status, stdout } = await run([
      "evaluate",
      out,
      "--config",
      change,
      "--matching",
      "direct",
      "--episodes",
      "50",
      "--out",
      kept,
    ]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^custom, rounds 2, matching direct\n4 L3\n\nThe policy of /);
    expect(stdout).toMatch(/in 50 played episodes/);
    const again = await run(["evaluate", out, "--out", kept]);
    expect([again.status, again.stderr]).toEqual([
      2,
      expect.stringMatching(/--out: got .*takes a folder without evaluation\.json/),
    ]);
    expect(existsSync(join(kept, "evaluation.json"))).toBe(true);
  });

  test("plays as many episodes as memory holds, and refuses more", async () => {
    const out = newOut();
    await run(["train", "--config", config, "--out", out]);
    const { status, stderr } = await run(["evaluate", out, "--rounds", "1000", "--episodes", "100000", "--quiet"]);
    expect([status, stderr]).toEqual([2, "error: --episodes: got 100000, takes at most 25000 of 1000 rounds\n"]);
    const of = (rounds: number): Game => ({ ...defineGame({ agents: 9, rounds, matching: "random" }) });
    expect([36, 62_500, 1_000_000].map((rounds) => playedEpisodes(of(rounds), undefined))).toEqual([200, 200, 12]);
  });

  test("a setting that is too large for the exact oracle is played", async () => {
    const out = newOut();
    await run(["train", "--config", config, "--out", out]);
    const large = file(folder, "large.json", { residents: manyTypes });
    const { stdout } = await run(["evaluate", out, "--config", large, "--json"]);
    const measured = JSON.parse(stdout);
    expect(measured).toMatchObject({ reference: null, referencePerformance: null, payoff: measured.played.payoff });
  });
});

/** So many kinds of residents that their counts are as many as the vectors of reputations. */
const manyTypes = Array.from({ length: 16 }, (_, rule) => ({
  count: 3,
  action: rule.toString(2).padStart(4, "0"),
  assessment: "L6",
}));

describe("oracle", () => {
  test("prints the best response, the bound and whether the setting is degenerate", async () => {
    const { status, stdout } = await run(["oracle", "--config", config, "--optimize", "action"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/best response +-?\d\.\d{3}/);
    expect(stdout).toMatch(/best response +-?\d\.\d{3}, exact\n/);
    expect(stdout).toMatch(/full information +-?\d\.\d{3}, exact\n/);
    expect(stdout).toMatch(/and foresight +-?\d\.\d{3}[^\n]*, knowing who will meet whom\n/);
    expect(stdout).toMatch(/treating all alike +-?\d\.\d{3}, -?\d+\.\d % of the best response\n/);
    expect(stdout).toMatch(/regime +(degenerate|discriminative): the best constant policy gets/);
    expect(stdout).toMatch(/assessment rule +10011001 \(fixed\)/);
  });

  test("--json gives what a training there is held against", async () => {
    const trained = JSON.parse((await run(["train", "--config", config, "--out", newOut(), "--json"])).stdout);
    const { reference, regime } = JSON.parse((await run(["oracle", "--config", config, "--json"])).stdout);
    // Of several best responses, a training shows the one that it came nearest to.
    expect({ ...reference, action: "", assessment: "" }).toEqual({ ...trained.reference, action: "", assessment: "" });
    expect(regime).toBe(reference.degenerate ? "degenerate" : "discriminative");
  });

  test("refuses what is too large for it", async () => {
    const large = file(folder, "large-oracle.json", { residents: manyTypes });
    const { status, stdout, stderr } = await run(["oracle", "--config", large, "--quiet"]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^error: game\.agents: got 49, takes at most 14 here, [^\n]*\n$/);
  });
});

test("schema prints the JSON Schema of a configuration", async () => {
  const { status, stdout } = await run(["schema"]);
  expect(status).toBe(0);
  expect(Object.keys(JSON.parse(stdout).properties)).toEqual(["game", "residents", "learner", "training", "$schema"]);
});
