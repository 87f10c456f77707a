/** method.md, section 6: the table of stationary shares, by exact iteration of the infinite population's map. */
import { describe, expect, test } from "vitest";
import {
  average,
  gameWith,
  givingChance,
  goodChance,
  infiniteShare,
  performedNorm,
  quadraticShare,
} from "./public-assessment.js";

const errors = [0.001, 0.01, 0.05, 0.1];
const table: [norms: string[], shares: number[], cooperation: number[]][] = [
  [
    ["L1", "L2"],
    [0.998, 0.98039, 0.90873, 0.83122],
    [0.99701, 0.97097, 0.87121, 0.77374],
  ],
  [
    ["L3", "L4", "L5", "L6"],
    [0.998, 0.98039, 0.90909, 0.83333],
    [0.99701, 0.97059, 0.86364, 0.75],
  ],
  [
    ["L7", "L8"],
    [0.998, 0.98, 0.90058, 0.80523],
    [0.997, 0.9702, 0.85555, 0.72471],
  ],
  [["ImageScoring"], [0.33356, 0.33557, 0.34483, 0.35714], [0.33322, 0.33221, 0.32759, 0.32143]],
];
const cases = table.flatMap(([norms, shares, cooperation]) =>
  norms.flatMap((norm) => errors.map((mu, at) => ({ norm, mu, share: shares[at]!, cooperation: cooperation[at]! }))),
);

describe("stationary share of Good, and cooperation", () => {
  test.each(cases)("$norm, mu = $mu: $share, $cooperation", ({ norm, mu, share, cooperation }) => {
    const policy = performedNorm(norm, gameWith(mu));
    const settled = infiniteShare(goodChance(policy, policy));
    expect(settled).toBeCloseTo(share, 5);
    expect(average(givingChance(policy), settled, settled)).toBeCloseTo(cooperation, 5);
    expect(quadraticShare(goodChance(policy, policy))).toBeCloseTo(settled, 10);
  });
});

describe("closed forms, execution and assessment error apart", () => {
  const apart = [0.001, 0.02, 0.1].flatMap((execution) =>
    [0.001, 0.05, 0.2].map((assessment) => [execution, assessment]),
  );
  test.each(apart)("execution error %f, assessment error %f", (executionError, assessmentError) => {
    const game = gameWith(0, { executionError: executionError!, assessmentError: assessmentError! });
    const performs = 1 - executionError!;
    const tells = 1 - 2 * assessmentError!;
    const settled = (norm: string): number => {
      const policy = performedNorm(norm, game);
      return infiniteShare(goodChance(policy, policy));
    };
    const leading = (1 - assessmentError!) / (2 - 2 * assessmentError! - tells * performs);
    for (const norm of ["L3", "L4", "L5", "L6"]) expect(settled(norm)).toBeCloseTo(leading, 10);
    expect(settled("ImageScoring")).toBeCloseTo(assessmentError! / (1 - tells * performs), 10);
  });
});
