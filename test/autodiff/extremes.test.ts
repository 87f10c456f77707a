/** The tables of extremes of all operations, held in every lane and every remainder, in both formats. */
import { describe, expect, test } from "vitest";
import type { DataType } from "../../src/autodiff/index.js";
import { engines, onTape } from "./on-tape.js";
import { operations } from "./operations/index.js";
import type { Line, Read } from "./operations/table.js";

function linesOf(table: string): Line[] {
  const [head, ...rows] = table
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/));
  return rows.map((cells) => {
    expect(cells).toHaveLength(head!.length);
    return Object.fromEntries(cells.map((cell, column) => [head![column]!, cell]));
  });
}

/** The number that a cell stands for, `n` numbers being at hand. */
function reader(dtype: DataType): Read {
  const [tiny, huge] = dtype === "f32" ? [2 ** -140, 2 ** 127] : [2 ** -1060, 2 ** 1023];
  const of = (name: string, n: number): number => {
    if (name.startsWith("-")) return -of(name.slice(1), n);
    const product = name.split("*");
    if (product.length > 1) return product.reduce((value, factor) => value * of(factor, n), 1);
    if (name.startsWith("1/")) return 1 / of(name.slice(2), n);
    if (name.startsWith("log(")) return Math.log(of(name.slice(4, -1), n));
    const names: Record<string, number> = {
      tiny,
      huge,
      inf: Infinity,
      nan: Number.NaN,
      n,
      "n-1": n - 1,
      "(n-1)": n - 1,
    };
    const value = names[name] ?? Number(name);
    if (names[name] === undefined && Number.isNaN(value)) throw new Error(`no number: ${name}`);
    return value;
  };
  return (cell, n = 1) => of(cell, n);
}

test("every operation has its table", () => {
  for (const [name, { extremes }] of Object.entries(operations)) {
    expect(Object.keys(extremes), name).not.toHaveLength(0);
    for (const table of Object.values(extremes)) expect(linesOf(table).length, name).toBeGreaterThan(4);
  }
});

for (const [operation, { extremes, check }] of Object.entries(operations)) {
  describe(operation, () => {
    for (const [call, table] of Object.entries(extremes)) {
      test.each(linesOf(table).map((line) => [Object.values(line).join("  "), line] as const))(
        `${call}: %s`,
        (_, line) => {
          for (const engine of engines) {
            onTape(engine, (tape) => check(tape, line, reader(engine.dtype), call));
          }
        },
      );
    }
  });
}

/** What loses digits without being an extreme. */
describe("slopes where a function saturates", () => {
  const slopes = {
    tanh: (x: number) => 1 / Math.cosh(x) ** 2,
    sigmoid: (x: number) => 1 / ((1 + Math.exp(-x)) * (1 + Math.exp(x))),
  };
  const slopesOf = (dtype: DataType, name: keyof typeof slopes, points: readonly number[]) =>
    onTape(engines[dtype === "f32" ? 0 : 1], (tape) => {
      const x = tape.parameter([points.length], { init: points });
      tape.backward(x[name]().sum());
      return x.gradient();
    });

  test.each([
    ["f32", 2 ** -23],
    ["f64", 2 ** -52],
  ] as const)("are within 2 units in the last place of 1, %s", (dtype, unit) => {
    const points = Array.from({ length: 4001 }, (_, at) => Math.fround((at - 2000) / 50));
    for (const name of ["tanh", "sigmoid"] as const) {
      for (const [at, slope] of slopesOf(dtype, name, points).entries()) {
        expect(Math.abs(slope - slopes[name](points[at]!)), `${name} at ${points[at]}`).toBeLessThan(2 * unit);
      }
    }
  });

  test("of sigmoid keep their digits on the side of 0", () => {
    const points = Array.from({ length: 81 }, (_, at) => -at);
    for (const [at, slope] of slopesOf("f32", "sigmoid", points).entries()) {
      expect(Math.abs(slope / slopes.sigmoid(points[at]!) - 1)).toBeLessThan(4 * 2 ** -23);
    }
  });

  test("in f32 that of tanh at 9 is twice what it should be, and that of sigmoid at 20 is 0", () => {
    expect([...slopesOf("f32", "tanh", [9, 9.02, -9])]).toEqual([2 ** -23, 0, 2 ** -23]);
    expect([...slopesOf("f32", "sigmoid", [20])]).toEqual([0]);
    expect(slopesOf("f64", "tanh", [9])[0]).toBeCloseTo(slopes.tanh(9), 15);
  });
});
