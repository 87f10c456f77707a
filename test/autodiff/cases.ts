/** For every operation of the tape, the ways to call it: operands, and the call itself. */
import fc from "fast-check";
import type { Activation } from "../../src/autodiff/index.js";
import type { Operation } from "../../src/autodiff/operation.js";
import * as any from "./arbitrary.js";
import { type Dense, sizeOf } from "./dense.js";
import * as step from "./step.js";

export interface Case {
  readonly operands: readonly Dense[];
  readonly step: step.Step;
}

type Cases = Readonly<Record<string, fc.Arbitrary<Case>>>;

const anyShape = any.shape({ minLength: 0, maxLength: 4 });
const withAxis = any.shape({ minLength: 1, maxLength: 4 });

function one(shape: readonly number[], domain: any.Domain, call: step.Step): fc.Arbitrary<Case> {
  return any.dense(shape, domain).map((a) => ({ operands: [a], step: call }));
}

function unary(name: step.Unary, domain: any.Domain): fc.Arbitrary<Case> {
  return anyShape.chain((shape) => one(shape, domain, step.unary(name)));
}

function withNumber(name: step.Binary): fc.Arbitrary<Case> {
  return fc
    .tuple(anyShape, fc.constantFrom(-3, -0.5, 0.25, 2))
    .chain(([shape, number]) => one(shape, any.signed, step.withNumber(name, number)));
}

function binary(name: step.Binary, domainB: any.Domain): fc.Arbitrary<Case> {
  return any.broadcastPair
    .chain(([a, b]) => fc.tuple(any.dense(a, any.signed), any.dense(b, domainB)))
    .map((operands) => ({ operands, step: step.binary(name) }));
}

/** Rows of up to 40 columns: short and long ones take different paths. */
function overRows(name: "softmax" | "logSoftmax"): fc.Arbitrary<Case> {
  const columns = fc.oneof(fc.integer({ min: 1, max: 11 }), fc.integer({ min: 12, max: 40 }));
  return fc
    .tuple(any.shape({ minLength: 0, maxLength: 2 }), columns)
    .map(([lead, last]) => [...any.limited(lead, Math.ceil(96 / last)), last])
    .chain((shape) => one(shape, (grid) => 2 * any.signed(grid), step.overRows(name)));
}

function reduce(name: "sum" | "mean"): fc.Arbitrary<Case> {
  const all = anyShape.chain((shape) => one(shape, any.signed, step.reduce(name)));
  const some = withAxis.chain((shape) => {
    const axis = fc.integer({ min: -shape.length, max: shape.length - 1 });
    const list = fc.subarray([...shape.keys()]);
    return fc.oneof(axis, list).chain((axes) => one(shape, any.signed, step.reduce(name, axes)));
  });
  return fc.oneof({ weight: 1, arbitrary: all }, { weight: 4, arbitrary: some });
}

const reshape = fc
  .tuple(any.shape({ minLength: 0, maxLength: 3 }), any.shape({ minLength: 0, maxLength: 2 }))
  .chain(([shape, ones]) => {
    const to = [...ones.map(() => 1), ...shape.toReversed()];
    return fc.constantFrom(to, [sizeOf(shape)]).chain((target) => one(shape, any.signed, step.reshape(target)));
  });

const transpose = any.shape({ minLength: 2, maxLength: 4 }).chain((shape) => {
  const axes = fc.shuffledSubarray([...shape.keys()], { minLength: shape.length });
  return fc.option(axes, { nil: undefined }).chain((order) => one(shape, any.signed, step.transpose(order)));
});

const slice = withAxis.chain((shape) =>
  fc
    .nat(shape.length - 1)
    .chain((axis) =>
      fc
        .tuple(fc.nat(shape[axis]! - 1), fc.nat(shape[axis]! - 1))
        .chain(([x, y]) => one(shape, any.signed, step.slice(axis, Math.min(x, y), Math.max(x, y) + 1))),
    ),
);

const concat = any
  .shape({ minLength: 1, maxLength: 3 })
  .chain((shape) =>
    fc
      .tuple(fc.nat(shape.length - 1), fc.array(any.axisSize, { minLength: 1, maxLength: 3 }))
      .chain(([axis, sizes]) =>
        fc
          .tuple(...sizes.map((size) => any.dense(shape.with(axis, size), any.signed)))
          .map((operands) => ({ operands, step: step.concat(axis) })),
      ),
  );

const gather = withAxis.chain((shape) =>
  any
    .shape({ minLength: 0, maxLength: 2 })
    .chain((places) => any.integers(any.limited(places, 20), shape[0]!))
    .chain((indices) => one(shape, any.signed, step.gather(indices))),
);

const pick = withAxis.chain((shape) =>
  any.integers(shape.slice(0, -1), shape.at(-1)!).chain((indices) => one(shape, any.signed, step.pick(indices))),
);

const matmul = fc
  .tuple(
    fc.tuple(any.axisSize, any.axisSize, any.axisSize),
    any.broadcastPair.map(([a, b]) => [a.slice(-2).map((n) => Math.min(n, 3)), b.slice(-2).map((n) => Math.min(n, 3))]),
    fc.record({ transposeA: fc.boolean(), transposeB: fc.boolean() }, { requiredKeys: [] }),
  )
  .chain(([[m, k, n], [leadA, leadB], options]) => {
    const a = [...leadA!, ...(options.transposeA ? [k, m] : [m, k])];
    const b = [...leadB!, ...(options.transposeB ? [n, k] : [k, n])];
    return fc
      .tuple(any.dense(a, any.signed), any.dense(b, any.signed))
      .map((operands) => ({ operands, step: step.matmul(options) }));
  });

/** Batch axes of inputs, weights and bias of a layer. */
const batches = fc.constantFrom<readonly number[][]>(
  [[], [], []],
  [[3], [], []],
  [[], [3], [1]],
  [[3], [3], [3]],
  [[3], [1], [3]],
  [[2, 3], [3], []],
  [[2, 1], [3], [2, 1]],
);

/** Sums of numbers of `domain` stay off the kink of relu where one is to be applied. */
function dense(domain: any.Domain, activation?: Activation): fc.Arbitrary<Case> {
  const size = fc.integer({ min: 1, max: 9 });
  return fc
    .tuple(batches, size, size, size, fc.boolean())
    .chain(([[leadA, leadB, leadC], m, k, n, row]) =>
      fc
        .tuple(
          any.dense([...leadA!, m, k], domain),
          any.dense([...leadB!, k, n], any.positive),
          any.dense(row && leadC!.length === 0 ? [n] : [...leadC!, 1, n], domain),
        )
        .map((operands) => ({ operands, step: step.dense(activation) })),
    );
}

/** Reputations, agents: so many that the axes of a pair lie both closer together and further apart than a vector. */
const society = fc.constantFrom([2, 2], [2, 3], [2, 4], [2, 5], [2, 6], [3, 2], [3, 3], [4, 2], [5, 2]);

const pairUpdate = fc
  .tuple(society, any.few, any.few, any.few)
  .chain(([[k, agents], rows, tables, count]) =>
    fc
      .tuple(
        any.dense([rows, k! ** agents!], any.signed),
        any.dense([tables, k!, k!, k!], any.chance),
        any.encounters(count, rows, agents!, tables),
      )
      .map(([belief, table, encounters]) => ({ operands: [belief, table], step: step.pairUpdate(encounters) })),
  );

const pairMarginal = fc
  .tuple(society, any.few, any.few)
  .chain(([[k, agents], rows, count]) =>
    fc
      .tuple(any.dense([rows, k! ** agents!], any.signed), any.readings(count, rows, agents!))
      .map(([belief, readings]) => ({ operands: [belief], step: step.pairMarginal(k!, readings) })),
  );

/** A new operation without a row here fails to compile, and fails the test. */
export const cases: Readonly<Record<keyof typeof Operation, Cases>> = {
  Scale: { "neg()": unary("neg", any.signed), "mul(number)": withNumber("mul") },
  Exp: { "exp()": unary("exp", any.signed) },
  Log: { "log()": unary("log", any.positive) },
  Tanh: { "tanh()": unary("tanh", any.signed) },
  Sigmoid: { "sigmoid()": unary("sigmoid", any.signed) },
  Relu: { "relu()": unary("relu", any.awayFromZero) },
  Square: { "square()": unary("square", any.signed) },
  Add: { "add(tensor)": binary("add", any.signed), "add(number)": withNumber("add") },
  Subtract: { "sub(tensor)": binary("sub", any.signed), "sub(number)": withNumber("sub") },
  Multiply: { "mul(tensor)": binary("mul", any.signed) },
  Divide: { "div(tensor)": binary("div", any.positive), "div(number)": withNumber("div") },
  Matmul: { "matmul()": matmul },
  Dense: {
    "dense()": dense(any.signed),
    "dense(tanh)": dense(any.signed, "tanh"),
    "dense(sigmoid)": dense(any.signed, "sigmoid"),
    "dense(relu)": fc.oneof(...[1, -1].map((sign) => dense((grid) => sign * any.positive(grid), "relu"))),
  },
  Softmax: { "softmax()": overRows("softmax") },
  LogSoftmax: { "logSoftmax()": overRows("logSoftmax") },
  Sum: { "sum()": reduce("sum"), "mean()": reduce("mean") },
  Copy: { "transpose()": transpose, "slice()": slice, "concat()": concat, "reshape()": reshape },
  Gather: { "gather()": gather },
  Pick: { "pick()": pick },
  PairUpdate: { "pairUpdate()": pairUpdate },
  PairMarginal: { "pairMarginal()": pairMarginal },
};
