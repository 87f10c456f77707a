/** Random programs: operations over whatever was computed before, shared subexpressions and views among them. */
import fc from "fast-check";
import type { Tape, Tensor } from "../../src/autodiff/index.js";
import * as any from "./arbitrary.js";
import { type Dense, sizeOf } from "./dense.js";
import { weightedSum } from "./gradient.js";
import { energyStep } from "./operations/custom.js";
import * as step from "./step.js";

interface Line {
  readonly step: step.Step;
  /** Which of the results so far, parameters first. */
  readonly operands: readonly number[];
}

export interface Program {
  readonly parameters: readonly Dense[];
  readonly lines: readonly Line[];
}

/** What one line is made from: numbers taken modulo whatever there is to choose from. */
interface Choice {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** The next line from the results so far, of which `a` is one; undefined where the operation does not fit. */
type Maker = (a: Dense, results: readonly Dense[], choice: Choice) => { step: step.Step; on?: Dense[] } | undefined;

const smallest = ({ data }: Dense) => Math.min(...data);
const largest = ({ data }: Dense) => Math.max(...data.map(Math.abs));
const nearest = ({ data }: Dense) => Math.min(...data.map(Math.abs));
const rank = ({ shape }: Dense) => shape.length;

function broadcasts(a: Dense, b: Dense): boolean {
  const [x, y] = [a.shape.toReversed(), b.shape.toReversed()];
  return x.every((size, axis) => size === 1 || (y[axis] ?? 1) === 1 || size === y[axis]);
}

function binary(name: step.Binary): Maker {
  return (a, results, { b }) => {
    const fitting = results.filter((other) => broadcasts(a, other) && (name !== "div" || smallest(other) > 0.3));
    const other = fitting[b % Math.max(1, fitting.length)];
    return other && { step: step.binary(name), on: [a, other] };
  };
}

const alternating = (places: number, below: number, { b, c }: Choice): number[] =>
  Array.from({ length: places }, (_, place) => (b + place * c) % below);

const makers: readonly Maker[] = [
  () => ({ step: step.unary("neg") }),
  () => ({ step: step.unary("tanh") }),
  () => ({ step: step.unary("sigmoid") }),
  () => ({ step: step.unary("square") }),
  (a) => (largest(a) < 1.5 ? { step: step.unary("exp") } : undefined),
  (a) => (smallest(a) > 0.3 ? { step: step.unary("log") } : undefined),
  (a) => (nearest(a) > 0.05 ? { step: step.unary("relu") } : undefined),
  (_a, _results, { c }) => ({ step: step.withNumber("mul", 0.5 + (c % 3)) }),
  (_a, _results, { c }) => ({ step: step.withNumber("add", (c % 3) - 1) }),
  binary("add"),
  binary("sub"),
  binary("mul"),
  binary("mul"),
  binary("div"),
  (a) => (rank(a) > 0 ? { step: step.overRows("softmax") } : undefined),
  (a) => (rank(a) > 0 ? { step: step.overRows("logSoftmax") } : undefined),
  (a, _, { c }) => (rank(a) > 0 ? { step: step.reduce("sum", c % rank(a)) } : undefined),
  (a, _, { c }) => (rank(a) > 0 ? { step: step.reduce("mean", [c % rank(a)]) } : undefined),
  (a) => ({ step: step.reshape(a.shape.toReversed()) }),
  (a) => ({ step: step.reshape([1, sizeOf(a.shape)]) }),
  (a) => (rank(a) > 1 ? { step: step.transpose() } : undefined),
  (a) => (rank(a) > 1 ? { step: step.transpose([...a.shape.keys()].reverse()) } : undefined),
  (a, _, { b, c }) => {
    const axis = c % Math.max(1, rank(a));
    const size = a.shape[axis];
    return size === undefined ? undefined : { step: step.slice(axis, b % size, size) };
  },
  (a, results, { b, c }) => {
    const axis = c % Math.max(1, rank(a));
    const fitting = results.filter(
      (other) =>
        rank(a) > 0 && rank(other) === rank(a) && `${other.shape.with(axis, 1)}` === `${a.shape.with(axis, 1)}`,
    );
    const other = fitting[b % Math.max(1, fitting.length)];
    return other && { step: step.concat(axis), on: [a, other] };
  },
  (a, _, choice) => {
    const rows = a.shape[0];
    if (rows === undefined) return undefined;
    return { step: step.gather({ shape: [3], data: alternating(3, rows, choice) }) };
  },
  (a, _, choice) => {
    const columns = a.shape.at(-1);
    if (columns === undefined) return undefined;
    const shape = a.shape.slice(0, -1);
    return { step: step.pick({ shape, data: alternating(sizeOf(shape), columns, choice) }) };
  },
  (a) => (rank(a) > 1 ? { step: step.matmul({ transposeB: true }), on: [a, a] } : undefined),
  (a, results, { b, c }) => {
    const transposeA = c % 2 === 1;
    const inner = a.shape.at(transposeA ? -2 : -1);
    const fitting = results.filter((other) => rank(a) === 2 && rank(other) === 2 && other.shape[0] === inner);
    const other = fitting[b % Math.max(1, fitting.length)];
    return other && { step: step.matmul({ transposeA }), on: [a, other] };
  },
  stepped(step.pairConditionals, "2,2,2,2", 5),
  stepped(step.pairConditionals, "2,2,2,2", 5),
  stepped(step.pairTransition, "2,4,4", 4),
  stepped(step.pairTransition, "2,4,4", 4),
  (_, results, choice) => {
    const joint = joints(results).at(choice.a % 2 ? -1 : 0);
    return joint && { step: step.pairMarginal(2, readings(joint, choice)), on: [joint] };
  },
  (a, results) => {
    const other = results.findLast(({ shape }) => `${shape}` === `${a.shape}`);
    return rank(a) > 0 && other ? { step: energyStep, on: [a, other] } : undefined;
  },
];

function stepped(make: (steps: Dense) => step.Step, shape: string, width: number): Maker {
  return (_, results, choice) => {
    const by = results.findLast((result) => `${result.shape}` === shape);
    const joint = joints(results).at(choice.a % 2 ? -1 : 0);
    return by && joint && { step: make(steps(joint, choice, width)), on: [joint, by] };
  };
}

/** Results of the form of a joint distribution of three axes. */
function joints(results: readonly Dense[]): Dense[] {
  return results.filter(({ shape }) => shape.length === 2 && shape[1] === 8);
}

/** Two axes of three. */
const axes = (place: number, { b, c }: Choice) => [(b + place) % 3, (b + place + 1 + (c % 2)) % 3];

/** Four steps, the third of them none: they follow a row given, or one another. */
function steps({ shape }: Dense, choice: Choice, width: number): Dense {
  const follows = (place: number) => (choice.b + place * choice.c) % (shape[0]! + place);
  const one = (place: number) => [follows(place), ...axes(place, choice), choice.c % 2, place % 2].slice(0, width);
  const none = [-1, 0, 0, 0, 0].slice(0, width);
  return { shape: [4, width], data: [one(0), one(1), none, one(3)].flat() };
}

/** Three readings, the last of nothing. */
function readings({ shape }: Dense, choice: Choice): Dense {
  const reading = (place: number) => [(choice.c + place) % shape[0]!, ...axes(place, choice)];
  return { shape: [3, 3], data: [reading(0), reading(1), [-1, 0, 0]].flat() };
}

/** Turns choices into lines that fit; what grows beyond 4 is passed through tanh, so that differences stay exact. */
function compose(parameters: readonly Dense[], choices: readonly Choice[]): Program {
  const results = [...parameters];
  const lines: Line[] = [];
  const append = (line: Line) => {
    lines.push(line);
    results.push(line.step.reference(line.operands.map((place) => results[place]!)));
  };
  for (const choice of choices) {
    const a = results[choice.a % results.length]!;
    const made = makers[choice.kind % makers.length]!(a, results, choice);
    append({
      step: made?.step ?? step.unary("tanh"),
      operands: (made?.on ?? [a]).map((operand) => results.indexOf(operand)),
    });
    const latest = results.at(-1)!;
    if (latest.data.length > 150) {
      results.pop();
      lines.pop();
    } else if (largest(latest) > 4) append({ step: step.unary("tanh"), operands: [results.length - 1] });
  }
  return { parameters, lines };
}

const parameterShapes = [[], [1], [5], [3, 4], [4, 3], [2, 1, 4], [3, 8], [2, 2, 2, 2], [2, 4, 4], [1, 7], [9, 2]];

export const program: fc.Arbitrary<Program> = fc
  .tuple(
    fc
      .shuffledSubarray(parameterShapes, { minLength: 2, maxLength: 5 })
      .chain((shapes) => fc.tuple(...shapes.map((shape) => any.dense(shape, (grid) => any.signed(grid) / 2)))),
    fc.array(fc.record({ kind: fc.nat(1000), a: fc.nat(1000), b: fc.nat(1000), c: fc.nat(1000) }), {
      minLength: 3,
      maxLength: 40,
      size: "max",
    }),
  )
  .map(([parameters, choices]) => compose(parameters, choices));

/** Records the lines; all results, parameters first. */
export function record(tape: Tape, parameters: readonly Tensor[], { lines }: Program): Tensor[] {
  const results = [...parameters];
  for (const { step, operands } of lines) {
    results.push(
      step.record(
        tape,
        operands.map((place) => results[place]!),
      ),
    );
  }
  return results;
}

export function evaluate({ parameters, lines }: Program): Dense[] {
  const results = [...parameters];
  for (const { step, operands } of lines) results.push(step.reference(operands.map((place) => results[place]!)));
  return results;
}

/** A loss that the last results all count in. */
export function lossOf(tape: Tape, results: readonly Tensor[]): Tensor {
  const terms = results.slice(-4).map((result) => weightedSum(tape, result));
  return terms.reduce((total, term) => total.add(term));
}

export function textOf({ parameters, lines }: Program): string {
  const head = parameters.map(({ shape }, place) => `${place}: parameter [${shape}]`);
  const rest = lines.map(({ step, operands }, line) => `${parameters.length + line}: ${step.text} of ${operands}`);
  return [...head, ...rest].join("\n");
}
