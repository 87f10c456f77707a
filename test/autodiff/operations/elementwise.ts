/** Operations on each element of one tensor or of two. */
import fc from "fast-check";
import { expect } from "vitest";
import type { Tensor } from "../../../src/autodiff/index.js";
import * as any from "../arbitrary.js";
import * as step from "../step.js";
import {
  among,
  type Case,
  type Check,
  eachPlace,
  expectAll,
  type Line,
  lengths,
  type OperationTests,
  oneOf,
  type Read,
} from "./table.js";

const anyShape = any.shape({ minLength: 0, maxLength: 4 });

/** The function is told where reference.ts has none of that name. */
function unary(call: step.Unary | step.Step, domain: any.Domain): fc.Arbitrary<Case> {
  const made = typeof call === "string" ? step.unary(call) : call;
  return anyShape.chain((shape) => any.dense(shape, domain)).map((a) => ({ operands: [a], step: made }));
}

function withNumber(name: step.Binary): fc.Arbitrary<Case> {
  return fc
    .tuple(anyShape, fc.constantFrom(-3, -0.5, 0.25, 2))
    .chain(([shape, number]) =>
      any.dense(shape, any.signed).map((a) => ({ operands: [a], step: step.withNumber(name, number) })),
    );
}

function binary(name: step.Binary, domainB: any.Domain): fc.Arbitrary<Case> {
  return any.broadcastPair
    .chain(([a, b]) => fc.tuple(any.dense(a, any.signed), any.dense(b, domainB)))
    .map((operands) => ({ operands, step: step.binary(name) }));
}

/** At every place of every length, harmless numbers around it. */
const everywhere =
  (call: (x: Tensor, line: Line, read: Read) => Tensor): Check =>
  (tape, line, read) => {
    eachPlace((n, place) => {
      const x = tape.parameter([n], { init: among(n, place, read(line.x!)) });
      const out = call(x, line, read);
      const calm = call(tape.constant([0.5]), line, read).item();
      tape.backward(out.sum());
      expectAll(out.value(), (at) => (at === place ? read(line.value!) : calm), `value, ${place} of ${n}`, true);
      expectAll(oneOf(x.gradient(), place), read(line.slope!), `slope, ${place} of ${n}`);
      for (const [at, other] of x.gradient().entries())
        if (at !== place && line.factor === undefined) expect(other).toBeLessThan(Infinity);
    });
  };

const pairwise =
  (name: "add" | "sub" | "mul" | "div"): Check =>
  (tape, line, read) => {
    const [x, y] = [read(line.a!), read(line.b!)];
    const check = (a: Tensor, b: Tensor, times: number, places: readonly [number, number, number], what: string) => {
      const out = a[name](b);
      tape.backward(out.sum());
      expectAll(oneOf(out.value(), places[2]), read(line.value!), `value, ${what}`, true);
      const slope = (cell: string, repeated: boolean) => read(cell) * (repeated ? times : 1);
      expectAll(oneOf(a.gradient(), places[0]), slope(line.slope_a!, a.size < out.size), `slope of a, ${what}`);
      expectAll(oneOf(b.gradient(), places[1]), slope(line.slope_b!, b.size < out.size), `slope of b, ${what}`);
    };
    eachPlace((n, place) => {
      const pair = [among(n, place, x), among(n, place, y)].map((init) => tape.parameter([n], { init }));
      check(pair[0]!, pair[1]!, 1, [place, place, place], `${place} of ${n}`);
    });
    // A number or a row that repeats: the sum of as many equal slopes.
    for (const n of [...lengths, 40]) {
      for (const columns of [1, 3, 8]) {
        const whole = (of: number) => tape.parameter([n, columns], { init: new Array<number>(n * columns).fill(of) });
        const row = (of: number) => tape.parameter([columns], { init: new Array<number>(columns).fill(of) });
        const places = [0, columns - 1, columns - 1] as const;
        check(whole(x), row(y), n, places, `rows of ${columns} by ${n}`);
        check(row(x), whole(y), n, [columns - 1, 0, columns - 1], `${n} by rows of ${columns}`);
      }
    }
  };

export const elementwise = {
  Scale: {
    ways: { "neg()": unary("neg", any.signed), "mul(number)": withNumber("mul") },
    extremes: {
      "mul(number)": `
      x      factor  value      slope
      0      -0.5    -0         -0.5
      -0     -0.5    0          -0.5
      tiny   -0.5    -0.5*tiny  -0.5
      tiny   tiny    0          tiny
      huge   0.5     0.5*huge   0.5
      huge   2       inf        2
      -huge  2       -inf       2
      2      huge    inf        huge
      inf    -1      -inf       -1
      inf    0       nan        0
      0      inf     nan        inf
      nan    2       nan        2
      1      nan     nan        nan`,
    },
    check: everywhere((x, line, read) => x.mul(read(line.factor!))),
  },
  Exp: {
    ways: { "exp()": unary("exp", any.signed) },
    extremes: {
      "exp()": `
      x      value  slope
      0      1      1
      -0     1      1
      tiny   1      1
      -tiny  1      1
      huge   inf    inf
      -huge  0      0
      inf    inf    inf
      -inf   0      0
      nan    nan    nan`,
    },
    check: everywhere((x) => x.exp()),
  },
  Log: {
    ways: { "log()": unary("log", any.positive) },
    extremes: {
      "log()": `
      x      value      slope
      0      -inf       inf
      -0     -inf       -inf
      tiny   log(tiny)  inf
      -tiny  nan        -inf
      huge   log(huge)  1/huge
      -huge  nan        -1/huge
      inf    inf        0
      -inf   nan        0
      nan    nan        nan`,
    },
    check: everywhere((x) => x.log()),
  },
  // Where tanh or sigmoid rounds to ±1 the slope is 0; before that it loses digits: see the tests.
  Tanh: {
    ways: { "tanh()": unary("tanh", any.signed) },
    extremes: {
      "tanh()": `
      x      value  slope
      0      0      1
      -0     -0     1
      tiny   tiny   1
      -tiny  -tiny  1
      huge   1      0
      -huge  -1     0
      inf    1      0
      -inf   -1     0
      nan    nan    nan`,
    },
    check: everywhere((x) => x.tanh()),
  },
  Sigmoid: {
    ways: { "sigmoid()": unary("sigmoid", any.signed) },
    extremes: {
      "sigmoid()": `
      x      value  slope
      0      0.5    0.25
      -0     0.5    0.25
      tiny   0.5    0.25
      -tiny  0.5    0.25
      huge   1      0
      -huge  0      0
      inf    1      0
      -inf   0      0
      nan    nan    nan`,
    },
    check: everywhere((x) => x.sigmoid()),
  },
  Relu: {
    ways: { "relu()": unary("relu", any.awayFromZero) },
    extremes: {
      "relu()": `
      x      value  slope
      0      0      0
      -0     0      0
      tiny   tiny   1
      -tiny  0      0
      huge   huge   1
      -huge  0      0
      inf    inf    1
      -inf   0      0
      nan    nan    nan`,
    },
    check: everywhere((x) => x.relu()),
  },
  Square: {
    ways: { "square()": unary("square", any.signed) },
    extremes: {
      "square()": `
      x      value  slope
      0      0      0
      -0     0      0
      tiny   0      2*tiny
      -tiny  0      -2*tiny
      huge   inf    inf
      -huge  inf    -inf
      inf    inf    inf
      -inf   inf    -inf
      nan    nan    nan`,
    },
    check: everywhere((x) => x.square()),
  },
  Add: {
    ways: { "add(tensor)": binary("add", any.signed), "add(number)": withNumber("add") },
    extremes: {
      "add()": `
      a      b      value   slope_a  slope_b
      0      -0     0       1        1
      -0     -0     -0      1        1
      tiny   tiny   2*tiny  1        1
      tiny   -tiny  0       1        1
      huge   huge   inf     1        1
      -huge  -huge  -inf    1        1
      huge   -huge  0       1        1
      huge   tiny   huge    1        1
      inf    1      inf     1        1
      inf    -inf   nan     1        1
      nan    1      nan     1        1
      1      nan    nan     1        1`,
    },
    check: pairwise("add"),
  },
  Subtract: {
    ways: { "sub(tensor)": binary("sub", any.signed), "sub(number)": withNumber("sub") },
    extremes: {
      "sub()": `
      a      b      value   slope_a  slope_b
      0      0      0       1        -1
      -0     0      -0      1        -1
      tiny   -tiny  2*tiny  1        -1
      huge   -huge  inf     1        -1
      -huge  huge   -inf    1        -1
      huge   huge   0       1        -1
      1      inf    -inf    1        -1
      inf    inf    nan     1        -1
      nan    1      nan     1        -1
      1      nan    nan     1        -1`,
    },
    check: pairwise("sub"),
  },
  Multiply: {
    ways: { "mul(tensor)": binary("mul", any.signed) },
    extremes: {
      "mul(tensor)": `
      a      b      value     slope_a  slope_b
      -0     1      -0        1        0
      0      inf    nan       inf      0
      tiny   tiny   0         tiny     tiny
      tiny   0.5    0.5*tiny  0.5      tiny
      tiny   huge   tiny*huge huge     tiny
      huge   2      inf       2        huge
      huge   -huge  -inf      -huge    huge
      inf    -1     -inf      -1       inf
      inf    -inf   -inf      -inf     inf
      nan    0      nan       0        nan
      1      nan    nan       nan      1`,
    },
    check: pairwise("mul"),
  },
  // The slope by the denominator is -(1/b)(a/b).
  Divide: {
    ways: { "div(tensor)": binary("div", any.positive), "div(number)": withNumber("div") },
    extremes: {
      "div()": `
      a      b      value     slope_a  slope_b
      1      0      inf       inf      -inf
      1      -0     -inf      -inf     -inf
      0      0      nan       inf      nan
      0      1      0         1        0
      -0     1      -0        1        0
      1      tiny   inf       inf      -inf
      tiny   2      0.5*tiny  0.5      -0.25*tiny
      tiny   tiny   1         inf      -inf
      huge   0.5    inf       2        -inf
      1      huge   1/huge    1/huge   0
      huge   huge   1         1/huge   -1/huge
      1      inf    0         0        0
      inf    2      inf       0.5      -inf
      inf    inf    nan       0        nan
      nan    1      nan       1        nan
      1      nan    nan       nan      nan`,
    },
    check: pairwise("div"),
  },
} satisfies Record<string, OperationTests>;
