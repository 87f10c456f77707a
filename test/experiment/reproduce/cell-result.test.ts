import { describe, expect, test } from "vitest";
import { cellResult } from "../../../src/experiment/reproduce/cell-result.js";
import { type Cell, selectCells } from "../../../src/experiment/reproduce/grid.js";
import { isConstantUnlike, kindOf } from "../../../src/experiment/reproduce/policy-kind.js";
import type { ReferenceRecord, TrainingRecord } from "../../../src/experiment/reproduce/records.js";
import { contests, methodTotals } from "../../../src/experiment/reproduce/totals.js";
import type { MethodName } from "../../../src/reciprocity/index.js";

const [cell] = selectCells({ cells: "l6/joint/random>random", methods: "reciprocity-gradient" }) as [Cell];

const reference: ReferenceRecord = {
  kind: "reference",
  key: "reference",
  ...cell,
  version: "0",
  evaluation: "exact",
  payoff: 4,
  standardError: 0.01,
  policy: { action: [0, 1, 0, 1], assessment: [1, 0, 0, 1, 1, 0, 0, 1] },
  ties: [
    ["0101", "10011001"],
    ["0101", "10011011"],
  ],
  kinds: ["context-sensitive"],
  bound: 4.1,
  constantPayoff: 3,
  degenerate: false,
};

interface Change {
  readonly curve?: readonly number[];
  readonly action?: readonly number[];
  readonly assessment?: readonly number[];
}

const discerning = [0.1, 0.9, 0.2, 1];
const judging = [1, 0, 0, 1, 1, 0, 0, 1];

function training(
  seed: number,
  { curve = [1, 2, 3.9, 3.7, 4], action = discerning, assessment = judging }: Change = {},
) {
  const record: TrainingRecord = {
    kind: "training",
    key: `training ${seed}`,
    ...cell,
    seed,
    version: "0",
    policy: { action, assessment },
    seconds: 2,
    curve: { episodes: [0, 8, 16, 32, 64], seconds: [0, 0.1, 0.2, 0.4, 0.8] },
    tests: [
      {
        testing: "random",
        payoff: curve.at(-1)!,
        curve,
        visits: { action: [100, 100, 100, 100], assessment: [100, 100, 100, 100, 100, 100, 0, 100] },
      },
    ],
  };
  return record;
}

describe("a cell", () => {
  test("is payoff over seeds, held against the best response", () => {
    const result = cellResult(cell, [training(1), training(2, { curve: [1, 1, 1, 2, 3] })], reference);
    expect(result.name).toBe("l6/joint/random>random/discrete/reciprocity-gradient");
    expect(result.payoff.value).toBe(3.5);
    // t(0.975, 1) = 12.706, with a standard error of 0.5.
    expect(result.payoff.high).toBeCloseTo(3.5 + 12.706 * 0.5, 2);
    expect(result.referencePerformance).toBe(0.875);
    expect(result.worstPerformance).toBe(0.75);
    expect(result.referenceDifference).toBe(-0.1);
    expect(result.reached.value).toBe(0.5);
    expect(result.seeds.map(({ episodesToNear, secondsToNear }) => [episodesToNear, secondsToNear])).toEqual([
      [16, 0.2],
      [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    ]);
    expect(result.curve).toMatchObject({ median: [1, 1.5, 2.45, 2.85, 3.5], lower: [1, 1.25, 1.725, 2.425, 3.25] });
  });

  test("gets there when most of its seeds do, and a look before any learning does not count", () => {
    const lucky = { curve: [4, 1, 1, 1, 4] };
    const never = { curve: [4, 1, 1, 1, 1] };
    const most = cellResult(cell, [training(1), training(2, lucky), training(3, never)], reference);
    expect(most.episodesToNear).toBe(64);
    const few = cellResult(cell, [training(1), training(2, never), training(3, never)], reference);
    expect(few.episodesToNear).toBe(Number.POSITIVE_INFINITY);
  });

  test.each([
    ["never leaves", [1, 2, 3.9, 3.9, 4], 16],
    ["leaves and comes back", [1, 3.9, 2, 3.9, 4], 32],
    ["is near at once", [1, 4, 4, 4, 4], 8],
    ["leaves in the end", [1, 4, 4, 4, 2], Number.POSITIVE_INFINITY],
  ])("stays near for good where it %s", (_, curve, episodes) => {
    expect(cellResult(cell, [training(1, { curve })], reference).episodesToStay).toBe(episodes);
  });

  test("agrees with whichever best response it is nearest to, weighted by visits", () => {
    expect(cellResult(cell, [training(1)], reference).referenceAdherence).toBe(1);
    const differing = training(1, { action: [0.9, 0.9, 0.2, 1], assessment: [1, 0, 0, 1, 1, 0, 1, 1] });
    // One of eleven contexts that it gets to; the other difference is where it never gets.
    expect(cellResult(cell, [differing], reference).referenceAdherence).toBeCloseTo(10 / 11, 12);
  });

  test("has no ratio to a best response of nothing, and is near it by the benefit's measure", () => {
    const nothing = { ...reference, payoff: 0.01, constantPayoff: 0.01, degenerate: true };
    const result = cellResult(cell, [training(1, { curve: [-1, -0.5, 0.004, 0.005, 0.01] })], nothing);
    expect([result.referencePerformance, result.worstPerformance]).toEqual([null, null]);
    expect(result.referenceDifference).toBe(0);
    expect(result.episodesToNear).toBe(32);
  });

  test("is a collapse where a constant half costs dearly, and none where it does not", () => {
    const constant = { assessment: [1, 1, 1, 1, 1, 1, 0, 1] };
    const [dear, cheap] = [{ ...constant, curve: [1, 1, 1, 1, 3.7] }, constant].map((change) =>
      cellResult(cell, [training(1, change)], reference),
    );
    expect([dear!.kind, dear!.seeds[0]!.constant, dear!.collapsed]).toEqual(["constant signals", true, 1]);
    expect([cheap!.kind, cheap!.seeds[0]!.constant, cheap!.collapsed]).toEqual(["constant signals", true, 0]);
  });
});

describe("the kind of a policy", () => {
  const everywhere = { action: [1, 1, 1, 1], assessment: [1, 1, 1, 1, 1, 1, 1, 1] };
  const always = { action: [0.7, 0.8, 0.9, 0.6], assessment: [0, 0.1, 0.2, 0.4, 0, 0, 0, 0] };

  test("looks at the likelier choice, in the halves that are optimised", () => {
    expect(kindOf(always, everywhere, { optimize: "joint", actions: "discrete" })).toBe("constant");
    expect(kindOf({ ...always, action: discerning }, everywhere, { optimize: "joint", actions: "discrete" })).toBe(
      "constant signals",
    );
    expect(kindOf({ ...always, assessment: judging }, everywhere, { optimize: "joint", actions: "discrete" })).toBe(
      "constant actions",
    );
    expect(kindOf({ ...always, action: discerning }, everywhere, { optimize: "action", actions: "discrete" })).toBe(
      "context-sensitive",
    );
    expect(kindOf({ ...always, action: discerning }, everywhere, { optimize: "signal", actions: "discrete" })).toBe(
      "constant",
    );
  });

  test("does not look where the policy hardly ever gets", () => {
    const rarely = { ...everywhere, action: [2000, 1, 2000, 1] };
    expect(kindOf({ ...always, action: [1, 0, 1, 0] }, rarely, { optimize: "action", actions: "discrete" })).toBe(
      "constant",
    );
  });

  test("of shares is constant where they are about the same, whatever side of a half they are on", () => {
    const of = { optimize: "action", actions: "continuous" } as const;
    expect(kindOf({ ...always, action: [0.46, 0.52, 0.49, 0.5] }, everywhere, of)).toBe("constant");
    expect(kindOf({ ...always, action: [0.55, 0.7, 0.8, 1] }, everywhere, of)).toBe("context-sensitive");
  });

  test("is unlike the best responses' where none of them is constant in the same half", () => {
    expect(isConstantUnlike("constant signals", ["context-sensitive"], "joint")).toBe(true);
    expect(isConstantUnlike("constant signals", ["context-sensitive", "constant signals"], "joint")).toBe(false);
    expect(isConstantUnlike("constant", ["constant signals"], "joint")).toBe(true);
    expect(isConstantUnlike("constant signals", ["constant"], "joint")).toBe(false);
    expect(isConstantUnlike("constant", ["context-sensitive"], "signal")).toBe(true);
    expect(isConstantUnlike("constant", ["constant"], "signal")).toBe(false);
    expect(isConstantUnlike("context-sensitive", ["constant"], "joint")).toBe(false);
  });
});

describe("totals", () => {
  const other = { ...cell, method: "reinforce" as MethodName };
  const slow = { curve: [1, 1, 1, 1, 3.9] };
  const ours = cellResult(
    cell,
    [1, 2, 3].map((seed) => training(seed)),
    reference,
  );
  const cellOf = (which: Cell, change: Change) =>
    cellResult(
      which,
      [1, 2, 3].map((seed) => training(seed, change)),
      reference,
    );
  const theirs = (change: Change) => cellOf(other, change);

  test.each([
    ["faster", ours, theirs(slow), 4],
    [
      "slower",
      cellResult(
        cell,
        [1, 2, 3].map((seed) => training(seed, slow)),
        reference,
      ),
      theirs({}),
      0.25,
    ],
    ["even", ours, theirs({}), 1],
    ["only ours", ours, theirs({ curve: [1, 1, 1, 1, 1] }), Number.POSITIVE_INFINITY],
    ["only theirs", cellOf(cell, { curve: [1, 1, 1, 1, 1] }), theirs({}), 0],
  ])("tell that ours is %s", (verdict, mine, yours, ratio) => {
    const [contest] = contests([mine, yours]);
    expect(contest).toMatchObject({ baseline: "reinforce", verdict, ratio: { value: ratio } });
  });

  test("tell nothing of a difference that may be chance", () => {
    const often = [slow, {}, {}];
    const mixed = (which: Cell, changes: readonly Change[]) =>
      cellResult(
        which,
        changes.map((change, at) => training(at + 1, change)),
        reference,
      );
    expect(contests([mixed(cell, often), mixed(other, [slow, slow, {}])])[0]).toMatchObject({ verdict: "even" });
    // Of one or two seeds there is no interval.
    const [contest] = contests([mixed(cell, [{}, {}]), mixed(other, [slow, slow])]);
    expect(contest).toMatchObject({ verdict: "even", ratio: { value: 4, low: Number.NaN } });
  });

  test("leave out cells that are tested under another matching, but for the column that is about them", () => {
    const moved = { ...ours, testing: "direct" as const, referencePerformance: 0.5, name: "moved" };
    const [totals] = methodTotals([ours, moved]);
    expect(totals).toMatchObject({
      cells: 1,
      worst: { performance: 1, cell: ours.name },
      discriminative: { cells: 1, performance: 1, adherence: 1 },
      degenerate: { cells: 0, performance: Number.NaN },
      reached: 1,
      transfer: 0.5,
    });
    expect(contests([moved, { ...moved, method: "reinforce" as MethodName }])).toEqual([]);
  });
});
