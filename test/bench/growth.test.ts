/** What the suite `growth` times, fits and draws. */
import { describe, expect, test } from "vitest";
import { createEngine } from "../../src/autodiff/index.js";
import { anchoredGradient } from "../../src/bench/anchored.js";
import { EXPONENT, slope, withExponents } from "../../src/bench/exponent.js";
import { growthChart } from "../../src/bench/growth-chart.js";
import { flagshipSociety } from "../../src/bench/society.js";
import { type Figure, spreadOf, type Table } from "../../src/bench/table.js";
import { allAsPerformed, createRandom, policyFromBits } from "../../src/game/index.js";
import { createEnvironment } from "../../src/reciprocity/index.js";
import { onBelief } from "../reciprocity/on-belief.js";
import { expectNear } from "../reciprocity/slopes.js";

describe("the fit", () => {
  test("finds the power of a power", () => {
    const points = [9, 100, 1000, 1e5].map((n) => [Math.log(n), Math.log(3 * n ** 1.5)] as const);
    expect(slope(points)).toBeCloseTo(1.5, 10);
  });

  test("is of least squares where the points are on no line", () => {
    expect(
      slope([
        [0, 0],
        [1, 3],
        [2, 0],
        [3, 3],
      ]),
    ).toBeCloseTo(0.6, 10);
  });

  test("is added to every column", () => {
    const figures = withExponents(tableOf({ flat: 0, linear: 1 })).figures.filter(({ row }) => row === EXPONENT);
    expect(figures.map(({ column, median }) => [column, median])).toEqual([
      ["flat", expect.closeTo(0, 10)],
      ["linear", expect.closeTo(1, 10)],
    ]);
  });
});

/** Columns that are powers of the row. */
function tableOf(powers: Record<string, number>, unit = "µs"): Table {
  const figures = Object.entries(powers).flatMap(([column, power]) =>
    [9, 100, 100_000].map((n): Figure => ({ row: String(n), column, unit, ...spreadOf([2 * n ** power]) })),
  );
  return { title: "Made up", rows: "agents", figures };
}

describe("the chart", () => {
  const tables = [withExponents(tableOf({ flat: 0, linear: 1 })), withExponents(tableOf({ root: 0.5 }, "MB"))];
  const svg = growthChart(tables);
  const count = (what: RegExp) => svg.match(what)?.length ?? 0;

  test("is one picture with a panel for each table, a line for each column and a dot for each figure", () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(count(/>Made up</g)).toBe(2);
    expect(count(/<path [^>]*stroke="#/g)).toBe(3);
    expect(count(/<circle /g)).toBe(9);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("names every value that was measured, the units and the powers", () => {
    for (const text of ["9", "100", "100k", "µs", "MB", "agents"]) expect(svg).toContain(`>${text}<`);
    for (const power of ["0.00", "1.00", "0.50"]) expect(svg).toContain(`>${power}<`);
  });
});

describe("the gradient that is timed", () => {
  const options = { horizon: 36, episodes: 2 };

  test("is that of the belief among the residents' own policies", async () => {
    const { game, residents } = flagshipSociety(9);
    const timed = anchoredGradient(await createEngine({ dtype: "f64" }), { game, residents, ...options });
    timed.take();
    timed.gradient();
    const learner = policyFromBits("0101", "10011001");
    const records = createEnvironment(game, residents).play(learner, options.episodes, createRandom(0));
    const undecided = { action: learner.action.map(() => 0.5), assessment: learner.assessment.map(() => 0.5) };
    const policies = [undecided, ...allAsPerformed(game, residents)];
    const wanted = onBelief("anchored", game, policies, records, { horizon: options.horizon, axes: 5 });
    const { action, assessment } = timed.slopes();
    expectNear(action, wanted.action, 1e-9, "action");
    expectNear(assessment, wanted.assessment, 1e-9, "assessment");
    timed.dispose();
  });

  test("is of as many instructions and decisions among nine as among ten thousand", async () => {
    const [few, many] = await Promise.all(
      [9, 10_000].map(async (agents) => {
        const { instructions, anchors, dispose } = anchoredGradient(await createEngine(), {
          ...flagshipSociety(agents, { rounds: 8 }),
          ...options,
        });
        dispose();
        return { instructions, perRound: anchors / options.episodes };
      }),
    );
    expect(many!.instructions).toBe(few!.instructions);
    // Among nine one sits out.
    expect(many!.perRound).toBe(8);
  });
});
