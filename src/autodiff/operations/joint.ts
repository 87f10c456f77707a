// Joint distributions of n axes of K values each: rows of [rows, K^n], axis 0 the most significant digit of a state; assembly/joint/.
import { shown } from "../../options.js";
import { Indices } from "../indices.js";
import { ShapeError, show } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { Operation } from "../wasm/operation.js";

/** Also in assembly/joint/any-values.ts, which has room for so many. */
const MOST_VALUES = 64;
/** Integers of a step: the row it follows, axis i, axis j, and the tables of i and j or the matrix of both. */
const TABLES_STEP = 5;
const MATRIX_STEP = 4;
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
 * @param steps [count, 5], see TABLES_STEP; one that follows row -1 is none, and its distribution is all zeros
 */
export function pairConditionals(joint: Tensor, tables: Tensor, steps: Indices): Tensor {
  const [count, k] = joint.tape.own("pairConditionals", tables).axes;
  const fits = show(tables.axes) === show([count ?? 0, k ?? 0, k ?? 0, k ?? 0]);
  if (count === undefined || k === undefined || !fits || k > MOST_VALUES) {
    throw new ShapeError(
      `pairConditionals: tables of shape ${show(tables.axes)} for a distribution of shape ${show(joint.axes)}, takes [tables, K, K, K] with K at most ${MOST_VALUES}`,
    );
  }
  return stepped("pairConditionals", joint, k, steps, TABLES_STEP, { name: "tables", count }, (sizes) =>
    joint.tape.record(Operation.PairConditionals, {
      a: joint,
      b: tables,
      shape: [sizes.rows + sizes.count, sizes.states],
      extent: steps.address,
      sizes: [sizes.rows, sizes.states, k, sizes.axes, sizes.count],
    }),
  );
}

/**
 * The same by any stochastic matrix, of which the new values of the two axes may depend on each other:
 * new[.. s_i .. s_j ..] = sum over r_i, r_j of old[.. r_i .. r_j ..] matrices[m, r_i K + r_j, s_i K + s_j].
 *
 * @param matrices [matrices, K^2, K^2], the chance of a new pair of values, by the old pair
 * @param steps [count, 4], see MATRIX_STEP; one that follows row -1 is none, and its distribution is all zeros
 */
export function pairTransition(joint: Tensor, matrices: Tensor, steps: Indices): Tensor {
  const { tape } = joint;
  const [count, pairs] = tape.own("pairTransition", matrices).axes;
  const k = Math.round(Math.sqrt(pairs ?? 0));
  const fits = show(matrices.axes) === show([count ?? 0, k * k, k * k]);
  if (count === undefined || !fits || k > MOST_VALUES) {
    throw new ShapeError(
      `pairTransition: matrices of shape ${show(matrices.axes)} for a distribution of shape ${show(joint.axes)}, takes [matrices, K^2, K^2] with K at most ${MOST_VALUES}`,
    );
  }
  return stepped("pairTransition", joint, k, steps, MATRIX_STEP, { name: "matrix", count }, (sizes) => {
    const places = k > FEW ? 1 : PLACES;
    const room = k === 2 ? 0 : tape.room(3 * places * (k * k + 4));
    return tape.record(Operation.PairTransition, {
      a: joint,
      b: matrices,
      shape: [sizes.rows + sizes.count, sizes.states],
      extent: steps.address,
      sizes: [sizes.rows, sizes.states, k, sizes.axes, sizes.count, room],
    });
  });
}

/**
 * The distributions [count, K^2] of the values of two axes, index r_i K + r_j.
 *
 * @param values K
 * @param readings [count, 3], see READING; row -1 reads zeros
 */
export function pairMarginal(joint: Tensor, values: number, readings: Indices): Tensor {
  const { rows, states, axes, count } = checkJoint("pairMarginal", joint, values, readings, READING);
  const check = (data: ArrayLike<number>) => {
    for (let at = 0; at < data.length; at += READING) {
      if (data[at] !== -1) checkPlace("pairMarginal", data, at, rows, axes);
    }
  };
  const record = () =>
    joint.tape.record(Operation.PairMarginal, {
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

/** Records an operation of steps, and has the list of them hold nothing else. */
function stepped(
  operation: string,
  joint: Tensor,
  k: number,
  steps: Indices,
  width: number,
  by: { readonly name: string; readonly count: number },
  record: (sizes: Sizes) => Tensor,
): Tensor {
  const sizes = checkJoint(operation, joint, k, steps, width);
  const check = (data: ArrayLike<number>) => {
    for (let at = 0, row = sizes.rows; at < data.length; at += width, row++) {
      if (data[at] === -1) continue;
      checkPlace(operation, data, at, row, sizes.axes);
      for (let place = READING; place < width; place++) {
        const one = data[at + place]!;
        if (one >= 0 && one < by.count) continue;
        const got = width === MATRIX_STEP ? `${one}` : `${data[at + 3]} and ${data[at + 4]}`;
        throw new RangeError(`${operation}: ${by.name} ${got} of step ${row - sizes.rows}, takes 0 .. ${by.count - 1}`);
      }
    }
  };
  return steps.require(check, () => record(sizes));
}

function checkJoint(operation: string, joint: Tensor, k: number, list: Indices, width: number): Sizes {
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
  if (list.tape !== joint.tape) throw new RangeError(`${operation}: the indices are of another tape`);
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
