/** The gradient checker: what it finds, and that it never finds right what cannot be compared. */
import { describe, expect, test } from "vitest";
import { checkGradients, type Tape, type Tensor } from "../../src/autodiff/index.js";

type Build = (tape: Tape, parameters: readonly Tensor[]) => Tensor;

const at = (...values: number[]) => [{ shape: [values.length], values }];

test("a right gradient, and one that is wrong at one coordinate", async () => {
  const right = await checkGradients((_, [x]) => x!.square().sum(), at(1, 2, 3));
  expect(right.error).toBeLessThan(1e-8);
  expect(right.reason).toBeUndefined();
  const wrong = await checkGradients((_, [x]) => x!.slice(0, 2, 3).stopGradient().mul(x!).sum(), at(1, 2, 3));
  expect(wrong.coordinate).toBe("parameter 0 [2]");
  expect(wrong.error).toBeGreaterThan(0.1);
});

test("the worst coordinate is told by all of its axes", async () => {
  const point = [
    { shape: [1], values: [1] },
    { shape: [2, 3], values: [1, 2, 3, 4, 5, 6] },
  ];
  const wrong = await checkGradients(
    (_, [x, y]) => y!.slice(0, 1, 2).stopGradient().mul(y!).sum(1).slice(0, 1, 2).mul(x!).sum(),
    point,
  );
  expect(wrong.coordinate).toMatch(/^parameter 1 \[1, [012]\]$/);
});

const beyond: [string, Build, number, RegExp][] = [
  ["x log x at 0", (_, [x]) => x!.mul(x!.log()).sum(), 0, /^the gradient is NaN at 0/],
  ["log next to 0", (_, [x]) => x!.log().sum(), 1e-7, /^the function is NaN at 1e-7 - .*domain/],
  ["exp beyond", (_, [x]) => x!.exp().sum(), 800, /^the gradient is Infinity/],
  ["1 / x at 0", (_, [x]) => x!.mul(0).add(1).div(x!).sum(), 0, /^the gradient is/],
  ["a value beyond, of a gradient within", (_, [x]) => x!.mul(1e308).add(1e308).sum(), 1, /^the function is Infinity/],
];

describe("what cannot be compared is an error of Infinity, with its reason", () => {
  test.each(beyond)("%s", async (_, build, value, reason) => {
    const result = await checkGradients(build, at(value));
    expect(result.error).toBe(Number.POSITIVE_INFINITY);
    expect(result.reason).toMatch(reason);
    expect(result.coordinate).toBe("parameter 0 [0]");
  });

  test("a step that changes nothing, and a value that is none", async () => {
    const short = await checkGradients((_, [x]) => x!.exp().sum(), at(1), { step: 1e-30 });
    expect(short).toMatchObject({
      error: Number.POSITIVE_INFINITY,
      reason: expect.stringMatching(/take a longer one/),
    });
    const none = await checkGradients((_, [x]) => x!.sum(), at(Number.NaN));
    expect(none).toMatchObject({ error: Number.POSITIVE_INFINITY, reason: "the value is NaN" });
  });

  test("whichever coordinate it is", async () => {
    const result = await checkGradients((_, [x]) => x!.log().sum(), at(1, 2, 1e-8, 3));
    expect(result).toMatchObject({ error: Number.POSITIVE_INFINITY, coordinate: "parameter 0 [2]" });
  });
});

describe("what is refused", () => {
  const build: Build = (_, [x]) => x!.sum();
  const wrong: [string, unknown, unknown, RegExp][] = [
    ["no parameters", [], undefined, /^checkGradients: got no parameters/],
    ["a parameter alone", { shape: [1], values: [1] }, undefined, /^checkGradients: got an object, takes a list/],
    [
      "data for values",
      [{ shape: [1], data: [1] }],
      undefined,
      /^data: got \[1\], takes no value; parameter 0 of checkGradients has shape, values/,
    ],
    ["no values", [{ shape: [1] }], undefined, /^values: got nothing/],
    ["too few values", [{ shape: [2], values: [1] }], undefined, /got 1 numbers for shape \[2\]/],
    ["another option", at(1), { epsilon: 1 }, /^epsilon: got 1, takes no value; checkGradients has step/],
    ["a step of 0", at(1), { step: 0 }, /^step: got 0, takes a number above 0/],
  ];
  test("what is no function", async () => {
    await expect(checkGradients("x" as never, at(1))).rejects.toThrow(/^build: got "x", takes a function/);
  });
  test.each(wrong)("%s", async (_, point, options, message) => {
    await expect(checkGradients(build, point as never, options as never)).rejects.toThrow(message);
  });
});
