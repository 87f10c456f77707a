/** Laws of the operations that are linear: products, rows read by index, steps of joint distributions. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Tensor } from "../../src/autodiff/index.js";
import * as any from "./arbitrary.js";
import { expectClose } from "./closeness.js";
import { type Dense, sizeOf } from "./dense.js";
import { parametersOf, weightedSum, weights } from "./gradient.js";
import { engines, onTape } from "./on-tape.js";
import * as reference from "./reference.js";

describe("matmul", () => {
  const pair = fc
    .tuple(any.axisSize, any.axisSize, any.axisSize)
    .chain(([m, k, n]) => fc.tuple(any.dense([m, k], any.signed), any.dense([k, n], any.signed)));

  test("transposed is the product of the transposes, the other way round", () => {
    fc.assert(
      fc.property(pair, ([left, right]) => {
        for (const engine of engines) {
          onTape(engine, (tape) => {
            const [a, b] = parametersOf(tape, [left, right]) as [Tensor, Tensor];
            const product = tape.matmul(a, b).transpose().value();
            const tolerance = engine.dtype === "f64" ? 1e-13 : 1e-5;
            expectClose(tape.matmul(b.transpose(), a.transpose()).value(), product, tolerance, "Bᵀ Aᵀ");
            const stored = tape.matmul(b, a, { transposeA: true, transposeB: true });
            expectClose(stored.value(), product, tolerance, "stored transposed");
          });
        }
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    [[33, 65], [65, 70], {}],
    [[65, 33], [65, 70], { transposeA: true }],
    [[33, 65], [70, 65], { transposeB: true }],
    [[3, 31, 40], [40, 5], {}],
    [[2, 1, 16, 19], [3, 19, 1], {}],
    [[2, 1, 4, 16, 9], [3, 1, 9, 11], {}],
    [[300, 40], [300, 33], { transposeA: true }],
    [[2, 300, 5], [2, 70, 300], { transposeA: true, transposeB: true }],
    [[70, 300], [300, 3], {}],
    [[300, 70], [300, 2], { transposeA: true }],
    [[3, 70], [90, 70], { transposeB: true }],
    [[6, 1, 37], [6, 37, 37], {}],
  ])("of %j and %j is the reference's, gradients too", (shapeA, shapeB, options: reference.Transposed) => {
    const a: Dense = { shape: shapeA, data: weights(sizeOf(shapeA)) };
    const b: Dense = { shape: shapeB, data: weights(sizeOf(shapeB)).reverse() };
    const expected = reference.matmul(a, b, options.transposeA, options.transposeB);
    const gradients = engines.map((engine) =>
      onTape(engine, (tape) => {
        const operands = parametersOf(tape, [a, b]);
        const out = tape.matmul(operands[0]!, operands[1]!, options);
        expectClose(out.value(), expected.data, engine.dtype === "f64" ? 1e-12 : 2e-5, "product");
        tape.backward(weightedSum(tape, out));
        return operands.map((operand) => operand.gradient());
      }),
    );
    // The product is linear in each operand: <gradient, operand> is the loss itself.
    const loss = expected.data.reduce((total, x, place) => total + x * weights(expected.data.length)[place]!, 0);
    for (const [i, { data }] of [a, b].entries()) {
      const contracted = data.reduce((total, x, place) => total + x * gradients[1]![i]![place]!, 0);
      expectClose([contracted], [loss], 1e-11, `gradient ${i}`);
      expectClose(gradients[0]![i]!, gradients[1]![i]!, 1e-4, `f32 gradient ${i}`);
    }
  });

  test("what is not finite stays in its row or column", () => {
    const sizes = fc.tuple(any.axisSize, any.axisSize, any.axisSize);
    const stored = fc.record({ transposeA: fc.boolean(), transposeB: fc.boolean() });
    fc.assert(
      fc.property(sizes, stored, fc.nat(), fc.constantFrom(NaN, Infinity), ([m, k, n], options, place, odd) => {
        const i = place % m;
        const j = place % n;
        const [a, b] = [new Array<number>(m * k).fill(1), new Array<number>(k * n).fill(1)];
        a[options.transposeA ? i : i * k] = odd;
        b[options.transposeB ? j * k : j] = odd;
        const shapes = [options.transposeA ? [k, m] : [m, k], options.transposeB ? [n, k] : [k, n]];
        for (const engine of engines) {
          onTape(engine, (tape) => {
            const out = tape.matmul(tape.constant(a, shapes[0]), tape.constant(b, shapes[1]), options).value();
            const expected = Array.from(out, (_, at) => (Math.floor(at / n) === i || at % n === j ? odd : k));
            expectClose(out, expected, 0, `[${m}, ${k}] [${k}, ${n}]`);
          });
        }
      }),
    );
  });
});

describe("a row under every row", () => {
  // Periods on both sides of what fills whole vectors, of what is repeated by itself, and of what is walked row by row.
  test.each([
    [300, 1],
    [70, 2],
    [41, 3],
    [40, 16],
    [33, 50],
    [9, 127],
    [5, 128],
    [4, 129],
  ])("of %i rows of %i is as good as one of its own for each", (rows, columns) => {
    for (const engine of engines) {
      for (const operation of ["add", "sub", "mul", "div"] as const) {
        onTape(engine, (tape) => {
          const tolerance = engine.dtype === "f64" ? 1e-12 : 1e-4;
          const whole = tape.parameter([rows, columns], { init: weights(rows * columns) });
          const row = tape.parameter([1, columns], { init: weights(columns).map((x) => 1.5 + x) });
          const pass = (a: Tensor, b: Tensor) => {
            const out = a[operation](b);
            tape.backward(weightedSum(tape, out.add(out.sum(0))));
            return [out.value(), whole.gradient(), row.gradient()];
          };
          const copies = () => row.gather(new Array<number>(rows).fill(0)).reshape([rows, columns]);
          const expected = [pass(whole, copies()), pass(copies(), whole.add(3))];
          for (const [side, actual] of [pass(whole, row), pass(row, whole.add(3))].entries()) {
            for (const [i, numbers] of actual.entries())
              expectClose(numbers, expected[side]![i]!, tolerance, operation);
          }
        });
      }
    }
  });
});

describe("dense", () => {
  // More rows than are taken at a time, rows longer than a period, several networks.
  test.each([
    [
      [300, 3],
      [3, 16],
    ],
    [
      [300, 16],
      [16, 1],
    ],
    [
      [130, 70],
      [70, 150],
    ],
    [
      [2, 90, 40],
      [2, 40, 2],
    ],
    [
      [40, 16, 4],
      [4, 5],
    ],
  ])("of %j and %j is the product, the sum and the activation", (shape, weightShape) => {
    for (const engine of engines) {
      for (const activation of [undefined, "tanh", "sigmoid", "relu"] as const) {
        onTape(engine, (tape) => {
          const tolerance = engine.dtype === "f64" ? 1e-12 : 1e-4;
          const parameters = [shape, weightShape, [...weightShape.slice(0, -2), 1, weightShape.at(-1)!]].map((axes) =>
            tape.parameter(axes, { init: weights(sizeOf(axes)) }),
          );
          const [a, b, c] = parameters as [Tensor, Tensor, Tensor];
          const pass = (out: Tensor) => {
            tape.backward(weightedSum(tape, out));
            return [out, ...parameters].map((tensor, i) => (i === 0 ? tensor.value() : tensor.gradient()));
          };
          const sums = a.matmul(b).add(c);
          const expected = pass(activation === undefined ? sums : sums[activation]());
          for (const [i, numbers] of pass(tape.dense(a, b, c, activation)).entries()) {
            expectClose(numbers, expected[i]!, tolerance, `${activation}, ${i}`);
          }
        });
      }
    }
  });
});

describe("gather", () => {
  test("adds the gradients of a row read repeatedly", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(3), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, width) => {
          for (const engine of engines) {
            onTape(engine, (tape) => {
              const table = tape.parameter([4, width], { init: weights(4 * width) });
              tape.backward(weightedSum(tape, table.gather(rows)));
              const expected = new Array<number>(4 * width).fill(0);
              const cotangent = weights(rows.length * width);
              for (const [at, row] of rows.entries()) {
                for (let i = 0; i < width; i++) expected[row * width + i]! += cotangent[at * width + i]!;
              }
              expectClose(table.gradient(), expected, 1e-5, "gradient of the table");
            });
          }
        },
      ),
    );
  });
});

/** Each row of so many positive numbers, with a sum of 1. */
function stochastic(numbers: readonly number[], width: number): number[] {
  return numbers.map((number, at) => {
    const row = numbers.slice(at - (at % width), at - (at % width) + width);
    return (0.1 + Math.abs(number)) / row.reduce((sum, other) => sum + 0.1 + Math.abs(other), 0);
  });
}

describe("steps of joint distributions", () => {
  const trial = fc
    .record({ k: fc.constantFrom(2, 3, 5), extra: fc.integer({ min: 0, max: 3 }), byMatrix: fc.boolean() })
    .map(({ k, extra, byMatrix }) => ({ k, axes: k === 2 ? 3 + extra : k === 3 ? 4 : 3, byMatrix }))
    .chain((size) =>
      fc.record({
        size: fc.constant(size),
        joint: any.dense([2, size.k ** size.axes], any.positive),
        tables: any.dense([2, size.k, size.k, size.k], any.signed),
        matrices: any.dense([2, size.k ** 2, size.k ** 2], any.signed),
        steps: size.byMatrix ? any.transitionSteps(3, 2, size.axes, 2) : any.conditionalSteps(3, 2, size.axes, 2),
      }),
    );

  test("keep probability, and what is known of all other axes", () => {
    fc.assert(
      fc.property(trial, ({ size: { k, axes, byMatrix }, joint, tables, matrices, steps }) => {
        onTape(engines[1]!, (tape) => {
          const before = tape.parameter(joint.shape, { init: joint.data });
          const list = tape.indices(steps.shape, steps.data);
          const all = byMatrix
            ? before.pairTransition(tape.constant(stochastic(matrices.data, k * k), matrices.shape), list)
            : before.pairConditionals(tape.constant(stochastic(tables.data, k), tables.shape), list);
          const total = all.sum(1).value();
          for (let step = 0; step < 3; step++) {
            const [follows, i, j] = steps.data.slice(steps.shape[1]! * step) as [number, number, number];
            if (follows === -1) continue;
            const row = 2 + step;
            expectClose([total[row]!], [total[follows]!], 1e-13, "probability");
            const others = [...Array(axes).keys()].filter((axis) => axis !== i && axis !== j);
            if (others.length < 2) continue;
            const pair = others.slice(0, 2);
            const cells = all.pairMarginal(k, tape.indices([2, 3], [row, ...pair, follows, ...pair]));
            const [after, earlier] = [0, 1].map((reading) => cells.slice(0, reading, reading + 1).value());
            expectClose(after!, earlier!, 1e-13, "the others");
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    [3, 2],
    [3, 3],
    [5, 3],
    [9, 2],
  ])("a row of a matrix that is no number reaches what follows it alone: %i values, %i axes", (k, axes) => {
    for (const engine of engines) {
      onTape(engine, (tape) => {
        const states = k ** axes;
        // Nothing is at the values 0 and 1 of the first two axes, whose row it is.
        const isThere = (state: number) => Math.floor(state / k ** (axes - 2)) !== 1;
        const data = Array.from({ length: states }, (_, state) => (isThere(state) ? 1 / states : 0));
        const joint = tape.parameter([1, states], { init: data });
        const rows = Array.from({ length: k ** 4 }, (_, at) =>
          Math.floor(at / k ** 2) === 1 ? Number.NaN : 1 / k ** 2,
        );
        const matrix = tape.parameter([1, k * k, k * k], { init: rows });
        const after = joint.pairTransition(matrix, tape.indices([1, 4], [0, 0, 1, 0])).slice(0, 1, 2);
        if (axes === 2) expect(after.value().every(Number.isFinite)).toBe(true);
        tape.backward(after.sum());
        expect([...joint.gradient()].map(Number.isNaN)).toEqual(data.map((_, state) => !isThere(state)));
        expect(matrix.gradient().every(Number.isFinite)).toBe(true);
      });
    }
  });

  test("by tables are those by the matrix that is their product, forward and back", () => {
    const bothWays = fc
      .constantFrom([2, 2], [2, 4], [2, 6], [3, 3], [4, 2], [5, 2], [5, 3], [9, 2])
      .chain(([k, axes]) =>
        fc.record({
          k: fc.constant(k!),
          joint: any.dense([2, k! ** axes!], any.signed),
          tables: any.dense([2, k!, k!, k!], any.chance),
          steps: any.conditionalSteps(3, 2, axes!, 2),
        }),
      );
    fc.assert(
      fc.property(bothWays, ({ k, joint, tables, steps }) => {
        for (const engine of engines) {
          onTape(engine, (tape) => {
            const loss = (all: Tensor) => weightedSum(tape, all);
            const [one, other] = [0, 1].map(() => tape.parameter(joint.shape, { init: joint.data }));
            const [table, again] = [0, 1].map(() => tape.parameter(tables.shape, { init: tables.data }));
            const direct = one!.pairConditionals(table!, tape.indices(steps.shape, steps.data));
            // [t_i, t_j] of tables: the product by row of both old values, the second with the two turned.
            const pairs = again!.gather([0, 0, 1, 1]).reshape([4, k * k, k, 1]);
            const turned = again!
              .gather([0, 1, 0, 1])
              .transpose([0, 2, 1, 3])
              .reshape([4, k * k, 1, k]);
            const matrices = pairs.mul(turned).reshape([4, k * k, k * k]);
            const list = steps.data.flatMap((entry, at) =>
              at % 5 === 3 ? [Math.max(0, 2 * entry + steps.data[at + 1]!)] : at % 5 === 4 ? [] : [entry],
            );
            const general = other!.pairTransition(matrices, tape.indices([3, 4], list));
            const tolerance = engine.dtype === "f64" ? 1e-12 : 2e-5;
            expectClose(general.value(), direct.value(), tolerance, "distributions");
            tape.backward(loss(direct));
            const expected = [one!, table!].map((parameter) => parameter.gradient());
            tape.backward(loss(general));
            expectClose(other!.gradient(), expected[0]!, tolerance, "gradient of the distributions");
            expectClose(again!.gradient(), expected[1]!, tolerance, "gradient of the tables");
          });
        }
      }),
      { numRuns: 40 },
    );
  });
});
