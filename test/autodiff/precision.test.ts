/** Accuracy of exp, log, tanh and sigmoid over the whole range, in units of the last place. */
import { describe, expect, test } from "vitest";
import type { DataType } from "../../src/autodiff/index.js";
import { createEngine } from "./build.js";
import { ulps } from "./closeness.js";

const functions = {
  exp: Math.exp,
  log: Math.log,
  tanh: Math.tanh,
  sigmoid: (x: number) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x))),
};
const names = Object.keys(functions) as (keyof typeof functions)[];

/** Where something changes: zeros, infinities, the ends of subnormals, of the results' range, of the reductions. */
const edges = [
  [0, 1, 2, 0.5, 3, 10, 20, 1e-3, 1e-10, Math.SQRT1_2, Math.SQRT2, Math.LN2, Math.LN2 / 2, Math.E, Infinity],
  [1.401298464324817e-45, 1.1754942106924411e-38, 1.1754943508222875e-38, 3.4028234663852886e38],
  [5e-324, 2.225073858507201e-308, 2.2250738585072014e-308, 1.7976931348623157e308],
  [
    16.635532, 17.328679, 88.72283, 88.72284, 87.33654, 87.33655, 103.27893, 103.97208, 103.97209, 104, 105, 9.010913,
    9.011,
  ],
  [
    709.782712893384, 709.7827128933841, 708.3964185322641, 708.3964185322642, 745.1332191019411, 745.1332191019412,
    746, 19.0615,
  ],
].flat();

/** The sample of f32: every 16001st bit pattern, infinities and NaN among them. */
function sample(): Float32Array {
  const bits = Uint32Array.from({ length: Math.floor(2 ** 32 / 16001) }, (_, i) => i * 16001);
  return new Float32Array(bits.buffer);
}

async function evaluate(dtype: DataType, name: keyof typeof functions, x: ArrayLike<number>) {
  const engine = await createEngine({ dtype });
  const tape = engine.tape();
  const input = tape.constant(x);
  const out = { x: input.value(), y: input[name]().value() };
  tape.dispose();
  return out;
}

function worst(dtype: DataType, name: keyof typeof functions, x: ArrayLike<number>, y: ArrayLike<number>) {
  let error = 0;
  let where = 0;
  for (let i = 0; i < x.length; i++) {
    const e = ulps(y[i]!, functions[name](x[i]!), dtype);
    if (!(e <= error)) [error, where] = [e, x[i]!];
  }
  return { error, where };
}

describe.each(names)("%s", (name) => {
  test("is within 2 ulp in f32, over a sample of all numbers", async () => {
    const { x, y } = await evaluate("f32", name, sample());
    const { error, where } = worst("f32", name, x, y);
    expect(error, `at ${where}`).toBeLessThanOrEqual(2);
  });

  // Math.* are not exact either: one more unit is theirs.
  test.each(["f32", "f64"] as const)("is right at the edges in %s", async (dtype) => {
    const { x, y } = await evaluate(dtype, name, [...edges, ...edges.map((edge) => -edge), Number.NaN]);
    for (const [i, edge] of x.entries()) {
      const error = ulps(y[i]!, functions[name](edge), dtype);
      expect(error, `${edge} gives ${y[i]}`).toBeLessThanOrEqual(dtype === "f32" ? 2 : 3);
    }
  });

  test("is within 3 ulp of Math's in f64", async () => {
    const scale = name === "log" ? 700 : name === "exp" ? 740 : 30;
    const spread = Float64Array.from({ length: 100000 }, (_, i) => ((i * 0.6180339887498949) % 2) - 1);
    const points = spread.map((t) => (name === "log" ? Math.exp(scale * t) : scale * t * Math.abs(t)));
    const { x, y } = await evaluate("f64", name, points);
    const { error, where } = worst("f64", name, x, y);
    expect(error, `at ${where}`).toBeLessThanOrEqual(3);
  });
});

test("signs of zero survive where they should", async () => {
  for (const dtype of ["f32", "f64"] as const) {
    expect([...(await evaluate(dtype, "tanh", [0, -0])).y]).toEqual([0, -0]);
    expect([...(await evaluate(dtype, "log", [1, 0, -0, -1])).y]).toEqual([0, -Infinity, -Infinity, Number.NaN]);
  }
});
