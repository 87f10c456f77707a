import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { beliefsOf } from "../../src/experiment/beliefs.js";
import { defineSetting, resolveConfiguration, runTraining, type TrainingResult } from "../../src/experiment/index.js";
import type { Metrics } from "../../src/experiment/metrics.js";
import { movedApart } from "../../src/experiment/report/chart.js";
import { reportPage } from "../../src/experiment/report/page.js";
import { seriesOf, smoothed } from "../../src/experiment/report/series.js";
import type { TrainingReport } from "../../src/experiment/run-keeper.js";
import { tablesOf } from "../../src/game/index.js";

const configuration = resolveConfiguration({ preset: "hybrid-alld" });

const result: TrainingResult = {
  method: "reciprocity-gradient",
  belief: "anchored",
  optimize: "joint",
  seed: 1,
  iterations: 150,
  episodes: 8,
  complete: true,
  settled: true,
  gap: 0.0004,
  influence: { cut: 0.8, carried: 0.004 },
  prediction: { payoff: 2.24, standardError: 0.02, difference: 0, differenceStandardError: 0.001, isOff: false },
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

const report: TrainingReport = {
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
    expect(shown).toContain("Stopped after 0 of 600 iterations");
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

describe("performance beside adherence", () => {
  const shown = (changes: Partial<TrainingResult>) => {
    const { document: page } = parseHTML(reportPage({ ...report, result: { ...result, ...changes } }));
    return page.querySelector(".comparison")?.textContent?.replace(/\s+/g, " ");
  };

  test("is told apart where little is lost by much that differs", () => {
    expect(shown({ referenceAdherence: 0.75 })).toBe(
      "99.3 % of the payoff and 75.0 % of the decisions are no contradiction. It decides otherwise in 1 of 12 contexts, in which " +
        "either choice is worth nearly the same, or which seldom come up: all of that together costs it 0.7 % of the payoff. " +
        "2 of the 12 contexts never come up, and do not count.",
    );
  });

  test("counts the contexts that seldom come up, and rules that are as good", () => {
    const policy = { action: [0.02, 0.97, 0.61, 0], assessment: [1, 0, 0, 1, 0.98, 0.03, 0.04, 0.99] };
    const visits = { ...result.visits, action: [0.3, 0.2, 0.004, 0.496] };
    const reference = { ...result.reference!, ties: 3 };
    expect(shown({ policy, visits, reference, referencePerformance: 0.6, referenceAdherence: 0.7 })).toBe(
      "It decides otherwise in 2 of 12 contexts: all of that together costs it 40.0 % of the payoff. One of them comes up in less " +
        "than 1.0 % of its decisions, 0.2 % in all. 3 rules earn as much as the best; it is held against the nearest of them. " +
        "2 of the 12 contexts never come up, and do not count.",
    );
  });

  test("is one where nothing differs, and nothing without a reference", () => {
    const policy = { ...result.policy, action: [0, 1, 0.4, 1] };
    expect(shown({ policy })).toMatch(
      /^Wherever it comes to decide, it does as the best response\. 2 of the 12 contexts/,
    );
    expect(shown({ reference: null, referencePerformance: null, referenceAdherence: null })).toBeUndefined();
    expect(shown({ optimize: "action" })).toMatch(/in 1 of 4 contexts/);
  });
});

describe("errors on a logarithmic axis", () => {
  const drawn = (error: number) => {
    const metrics = iterations(20).map((line) => ({ ...line, actionError: error, assessmentError: 0.2 }));
    const { document: page } = parseHTML(reportPage({ ...report, metrics }));
    const [chart] = page.querySelectorAll('.chart.wide svg[aria-label="Error of the estimators over iterations"]');
    const ticks = [...chart!.querySelectorAll('[aria-label="y-axis tick label"] text')].map((tick) => tick.textContent);
    // Where the line of actions is, and the foot of the axis.
    const [, y] = /^M[\d.]+,([\d.]+)/.exec(chart!.querySelector('[aria-label="line"] path')!.getAttribute("d")!)!;
    return {
      isAtFoot: Number(y) === 240 - 42,
      ticks,
      text: chart!.textContent!,
      note: page.querySelector("main")!.textContent!.includes("at the foot"),
    };
  };

  test("has a line for every tenth", () => {
    expect(drawn(0.003).ticks).toEqual(["0.001", "0.01", "0.1", "1"]);
    expect(drawn(0.00003).ticks).toEqual(["10⁻⁵", "10⁻⁴", "0.001", "0.01", "0.1", "1"]);
    expect(drawn(0.00003).text).toContain("actions 3.0·10⁻⁵");
    expect(drawn(0.003).note).toBe(false);
    expect(drawn(0.003).isAtFoot).toBe(false);
  });

  test("says what is drawn above where it is, and what it is", () => {
    for (const [error, figure] of [
      [0, "actions 0"],
      [1e-9, "actions 1.0·10⁻⁹"],
      [1e-12, "actions < 10⁻⁹"],
    ] as const) {
      const { isAtFoot, ticks, text, note } = drawn(error);
      expect(ticks[0]).toBe(error === 0 ? "0.1" : "10⁻⁶");
      expect(text).toContain(figure);
      expect(note).toBe(true);
      expect(isAtFoot).toBe(true);
    }
  });
});

describe("what is believed of the others", () => {
  const config = resolveConfiguration({
    file: {
      residents: [
        { count: 2, norm: "L3" },
        { count: 1, action: "1111", assessment: "11111111" },
      ],
      game: { rounds: 6, initialReputation: 1 },
      training: { iterations: 4, episodes: 2 },
    },
  });
  const setting = defineSetting(config);

  async function trained(configuration = config) {
    const { arena, options } = defineSetting(configuration);
    const trainer = await arena.train(configuration.training.method, options);
    for (let iteration = 0; iteration < 4; iteration++) trainer.step();
    return trainer;
  }

  test("is the estimates beside the truth, with how often each context was seen", async () => {
    const trainer = await trained();
    const groups = beliefsOf(trainer, setting, config)!;
    expect(groups.map(({ name, agents }) => [name, agents.map(({ first }) => first)])).toEqual([
      ["2 L3", [1, 2]],
      ["1 1111 judging by 11111111", [3]],
    ]);
    const estimates = trainer.estimates()!;
    const evidence = trainer.evidence()!;
    for (const { first, action, assessment } of groups.flatMap(({ agents }) => agents)) {
      for (const [half, chances] of [
        ["action", action],
        ["assessment", assessment],
      ] as const) {
        for (const [context, { estimate, truth, visits, unseen, interval }] of chances.entries()) {
          expect(estimate).toBe(estimates[first - 1]![half][2 * context + 1]);
          expect(truth).toBe(tablesOf(setting.residents, "this test")[first - 1]![half][2 * context + 1]);
          expect(visits).toBe(evidence[first - 1]![half].visits[context]);
          expect(unseen).toBe(visits === 0 ? 1 : 0);
          expect(interval).toEqual(visits === 0 ? [0, 1] : [expect.any(Number), expect.any(Number)]);
        }
      }
    }
    const { document: page } = parseHTML(reportPage({ ...report, beliefs: groups }));
    const map = page.querySelector('.wide svg[aria-label^="How they act"]')!;
    const titles = [...map.querySelectorAll("title")].map((title) => title.textContent);
    const { estimate, visits, interval } = groups[0]!.agents[0]!.action[3]!;
    const inWords = interval!.map((bound) => bound.toFixed(2)).join(" to ");
    expect(titles).toContain(
      `Agent 1, own Good, partner Good: believed ${estimate.toFixed(2)} (95 %: ${inWords}), is 1.00; seen ${visits} times`,
    );
    const never = groups
      .flatMap(({ agents }) => agents)
      .flatMap(({ action }) => action)
      .filter(({ visits }) => visits === 0);
    expect(never.length).toBeGreaterThan(0);
    expect(titles.filter((title) => title!.endsWith("never seen"))).toHaveLength(never.length);
    expect(map.querySelectorAll(".hatch")).toHaveLength(never.length);
    expect(page.querySelector(".legend")!.textContent).toContain("never seen");
    trainer.dispose();
  });

  test("is shown by groups where there are many", async () => {
    const many = { ...config, residents: [{ count: 20, norm: "L3" }] };
    const trainer = await trained(many);
    const [group, ...others] = beliefsOf(trainer, defineSetting(many), many)!;
    expect(others).toEqual([]);
    const [all] = group!.agents;
    expect([group!.agents.length, all!.count]).toEqual([1, 20]);
    const evidence = trainer.evidence()!.map(({ action }) => action.visits[3]!);
    expect(all!.action[3]!.visits).toBe(evidence.reduce((sum, one) => sum + one, 0));
    expect(all!.action[0]!.unseen).toBe(20);
    trainer.dispose();
  });

  test("is nothing for a method that has no model, or sees the truth", async () => {
    for (const method of ["q-learning", "true-model"] as const) {
      const other = { ...config, training: { ...config.training, method } };
      const trainer = await trained(
        resolveConfiguration({ file: { ...other, training: { method, iterations: 4, episodes: 2 } } }),
      );
      expect(beliefsOf(trainer, setting, config)).toBeUndefined();
      trainer.dispose();
    }
    expect(page).not.toContain("What it believes of the others");
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
