/** Trainings of more than two reputations and actions from their configuration to the report, kept, resumed and played again. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { trainingText } from "../../src/cli/result-text.js";
import { decisionIn, mostVisited } from "../../src/experiment/contexts.js";
import {
  type Checkpoint,
  type Configuration,
  checkSameTraining,
  evaluatePolicy,
  gameDifferences,
  resolveConfiguration,
  runTraining,
  settingName,
} from "../../src/experiment/index.js";
import { reportPage } from "../../src/experiment/report/page.js";
import type { TrainingResult } from "../../src/experiment/result.js";
import { createRunFolder, readRun, readTrainedPolicy } from "../../src/node/index.js";
import { temporaryFolder } from "../cli/run-command.js";

const folder = temporaryFolder();

/** Three that judge by L6, and a giver of half to whomever with a judge who says what it thinks by chance. */
function configurationOf(reputations: number, actions: number): Configuration {
  const even = new Array<number>(reputations).fill(1 / reputations);
  const half = Math.floor(actions / 2);
  return resolveConfiguration({
    file: {
      game: { reputations, actions, rounds: 6, initialReputation: even, assessmentError: 0.1 },
      residents: [
        { count: 2, norm: "L6" },
        {
          count: 1,
          action: new Array<number>(reputations ** 2).fill(half),
          assessment: new Array<number[]>(reputations ** 2 * actions).fill(even),
        },
      ],
      learner: { hidden: [4] },
      training: { iterations: 4, episodes: 2 },
    },
  });
}

const trained = async (configuration: Configuration) => ({ configuration, ...(await runTraining(configuration)) });
const small = await trained(configurationOf(3, 4));
const large = await trained(configurationOf(7, 3));

describe("a result", () => {
  test("has a row of chances for each context, and shares of visits in the same order", () => {
    const { policy, visits } = small.result;
    expect(policy.action).toHaveLength(9);
    expect(policy.assessment).toHaveLength(36);
    for (const [rows, width] of [
      [policy.action, 4],
      [policy.assessment, 3],
    ] as const) {
      for (const row of rows as readonly (readonly number[])[]) {
        expect(row).toHaveLength(width);
        expect(row.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 5);
      }
    }
    expect([visits.action.length, visits.assessment.length]).toEqual([9, 36]);
    expect(visits.action.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(visits.assessment.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(visits.action.slice(4).some((share) => share > 0)).toBe(true);
  });

  test("is the same again, and is kept: the policy read from its run is worth what it was", async () => {
    const kept = createRunFolder(join(folder, "kept"));
    const { result } = await runTraining(small.configuration, { folder: kept });
    kept.close();
    expect(result.digest).toBe(small.result.digest);
    const { configuration, policy } = await readTrainedPolicy(join(folder, "kept"));
    expect(configuration).toEqual(small.configuration);
    const again = await evaluatePolicy(policy, configuration);
    for (const field of ["payoff", "policy", "visits", "played"] as const) expect(again[field]).toEqual(result[field]);
  });

  test("of a run that was interrupted is that of one that was not", async () => {
    const first = createRunFolder(join(folder, "resumed"));
    const stop = new AbortController();
    await runTraining(small.configuration, { folder: first, signal: stop.signal, onIteration: () => stop.abort() });
    const { checkpoint } = await readRun(join(folder, "resumed"));
    expect(checkpoint!.iteration).toBe(1);
    const { result } = await runTraining(small.configuration, { folder: first, checkpoint });
    first.close();
    expect(result.digest).toBe(small.result.digest);
  });

  test("a policy of another shape is refused by its size", async () => {
    await expect(evaluatePolicy(small.policy, large.configuration)).rejects.toThrow(
      /^policy\.action: got "36 numbers", takes 147 for 7 reputations and 3 actions$/,
    );
    await expect(evaluatePolicy(small.policy, resolveConfiguration({ preset: "l6" }))).rejects.toThrow(
      /^policy\.action: got "36 numbers", takes 8 for 2 reputations and 2 actions$/,
    );
  });

  test.each([
    ["rows of two lengths", (policy: { action: number[][] }) => policy.action[3]!.pop()],
    [
      "rows of two lengths that make up for each other",
      (policy: { action: number[][] }) => policy.action[5]!.unshift(policy.action[4]!.pop()!),
    ],
    ["too few rows", (policy: { action: number[][] }) => policy.action.pop()],
    ["a chance that is none", (policy: { action: number[][] }) => policy.action[0]!.splice(0, 1, 7)],
    ["numbers among rows", (policy: { action: unknown[] }) => policy.action.splice(0, 1, 0.5)],
  ])("a damaged one is refused: %s", async (_, damage) => {
    const path = join(folder, "kept", "checkpoint.json");
    const text = readFileSync(path, "utf8");
    const { digest: _digest, ...checkpoint } = JSON.parse(text);
    damage(checkpoint.policy);
    writeFileSync(path, JSON.stringify(checkpoint));
    await expect(readTrainedPolicy(join(folder, "kept"))).rejects.toThrow(
      /^checkpoint\.json policy(\.action)?: [^\n]*$/,
    );
    writeFileSync(path, text);
  });
});

test("a run from before there was a choice of reputations goes on", () => {
  const now = resolveConfiguration({ preset: "l6" });
  const { reputations: _, ...game } = now.game;
  const before = { configuration: { ...now, game } } as Checkpoint;
  expect(() => checkSameTraining(before, now)).not.toThrow();
  const other = resolveConfiguration({ preset: "l6", overrides: { game: { reputations: 3 } } });
  expect(() => checkSameTraining(before, other)).toThrow(/^config\.json: is not what/);
});

test("a configuration says what is unlike the presets, and two levels are all or nothing", () => {
  const wide = resolveConfiguration({ preset: "l6", overrides: { game: { reputations: 5, actions: 3 } } });
  expect(settingName(wide)).toBe("l6");
  expect(gameDifferences(wide)).toEqual(["reputations 5", "actions 3"]);
  expect(gameDifferences(small.configuration)).toContain(`initial reputation [${1 / 3}, ${1 / 3}, ${1 / 3}]`);
  const two = resolveConfiguration({ preset: "l6", overrides: { game: { actions: 2 } } });
  expect(two).toEqual(resolveConfiguration({ preset: "l6" }));
});

describe("what is shown", () => {
  const page = (run: { configuration: Configuration; result: TrainingResult }) => {
    const { document } = parseHTML(reportPage({ ...run, metrics: [], origin: {} }));
    expect(document.querySelector("main")?.textContent).not.toMatch(/NaN|undefined|null/);
    return document;
  };

  test("maps, where the rules are small: a cell a context with the likeliest choice", () => {
    const document = page({ ...small, result: { ...small.result, reference: null } });
    const [acting, judging] = [...document.querySelectorAll(".rule")];
    expect(acting!.querySelectorAll("td")).toHaveLength(9);
    expect(judging!.querySelectorAll("td")).toHaveLength(36);
    expect(judging!.querySelectorAll("tbody tr")).toHaveLength(9);
    const cells = [...judging!.querySelectorAll("td b")].map((cell) => cell.textContent);
    expect(cells).toEqual(cells.map((_, at) => decisionIn(small.result.policy.assessment, at).text));
    expect(acting!.textContent).toContain("the likeliest level of 0 to 3 and its chance");
  });

  test("lists of what came up most, where they are large", () => {
    const [acting, judging] = [...page(large).querySelectorAll(".rule")];
    expect(acting!.querySelectorAll("tbody tr").length).toBeLessThanOrEqual(40);
    expect(judging!.textContent).toMatch(/The contexts that came up most; (\d+ more contexts came up in \d|\d+ never)/);
  });

  test("a best response beside them, where there is one, and where it has another choice", () => {
    const { result } = small;
    const shifted = (result.policy.action as readonly (readonly number[])[]).map((row) => [
      row.at(-1)!,
      ...row.slice(0, -1),
    ]);
    const reference = {
      payoff: 2,
      exact: true,
      standardError: 0,
      isLowerBound: true,
      action: "",
      assessment: "",
      ties: 1,
      policy: { ...result.policy, action: shifted },
      bound: null,
      boundStandardError: null,
      foresightBound: null,
      foresightBoundStandardError: null,
      degenerate: false,
      constantPayoff: 1,
      constantSignalPayoff: null,
      constantActionPayoff: null,
    };
    const document = page({ ...small, result: { ...result, reference, referencePerformance: 0.5 } });
    const [acting, judging] = [...document.querySelectorAll(".rule")];
    expect(acting!.querySelectorAll("table")).toHaveLength(2);
    const met = result.visits.action.filter((share) => share > 0).length;
    expect(acting!.querySelectorAll("td.differs")).toHaveLength(met);
    expect(judging!.querySelectorAll("td.differs")).toHaveLength(0);
  });

  test("on the terminal: no more than sixteen contexts, and what is left out", () => {
    const text = trainingText(large.configuration, large.result, "report.html");
    expect(text).toMatch(/custom, .*reputations 7, actions 3/);
    expect(text).toContain("2 L6, 1 a list of choices judging by a table of chances");
    expect(text).toContain("How it judges, the likeliest signal of 0 to 6 and its chance");
    expect(text).toMatch(/\n {2}subject {2}judge {2}action {2}learned {3}best +visits\n/);
    expect(text).toMatch(/\(\d+ more contexts came up in \d+\.\d %, \d+ never\)/);
    expect(text.split("\n").length).toBeLessThan(60);
  });

  test("the most visited come first, and the rest is counted", () => {
    expect(mostVisited([0, 0.5, 0.2, 0.3, 0], 2)).toEqual({
      contexts: [1, 3],
      rest: "1 more contexts came up in 20.0 %, 2 never",
    });
    expect(mostVisited([0.5, 0.5], 2)).toEqual({ contexts: [0, 1], rest: "" });
    expect(decisionIn([[0.2, 0.2, 0.6]], 0)).toEqual({ text: "2", chance: "0.60", level: 0.7, choice: 2 });
    expect(decisionIn([[0.5, 0.5, 0]], 0).choice).toBeUndefined();
    expect(decisionIn([0.5, 0.7], 0).choice).toBeUndefined();
    expect(decisionIn([0.5, 0.7], 1)).toEqual({ text: "0.70", level: 0.7, choice: 1 });
  });
});
