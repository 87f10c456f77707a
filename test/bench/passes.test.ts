import { describe, expect, test } from "vitest";
import { quietest } from "../../src/bench/passes.js";
import { type Figure, per, spreadOf, type Table } from "../../src/bench/table.js";

const around = (milliseconds: number) => spreadOf([0.9, 1, 1, 1.2].map((factor) => factor * milliseconds));
const time = (row: string, milliseconds: number, column = "time"): Figure => ({
  row,
  column,
  unit: "ms",
  ...around(milliseconds),
});
const rate = (row: string, milliseconds: number): Figure => ({
  row,
  column: "rate",
  unit: "a second",
  ...per(around(milliseconds), 1000),
});
const single = (row: string, value: number): Figure => ({ row, column: "ratio", unit: "times", ...spreadOf([value]) });
const table = (...figures: Figure[]): Table => ({ title: "made up", rows: "row", figures });
const medians = ({ figures }: Table) => figures.map(({ median }) => median);

describe("of several passes", () => {
  test("each row is taken whole from the one in which it was fastest", () => {
    const first = table(time("a", 1), time("a", 5, "other"), time("b", 9));
    const second = table(time("a", 3), time("a", 4, "other"), time("b", 2));
    expect(medians(quietest([[first], [second]])[0]!)).toEqual([1, 5, 2]);
  });

  test("a rate is fast where it is high", () => {
    const [result] = quietest([[table(rate("a", 4))], [table(rate("a", 2))], [table(rate("a", 5))]]);
    expect(medians(result!)).toEqual([500]);
  });

  test("rows that were measured in turns stay together", () => {
    const passes = [table(time("a", 1), time("b", 9)), table(time("a", 2), time("b", 3))];
    const [result] = quietest(passes.map((pass) => [{ ...pass, inTurns: true }]));
    expect(medians(result!)).toEqual([2, 3]);
  });

  test("a single sample is the median over the passes, whatever else was fast", () => {
    const passes = [3, 1, 2].map((ratio) => [table(time("a", ratio), single("a", ratio))]);
    expect(medians(quietest(passes)[0]!)).toEqual([1, 2]);
  });

  test("what is no speed is the pass in the middle", () => {
    const memory = (bytes: number): Figure => ({ ...time("a", bytes, "memory"), isSpeed: false });
    const passes = [3, 1, 2].map((value) => [table(time("a", value), memory(4 - value))]);
    expect(medians(quietest(passes)[0]!)).toEqual([1, 2]);
  });

  test("the fastest twentieth is that of all passes", () => {
    const steady: Figure = { ...time("a", 1), ...spreadOf([1, 1, 1]) };
    const uneven: Figure = { ...time("a", 2), ...spreadOf([0.5, 2, 2]) };
    const [result] = quietest([[table(steady)], [table(uneven)]]);
    expect(result!.figures[0]).toMatchObject({ median: 1, best: spreadOf([0.5, 2, 2]).best });
  });

  test("one pass is itself", () => {
    const only = table(time("a", 1), rate("b", 2), single("c", 3));
    expect(quietest([[only]])).toEqual([only]);
  });
});
