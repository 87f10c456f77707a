/** Operations whose results are smooth and bounded, so that differences can tell; each as a tape records it and in plain numbers. */
import type { Indices, Tape, Tensor } from "../../../src/autodiff/index.js";
import { type Dense, sizeOf } from "../dense.js";
import { energyStep } from "../operations/custom.js";
import * as reference from "../reference.js";
import * as step from "../step.js";
import type { IndexList, Node } from "./model.js";

/** Numbers that an operation chooses by, modulo whatever there is to choose from. */
export interface Choice {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** An operation put together, before it is recorded. */
export interface Draft extends Pick<Node, "kind" | "shape" | "operands" | "compute" | "offset"> {
  record(tape: Tape, operands: readonly Tensor[], list: Indices | undefined): Tensor;
  /** The list of indices that it reads, which must stay below the limit. */
  readonly reads?: { readonly list: IndexList; readonly limit: number };
}

type Maker = (a: Node, nodes: readonly Node[], choice: Choice, lists: readonly IndexList[]) => Draft | undefined;

const pickOf = <Value>(values: readonly Value[], at: number): Value | undefined =>
  values[at % Math.max(1, values.length)];

function drafted(
  { record, reference: compute }: step.Step,
  operands: readonly Node[],
  shape: readonly number[],
): Draft {
  return { kind: "result", shape, operands, compute, offset: 0, record };
}

function ofShape(made: step.Step, ...operands: Node[]): Draft {
  const zeros = operands.map(({ shape }): Dense => ({ shape, data: new Array<number>(sizeOf(shape)).fill(0.5) }));
  return drafted(made, operands, made.reference(zeros).shape);
}

function view(kind: "view" | "detached", a: Node, made: step.Step, offset: number): Draft {
  return { ...ofShape(made, a), kind, offset };
}

const binary =
  (name: "add" | "sub" | "mul"): Maker =>
  (a, nodes, { b }) => {
    const fitting = nodes.filter(
      ({ shape }) => shape.length === 0 || `${shape}` === `${a.shape}` || sizeOf(shape) === 1,
    );
    const other = pickOf(fitting, b);
    return other && ofShape(step.binary(name), a, other);
  };

/** Two steps by one matrix, the second on the two axes turned. */
const matrix: Dense = { shape: [1, 4, 4], data: Array.from({ length: 16 }, (_, at) => (1 + ((at * 7) % 5)) / 12) };
const steps: Dense = { shape: [2, 4], data: [0, 0, 1, 0, 1, 1, 0, 0] };
const transition: step.Step = {
  text: "a.reshape([1, 4]).pairTransition(matrix, steps)",
  record: (tape, [a]) =>
    a!.reshape([1, 4]).pairTransition(tape.constant(matrix.data, matrix.shape), tape.indices(steps.shape, steps.data)),
  reference: ([a]) => reference.pairTransition({ shape: [1, 4], data: a!.data }, matrix, steps),
};

const detach: step.Step = { text: "a.stopGradient()", record: (_, [a]) => a!.stopGradient(), reference: ([a]) => a! };

export const makers: Readonly<Record<string, Maker>> = {
  tanh: (a) => ofShape(step.unary("tanh"), a),
  sigmoid: (a) => ofShape(step.unary("sigmoid"), a),
  neg: (a) => ofShape(step.unary("neg"), a),
  half: (a) => ofShape(step.withNumber("mul", 0.5), a),
  more: (a) => ofShape(step.withNumber("add", 0.25), a),
  add: binary("add"),
  sub: binary("sub"),
  mul: binary("mul"),
  softmax: (a) => (a.shape.length > 0 ? ofShape(step.overRows("softmax"), a) : undefined),
  sum: (a, _, { b }) => ofShape(step.reduce("sum", a.shape.length > 0 ? b % a.shape.length : undefined), a),
  mean: (a) => ofShape(step.reduce("mean"), a),
  transpose: (a) => (a.shape.length > 1 ? ofShape(step.transpose(), a) : undefined),
  matmul: (a) => (a.shape.length > 1 ? ofShape(step.matmul({ transposeB: true }), a, a) : undefined),
  dense: (a, nodes, { b, c }) => {
    const width = a.shape.at(-1);
    const weights = pickOf(
      nodes.filter(({ shape }) => shape.length === 2 && shape[0] === width),
      b,
    );
    const bias = pickOf(
      nodes.filter(({ shape }) => shape.length === 1 && shape[0] === weights?.shape[1]),
      c,
    );
    if (a.shape.length !== 2 || weights === undefined || bias === undefined) return undefined;
    return ofShape(step.dense(c % 2 === 0 ? "tanh" : undefined), a, weights, bias);
  },
  concat: (a, nodes, { b }) => {
    const other = pickOf(
      nodes.filter(({ shape }) => `${shape.slice(1)}` === `${a.shape.slice(1)}` && shape.length > 0),
      b,
    );
    return a.shape.length > 0 && other ? ofShape(step.concat(0), a, other) : undefined;
  },
  transition: (a) => (`${a.shape}` === "4" ? ofShape(transition, a) : undefined),
  custom: (a, nodes, { b }) => {
    const other = pickOf(
      nodes.filter(({ shape }) => `${shape}` === `${a.shape}`),
      b,
    );
    return a.shape.length > 0 && other ? ofShape(energyStep, a, other) : undefined;
  },
  reshape: (a) => view("view", a, step.reshape([...a.shape].reverse()), 0),
  slice: (a, _, { b }) => {
    const [rows] = a.shape;
    if (rows === undefined) return undefined;
    const start = b % rows;
    return view("view", a, step.slice(0, start, rows), (start * sizeOf(a.shape)) / rows);
  },
  stopGradient: (a) => view("detached", a, detach, 0),
  gather: (a, _, { b }, lists) => {
    const [rows, ...rest] = a.shape;
    const list = pickOf(lists, b);
    if (rows === undefined || list === undefined) return undefined;
    return {
      kind: "result",
      shape: [list.data.length, ...rest],
      operands: [a],
      offset: 0,
      compute: ([x]) => reference.gather(x!, { shape: [list.data.length], data: list.data }),
      record: (_tape, [x], indices) => x!.gather(indices!),
      reads: { list, limit: rows },
    };
  },
};
