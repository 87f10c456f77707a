import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { resolveConfiguration, runTraining, type TrainingResult } from "../../src/experiment/index.js";
import type { Metrics } from "../../src/experiment/metrics.js";
import { movedApart } from "../../src/experiment/report/chart.js";
import { type Report, reportPage } from "../../src/experiment/report/page.js";
import { seriesOf, smoothed } from "../../src/experiment/report/series.js";

const configuration = resolveConfiguration({ preset: "hybrid-alld" });

const result: TrainingResult = {
  method: "reciprocity-gradient",
  belief: "anchored",
  optimize: "joint",
  seed: 1,
  iterations: 150,
  episodes: 8,
  complete: true,
  payoff: 2.2345,
  exact: true,
  payoffStandardError: 0.0123,
  reference: {
    payoff: 2.25,
    standardError: 0.01,
    action: "0101",
    assessment: "10011001",
    ties: 1,
    policy: { action: [0, 1, 0, 1], assessment: [1, 0, 0, 1, 1, 0, 0, 1] },
    bound: 2.31,
    boundStandardError: 0,
    foresightBound: 2.4,
    foresightBoundStandardError: 0.05,
    exact: true,
    isLowerBound: false,
    constantSignalPayoff: 2.2,
    constantActionPayoff: 1.5,
    degenerate: false,
    constantPayoff: 1.2,
  },
  referencePerformance: 0.9931,
  referenceDifference: -0.0031,
  referenceAdherence: 0.987,
  policy: { action: [0.02, 0.97, 0.61, 1], assessment: [1, 0, 0, 1, 0.98, 0.03, 0.04, 0.99] },
  played: { payoff: 2.2401, standardError: 0.02, episodes: 200 },
  visits: { action: [0.1, 0.2, 0.3, 0.4], assessment: [0.1, 0, 0.2, 0, 0.1, 0.2, 0.1, 0.3] },
  estimator: { actionError: 0.01, assessmentError: 0.02 },
  seconds: 1.25,
  version: "0.1.0",
  digest: "",
};

function iterations(count: number): Metrics[] {
  return Array.from({ length: count }, (_, at) => ({
    iteration: at + 1,
    episodes: 8 * (at + 1),
    encounters: 1152 * (at + 1),
    payoff: 2.2 - 2 * Math.exp(-at / 20) + (at % 2) / 10,
    payoffStandardError: 0.1,
    predictedPayoff: 2.2,
    actionLoss: 1 / (at + 1),
    assessmentLoss: 2 / (at + 1),
    gradientNorm: 1,
    ...(at % 5 === 4 ? { actionError: 0.1, assessmentError: 0.2 } : {}),
  }));
}

const report: Report = {
  configuration,
  result,
  metrics: iterations(150),
  origin: { command: "reciprocity-gradient train --out '<b>&'", started: new Date(Date.UTC(2026, 0, 2, 3, 4)) },
};

const page = reportPage(report);
const { document } = parseHTML(page);
const text = (selector: string): string[] =>
  [...document.querySelectorAll(selector)].map((element) => (element.textContent ?? "").replace(/\s+/g, " ").trim());

describe("the report", () => {
  test("is one file: no address, no script, nothing to load", () => {
    expect(page).not.toMatch(/https?:|\/\/[a-z]|<script|<link|<img|@import|url\(|javascript:| on[a-z]+=/i);
  });

  test("is small enough to send around, however long the training", () => {
    const long = reportPage({ ...report, metrics: iterations(20_000), result: { ...result, iterations: 20_000 } });
    expect(long.length).toBeLessThan(300_000);
  });

  test("opens with what was learned, and how good it is", () => {
    expect(text("h1")).toEqual(["hybrid-alld"]);
    expect(text("header")[0]).toContain("4 HybridCoop judging by L6, 4 AllD judging by L6");
    expect(text(".figures dd")).toEqual(["99.3 %", "2.235", "2.250", "2.310", "98.7 %"]);
    expect(text(".figures dt")[2]).toBe("best response (discriminative setting)");
  });

  test("draws the learning curve between its references, for wide and narrow screens", () => {
    for (const size of ["wide", "narrow"]) {
      const [curve] = document.querySelectorAll(`.chart.${size} svg`);
      expect(curve?.getAttribute("aria-label")).toMatch(/Payoff per encounter over 150 iterations/);
      const labels = curve?.textContent?.replace(/\s+/g, " ");
      expect(labels).toMatch(/full information ?2\.31/);
      expect(labels).toMatch(/best response ?2\.25/);
      expect(labels).toMatch(/learner ?\d\.\d\d/);
    }
    expect(document.querySelectorAll("svg")).toHaveLength(6);
  });

  test("shows shares at the corners where donations are continuous, and no bound", () => {
    const continuous = reportPage({
      ...report,
      configuration: { ...configuration, game: { ...configuration.game, actions: "continuous" } },
      result: {
        ...result,
        reference: {
          ...result.reference!,
          policy: { action: [0, 0.25, 0, 1], assessment: [1, 0, 0, 1, 1, 0, 0.5, 1] },
          bound: null,
          boundStandardError: null,
          foresightBound: null,
          foresightBoundStandardError: null,
        },
      },
    });
    expect(continuous).toContain("share given at the corners, by its own reputation");
    expect(continuous).toContain("Below each share: how often");
    expect(continuous).toContain("<b>0.25</b><small>a share</small>");
    expect(continuous).not.toContain("full information");
    expect(continuous).not.toContain("P(cooperate)");
  });

  test("labels every context of both rules in words, learned beside best", () => {
    expect(text(".rule caption")).toEqual(["learned", "best response", "learned", "best response"]);
    expect(text(".rule.action table:first-child tbody tr")).toEqual([
      "Bad0.0210.0 %0.9720.0 %",
      "Good0.6130.0 % · differs1.0040.0 %",
    ]);
    expect(text(".rule.action table:last-child tbody tr")).toEqual(["Baddefect0cooperate1", "Gooddefect0cooperate1"]);
    expect(text(".rule.assessment table:first-child tbody tr th")).toEqual([
      "Bad",
      "Bad",
      "Bad",
      "Good",
      "Good",
      "Bad",
      "Good",
      "Good",
    ]);
    expect(text(".rule.assessment table:first-child tbody tr")[0]).toBe("BadBad1.0010.0 %0.00never met");
  });

  test("shows a half that was fixed once, by its name", () => {
    const { document: half } = parseHTML(reportPage({ ...report, result: { ...result, optimize: "action" } }));
    const captions = [...half.querySelectorAll(".rule caption")].map(({ textContent }) => textContent);
    expect(captions).toEqual(["learned", "best response", "fixed: L6"]);
  });

  test("tells what it ran", () => {
    expect(text(".ran tr")).toEqual([
      "Commandreciprocity-gradient train --out '<b>&'",
      "Training150 iterations of 8 episodes in 1.3 s",
      "Played again2.240 ± 0.020 in 200 fresh episodes",
      "Seed1",
      "Version0.1.0",
      "Started2026-01-02 03:04 UTC",
    ]);
    expect(JSON.parse(document.querySelector("pre")?.textContent ?? "")).toEqual(configuration);
  });

  test("does without a reference, and without a single iteration", () => {
    const none = { reference: null, referencePerformance: null, referenceDifference: null, referenceAdherence: null };
    const { document: bare } = parseHTML(
      reportPage({ ...report, metrics: [], result: { ...result, ...none, iterations: 0, complete: false } }),
    );
    const shown = bare.querySelector("main")?.textContent ?? "";
    expect(shown).toContain("Stopped after 0 of 150 iterations");
    expect(shown).toContain("No iteration was finished");
    expect(shown).toContain("too large for the exact oracle");
    expect(shown).not.toMatch(/NaN|undefined|null/);
  });

  test("gives the difference where a ratio says little", () => {
    const { document: little } = parseHTML(
      reportPage({ ...report, result: { ...result, referencePerformance: null } }),
    );
    expect(little.querySelector(".lead")?.textContent).toMatch(/of a benefit from the best response.*-0\.003/);
  });

  test("draws a single iteration as a dot", async () => {
    expect(reportPage({ ...report, metrics: iterations(1), result: { ...result, iterations: 1 } })).toContain(
      "<circle",
    );
  });

  test("contains what a real training gave", async () => {
    const small = resolveConfiguration({
      file: { residents: [{ count: 3, norm: "L3" }], game: { rounds: 4 }, training: { iterations: 3, episodes: 2 } },
    });
    const run = await runTraining(small);
    expect(run.metrics).toHaveLength(3);
    expect(reportPage({ configuration: small, ...run, origin: {} })).toContain(run.result.payoff.toFixed(3));
  });
});

describe("series", () => {
  test("a running median keeps a constant, an outlier moves nothing, the ends stay", () => {
    const points = Array.from({ length: 90 }, (_, at) => ({ iteration: at + 1, value: at === 40 ? 100 : 2 }));
    expect(smoothed(points).every(({ value }) => value === 2)).toBe(true);
    expect(smoothed(points).map(({ iteration }) => iteration)).toEqual(points.map(({ iteration }) => iteration));
  });

  test("leave out what was not measured", () => {
    expect(seriesOf(iterations(12), "actionError").map(({ iteration }) => iteration)).toEqual([5, 10]);
  });

  test("labels are moved apart, and stay above the axis", () => {
    expect(movedApart([10, 12, 100], 17, 300)).toEqual([10, 27, 100]);
    expect(movedApart([290, 295, 299], 17, 300)).toEqual([266, 283, 300]);
    expect(movedApart([], 17, 300)).toEqual([]);
  });
});
