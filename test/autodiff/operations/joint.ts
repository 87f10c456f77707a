/** Joint distributions: steps on two of their axes, and what they say of two. */
import fc from "fast-check";
import type { Indices, Tape, Tensor } from "../../../src/autodiff/index.js";
import * as any from "../arbitrary.js";
import type { Dense } from "../dense.js";
import { parametersOf } from "../gradient.js";
import * as reference from "../reference.js";
import * as step from "../step.js";
import { among, type Case, type Check, expectAll, type OperationTests } from "./table.js";

/** Values, axes: so many that the axes of a pair lie both closer together and further apart than a vector. */
const sizes = [
  [2, 2],
  [2, 3],
  [2, 4],
  [2, 5],
  [2, 6],
  [3, 2],
  [3, 3],
  [4, 2],
  [5, 2],
] as const;
const anySize = fc.constantFrom(...sizes);
/** Those on which a number is tried at every pair of axes. */
const few = sizes.filter(([k, axes]) => k < 4 && axes < 6);

const conditionals: fc.Arbitrary<Case> = fc
  .tuple(anySize, any.few, any.few, any.few)
  .chain(([[k, axes], rows, tables, count]) =>
    fc
      .tuple(
        any.dense([rows, k ** axes], any.signed),
        any.dense([tables, k, k, k], any.chance),
        any.conditionalSteps(count, rows, axes, tables),
      )
      .map(([joint, table, steps]) => ({ operands: [joint, table], step: step.pairConditionals(steps) })),
  );

/** Larger ones are in wide-pairs.test.ts: differences by every number of a matrix take long. */
const transition: fc.Arbitrary<Case> = fc
  .tuple(fc.constantFrom(...sizes.filter(([k]) => k < 5), [5, 2] as const), any.few, any.few, any.few)
  .chain(([[k, axes], rows, matrices, count]) =>
    fc
      .tuple(
        any.dense([rows, k ** axes], any.signed),
        any.dense([k === 5 ? 1 : matrices, k * k, k * k], any.chance),
        any.transitionSteps(count, rows, axes, k === 5 ? 1 : matrices),
      )
      .map(([joint, matrix, steps]) => ({ operands: [joint, matrix], step: step.pairTransition(steps) })),
  );

const marginal: fc.Arbitrary<Case> = fc
  .tuple(anySize, any.few, any.few)
  .chain(([[k, axes], rows, count]) =>
    fc
      .tuple(any.dense([rows, k ** axes], any.signed), any.readings(count, rows, axes))
      .map(([joint, readings]) => ({ operands: [joint], step: step.pairMarginal(k, readings) })),
  );

/** A call for each two axes of distributions of few sizes. */
function eachPair(work: (k: number, axes: number, i: number, j: number, what: string) => void): void {
  for (const [k, axes] of few) {
    for (let i = 0; i < axes; i++) {
      for (let j = 0; j < axes; j++) if (i !== j) work(k, axes, i, j, `${k}^${axes}, axes ${i} and ${j}`);
    }
  }
}

interface Stepped {
  /** Sizes of what a step is by, for K values: all of them `chance`. */
  readonly by: (k: number) => number[];
  readonly chance: number;
  readonly step: readonly number[];
  readonly record: (joint: Tensor, by: Tensor, steps: Indices) => Tensor;
  readonly reference: (joint: Dense, by: Dense, steps: Dense) => Dense;
  /** Slopes by the first numbers of what a step is by: how many, and times what the line says. */
  readonly slopes: (k: number) => { readonly count: number; readonly times: number };
}

/** One state has the number, the others 0. */
const stepped =
  ({ by, chance, step: rest, record, reference, slopes }: Stepped): Check =>
  (tape: Tape, line, read) => {
    const x = read(line.x!);
    eachPair((k, axes, i, j, what) => {
      const states = k ** axes;
      const shape = by(k);
      const operands = [
        { shape: [1, states], data: among(states, 0, x, 0) },
        { shape, data: new Array<number>(shape.reduce((size, axis) => size * axis)).fill(chance) },
      ];
      const list = [0, i, j, ...rest];
      const [joint, tables] = parametersOf(tape, operands) as [Tensor, Tensor];
      const out = record(joint, tables, tape.indices([1, list.length], list)).slice(0, 1, 2);
      const expected = reference(operands[0]!, operands[1]!, { shape: [1, list.length], data: list });
      expectAll(out.value(), (at) => expected.data[states + at]!, `value, ${what}`);
      expectAll(out.value().slice(0, 1), read(line.value!), `value, ${what}`);
      tape.backward(out.sum());
      expectAll(joint.gradient().slice(0, 1), (read(line.slope!) * k * k) / 4, `slope, ${what}`);
      const { count, times } = slopes(k);
      expectAll(tables.gradient().slice(0, count), read(line.slope_chance!) * times, `slope of a chance, ${what}`);
    });
  };

const marginalCheck: Check = (tape, line, read) => {
  const x = read(line.x!);
  eachPair((k, axes, i, j, what) => {
    const joint = tape.parameter([1, k ** axes], { init: among(k ** axes, 0, x, 0) });
    const out = joint.pairMarginal(k, tape.indices([1, 3], [0, i, j]));
    expectAll(out.value(), (at) => (at === 0 ? read(line.value!) : 0), `value, ${what}`);
    tape.backward(out.sum());
    expectAll(joint.gradient(), read(line.slope!), `slope, ${what}`);
  });
};

/** Every chance is a quarter, for both axes together. What is said of the state that has the number. */
const byChance = `
      x      value      slope  slope_chance
      -0     0          1      0
      tiny   0.25*tiny  1      tiny
      huge   0.25*huge  1      huge
      inf    inf        1      inf
      -inf   -inf       1      -inf
      nan    nan        1      nan`;

export const joint = {
  PairConditionals: {
    ways: { "pairConditionals()": conditionals },
    extremes: { "pairConditionals()": byChance },
    check: stepped({
      by: (k) => [1, k, k, k],
      chance: 0.5,
      step: [0, 0],
      record: (a, b, steps) => a.pairConditionals(b, steps),
      reference: reference.pairConditionals,
      // Of what follows the values 0 and 0, as the own table and as that of the other.
      slopes: (k) => ({ count: k, times: k }),
    }),
  },
  PairTransition: {
    ways: { "pairTransition()": transition },
    extremes: { "pairTransition()": byChance },
    check: stepped({
      by: (k) => [1, k * k, k * k],
      chance: 0.25,
      step: [0],
      record: (a, b, steps) => a.pairTransition(b, steps),
      reference: reference.pairTransition,
      slopes: (k) => ({ count: k * k, times: 1 }),
    }),
  },
  PairMarginal: {
    ways: { "pairMarginal()": marginal },
    extremes: {
      "pairMarginal()": `
      x      value  slope
      -0     0      1
      tiny   tiny   1
      huge   huge   1
      inf    inf    1
      -inf   -inf   1
      nan    nan    1`,
    },
    check: marginalCheck,
  },
} satisfies Record<string, OperationTests>;
