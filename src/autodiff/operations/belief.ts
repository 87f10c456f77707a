// Beliefs over reputation vectors: [rows, K^n], axis 0 of the n the most significant digit; assembly/pair-update.ts, pair-marginal.ts.
import { shown } from "../../options.js";
import { Indices } from "../indices.js";
import { Operation } from "../operation.js";
import { ShapeError, show } from "../shape.js";
import type { Tensor } from "../tensor.js";

/** Also in assembly/pair-general.ts, which has room for so many. */
const MOST_REPUTATIONS = 64;
/** Integers of an encounter: the row it follows, axis of agent i, axis of agent j, table of i, table of j. */
const ENCOUNTER = 5;
/** Integers of a reading: the row, axis of agent i, axis of agent j. */
const READING = 3;

/**
 * The beliefs given, [rows, K^n], and after them one more for each encounter, which follows one of those before it:
 * new[.. s_i .. s_j ..] = sum over r_i, r_j of old[.. r_i .. r_j ..] tables[t_i, r_i, r_j, s_i] tables[t_j, r_j, r_i, s_j].
 *
 * @param tables [tables, K, K, K], the chance of a new reputation, by own and partner's reputation before
 * @param encounters [count, 5], see ENCOUNTER; one that follows row -1 is none, and its belief is all zeros
 */
export function pairUpdate(belief: Tensor, tables: Tensor, encounters: Indices): Tensor {
  const [tableCount, k] = belief.tape.own("pairUpdate", tables).axes;
  const cubes = show(tables.axes) === show([tableCount ?? 0, k ?? 0, k ?? 0, k ?? 0]);
  if (tableCount === undefined || k === undefined || !cubes || k > MOST_REPUTATIONS) {
    throw new ShapeError(
      `pairUpdate: tables of shape ${show(tables.axes)} for a belief of shape ${show(belief.axes)}, takes [tables, K, K, K] with K at most ${MOST_REPUTATIONS}`,
    );
  }
  const { rows, states, axes, count } = checkBelief("pairUpdate", belief, k, encounters, ENCOUNTER);
  const check = (data: ArrayLike<number>) => {
    for (let at = 0, row = rows; at < data.length; at += ENCOUNTER, row++) {
      if (data[at] === -1) continue;
      checkPlace("pairUpdate", data, at, row, axes);
      const i = data[at + 3]!;
      const j = data[at + 4]!;
      if (i < 0 || j < 0 || i >= tableCount || j >= tableCount) {
        throw new RangeError(
          `pairUpdate: tables ${i} and ${j} of encounter ${row - rows}, takes 0 .. ${tableCount - 1}`,
        );
      }
    }
  };
  const record = () =>
    belief.tape.record(Operation.PairUpdate, {
      a: belief,
      b: tables,
      shape: [rows + count, states],
      extent: encounters.address,
      sizes: [rows, states, k, axes, count],
    });
  return encounters.require(check, record);
}

/**
 * The distributions [count, K^2] of the reputations of two agents, index r_i K + r_j.
 *
 * @param readings [count, 3], see READING; row -1 reads zeros
 */
export function pairMarginal(belief: Tensor, reputations: number, readings: Indices): Tensor {
  const { rows, states, axes, count } = checkBelief("pairMarginal", belief, reputations, readings, READING);
  const check = (data: ArrayLike<number>) => {
    for (let at = 0; at < data.length; at += READING) {
      if (data[at] !== -1) checkPlace("pairMarginal", data, at, rows, axes);
    }
  };
  const record = () =>
    belief.tape.record(Operation.PairMarginal, {
      a: belief,
      shape: [count, reputations * reputations],
      extent: readings.address,
      sizes: [count, states, reputations, axes],
    });
  return readings.require(check, record);
}

function checkBelief(operation: string, belief: Tensor, k: number, list: Indices, width: number) {
  if (!(list instanceof Indices)) {
    throw new TypeError(`${operation}: got ${shown(list)}, takes indices; tape.indices makes them of integers`);
  }
  const [rows, states] = belief.axes;
  const axes = digits(states ?? 0, k);
  if (rows === undefined || states === undefined || belief.axes.length !== 2 || axes < 2) {
    throw new ShapeError(
      `${operation}: a belief of shape ${show(belief.axes)}, takes [rows, ${k}^n] with n at least 2`,
    );
  }
  const [count] = list.axes;
  if (count === undefined || show(list.axes) !== show([count, width])) {
    throw new ShapeError(
      `${operation}: indices of shape ${show(list.axes)} for a belief of shape ${show(belief.axes)}, takes [count, ${width}]`,
    );
  }
  if (list.tape !== belief.tape) throw new RangeError(`${operation}: the indices are of another tape`);
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
