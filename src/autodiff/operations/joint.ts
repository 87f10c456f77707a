// Joint distributions of n axes of K values each: rows of [rows, K^n], axis 0 the most significant digit of a state; assembly/joint/.
import { shown } from "../../options.js";
import { Indices } from "../indices.js";
import type { Operand } from "../program.js";
import type { Recorder } from "../recorder.js";
import { type Shape, ShapeError, show } from "../shape.js";
import { Operation } from "../wasm/operation.js";
import { methodOf } from "./method.js";

/** Also in assembly/joint/any-values.ts, which has room for so many. */
const MOST_VALUES = 64;
/** What steps go by: the integers of one, which are the row it follows, axis i, axis j, and what names say. */
interface Steps {
  readonly width: number;
  readonly one: string;
  readonly all: string;
  readonly shape: string;
}
/** The tables of i and of j. */
const TABLES: Steps = { width: 5, one: "tables", all: "tables", shape: "[tables, K, K, K]" };
/** The matrix of both. */
const MATRICES: Steps = { width: 4, one: "matrix", all: "matrices", shape: "[matrices, K^2, K^2]" };
/** Integers of a reading: the row, axis i, axis j. */
const READING = 3;
/** As in assembly/joint/transition.ts: places at a time where K is at most FEW, else one. */
const PLACES = 4;
const FEW = 8;

/**
 * The distributions given, [rows, K^n], and after them one more for each step, which follows one of those before it:
 * new[.. s_i .. s_j ..] = sum over r_i, r_j of old[.. r_i .. r_j ..] tables[t_i, r_i, r_j, s_i] tables[t_j, r_j, r_i, s_j].
 *
 * @param tables [tables, K, K, K], the chance of a new value, by the old value of the own and of the other axis
 * @param steps [count, 5], see TABLES; one that follows row -1 is none, and its distribution is all zeros
 */
export function pairConditionals<Tensor extends Operand>(
  tape: Recorder<Tensor>,
  joint: Operand,
  tables: Operand,
  steps: Indices,
): Tensor {
  const [, k = 0] = tape.own("pairConditionals", tables).axes;
  return stepped(tape, Operation.PairConditionals, TABLES, joint, tables, k, [k, k, k], steps, 0);
}

/**
 * The same by any stochastic matrix, of which the new values of the two axes may depend on each other:
 * new[.. s_i .. s_j ..] = sum over r_i, r_j of old[.. r_i .. r_j ..] matrices[m, r_i K + r_j, s_i K + s_j].
 *
 * @param matrices [matrices, K^2, K^2], the chance of a new pair of values, by the old pair
 * @param steps [count, 4], see MATRICES; one that follows row -1 is none, and its distribution is all zeros
 */
export function pairTransition<Tensor extends Operand>(
  tape: Recorder<Tensor>,
  joint: Operand,
  matrices: Operand,
  steps: Indices,
): Tensor {
  const [, pairs = 0] = tape.own("pairTransition", matrices).axes;
  const k = Math.round(Math.sqrt(pairs));
  const room = k === 2 ? 0 : 3 * (k > FEW ? 1 : PLACES) * (k * k + 4);
  return stepped(tape, Operation.PairTransition, MATRICES, joint, matrices, k, [k * k, k * k], steps, room);
}

/**
 * The distributions [count, K^2] of the values of two axes, index r_i K + r_j.
 *
 * @param values K
 * @param readings [count, 3], see READING; row -1 reads zeros
 */
export function pairMarginal<Tensor extends Operand>(
  tape: Recorder<Tensor>,
  joint: Operand,
  values: number,
  readings: Indices,
): Tensor {
  const { rows, states, axes, count } = checkJoint(tape, "pairMarginal", joint, values, readings, READING);
  const check = (data: ArrayLike<number>) => {
    for (let at = 0; at < data.length; at += READING) {
      if (data[at] !== -1) checkPlace("pairMarginal", data, at, rows, axes);
    }
  };
  const record = () =>
    tape.record(Operation.PairMarginal, {
      a: joint,
      shape: [count, values * values],
      extent: readings.address,
      sizes: [count, states, values, axes],
    });
  return readings.require(check, record);
}

interface Sizes {
  readonly rows: number;
  readonly states: number;
  readonly axes: number;
  readonly count: number;
}

/**
 * Records an operation of steps, and has the list of them hold nothing else.
 *
 * @param by the tables or matrices, each of a shape
 * @param room elements
 */
function stepped<Tensor extends Operand>(
  tape: Recorder<Tensor>,
  operation: Operation,
  { width, one, all, shape }: Steps,
  joint: Operand,
  by: Operand,
  k: number,
  each: Shape,
  steps: Indices,
  room: number,
): Tensor {
  const method = methodOf(operation);
  const [number = 0] = by.axes;
  if (k > MOST_VALUES || show(by.axes) !== show([number, ...each])) {
    throw new ShapeError(
      `${method}: ${all} of shape ${show(by.axes)} for a distribution of shape ${show(joint.axes)}, takes ${shape} with K at most ${MOST_VALUES}`,
    );
  }
  const { rows, states, axes, count } = checkJoint(tape, method, joint, k, steps, width);
  const check = (data: ArrayLike<number>) => {
    for (let at = 0, row = rows; at < data.length; at += width, row++) {
      if (data[at] === -1) continue;
      checkPlace(method, data, at, row, axes);
      for (let place = READING; place < width; place++) {
        const which = data[at + place]!;
        if (which >= 0 && which < number) continue;
        const got = width === MATRICES.width ? `${which}` : `${data[at + 3]} and ${data[at + 4]}`;
        throw new RangeError(`${method}: ${one} ${got} of step ${row - rows}, takes 0 .. ${number - 1}`);
      }
    }
  };
  return steps.require(check, () => {
    const sizes = [rows, states, k, axes, count, room === 0 ? 0 : tape.room(room)];
    return tape.record(operation, { a: joint, b: by, shape: [rows + count, states], extent: steps.address, sizes });
  });
}

function checkJoint(tape: Recorder, operation: string, joint: Operand, k: number, list: Indices, width: number): Sizes {
  if (!(list instanceof Indices)) {
    throw new TypeError(`${operation}: got ${shown(list)}, takes indices; tape.indices makes them of integers`);
  }
  const [rows, states] = joint.axes;
  const axes = digits(states ?? 0, k);
  if (rows === undefined || states === undefined || joint.axes.length !== 2 || axes < 2) {
    throw new ShapeError(
      `${operation}: a distribution of shape ${show(joint.axes)}, takes [rows, ${k}^n] with n at least 2`,
    );
  }
  const [count] = list.axes;
  if (count === undefined || show(list.axes) !== show([count, width])) {
    throw new ShapeError(
      `${operation}: indices of shape ${show(list.axes)} for a distribution of shape ${show(joint.axes)}, takes [count, ${width}]`,
    );
  }
  if (list.tape !== tape) throw new RangeError(`${operation}: the indices are of another tape`);
  return { rows, states, axes, count };
}

/** n where states = k^n, else 0. */
function digits(states: number, k: number): number {
  if (!(Number.isInteger(k) && k >= 2)) return 0;
  let axes = 0;
  let product = 1;
  for (; product < states; product *= k) axes++;
  return product === states ? axes : 0;
}

/** A row below `rows` and two axes, from `at` on. */
function checkPlace(operation: string, data: ArrayLike<number>, at: number, rows: number, axes: number): void {
  const row = data[at]!;
  const i = data[at + 1]!;
  const j = data[at + 2]!;
  if (row < 0 || row >= rows) throw new RangeError(`${operation}: row ${row} at ${at}, takes -1 .. ${rows - 1}`);
  if (i < 0 || j < 0 || i >= axes || j >= axes || i === j) {
    throw new RangeError(`${operation}: axes ${i} and ${j} at ${at}, takes two of 0 .. ${axes - 1}`);
  }
}
