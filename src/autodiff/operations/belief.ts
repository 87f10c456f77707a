// Beliefs over reputation vectors: [rows, K^n], axis 0 of the n the most significant digit; assembly/pair-update.ts, pair-marginal.ts.
//
// Encounters are integers [rows, 4]: axis of agent i, axis of agent j, table of i, table of j. A row whose first axis is
// -1 meets nobody. Tables are [tables, K, K, K]: the chance of a new reputation, by own and partner's reputation before.
import type { Indices } from "../indices.js";
import { Operation } from "../operation.js";
import { ShapeError, show } from "../shape.js";
import type { Tensor } from "../tensor.js";

const MOST_REPUTATIONS = 8;

/**
 * Each row's belief after its encounter:
 * out[.. s_i .. s_j ..] = sum over r_i, r_j of belief[.. r_i .. r_j ..] tables[t_i, r_i, r_j, s_i] tables[t_j, r_j, r_i, s_j].
 */
export function pairUpdate(belief: Tensor, tables: Tensor, encounters: Indices): Tensor {
  const [count, k] = tables.shape;
  if (count === undefined || k === undefined || show(tables.shape) !== show([count, k, k, k]) || k > MOST_REPUTATIONS) {
    throw new ShapeError(
      `pairUpdate: tables of shape ${show(tables.shape)} for a belief of shape ${show(belief.shape)}, takes [tables, K, K, K] with K at most ${MOST_REPUTATIONS}`,
    );
  }
  const { rows, states, axes } = checkBelief("pairUpdate", belief, k, encounters);
  encounters.require((data) => {
    checkAxes("pairUpdate", data, axes);
    for (let at = 0; at < data.length; at += 4) {
      const outside = (table: number) => table < 0 || table >= count;
      if (data[at]! >= 0 && (outside(data[at + 2]!) || outside(data[at + 3]!))) {
        throw new RangeError(
          `pairUpdate: tables ${data[at + 2]} and ${data[at + 3]} of row ${at / 4}, takes 0 .. ${count - 1}`,
        );
      }
    }
  });
  const sizes = [rows, states, k, axes];
  return belief.tape.record(Operation.PairUpdate, {
    a: belief,
    b: tables,
    shape: belief.shape,
    extent: encounters.address,
    sizes,
  });
}

/** The distribution [rows, K^2] of the reputations of i and j, index r_i K + r_j; zeros for a row that meets nobody. */
export function pairMarginal(belief: Tensor, reputations: number, encounters: Indices): Tensor {
  const { rows, states, axes } = checkBelief("pairMarginal", belief, reputations, encounters);
  encounters.require((data) => checkAxes("pairMarginal", data, axes));
  return belief.tape.record(Operation.PairMarginal, {
    a: belief,
    shape: [rows, reputations * reputations],
    extent: encounters.address,
    sizes: [rows, states, reputations, axes],
  });
}

function checkBelief(operation: string, belief: Tensor, k: number, encounters: Indices) {
  const [rows, states] = belief.shape;
  const axes = digits(states ?? 0, k);
  if (rows === undefined || states === undefined || belief.shape.length !== 2 || axes < 2) {
    throw new ShapeError(
      `${operation}: a belief of shape ${show(belief.shape)}, takes [rows, ${k}^n] with n at least 2`,
    );
  }
  if (show(encounters.shape) !== show([rows, 4])) {
    throw new ShapeError(
      `${operation}: encounters of shape ${show(encounters.shape)} for a belief of shape ${show(belief.shape)}, takes [${rows}, 4]`,
    );
  }
  if (encounters.tape !== belief.tape) throw new RangeError(`${operation}: the encounters are of another tape`);
  return { rows, states, axes };
}

/** n where states = k^n, else 0. */
function digits(states: number, k: number): number {
  if (!(Number.isInteger(k) && k >= 2)) return 0;
  let axes = 0;
  let product = 1;
  for (; product < states; product *= k) axes++;
  return product === states ? axes : 0;
}

function checkAxes(operation: string, data: ArrayLike<number>, axes: number): void {
  for (let at = 0; at < data.length; at += 4) {
    const i = data[at]!;
    const j = data[at + 1]!;
    if (i === -1) continue;
    if (i < 0 || j < 0 || i >= axes || j >= axes || i === j) {
      throw new RangeError(
        `${operation}: axes ${i} and ${j} of row ${at / 4}, takes two of 0 .. ${axes - 1}, or -1 first`,
      );
    }
  }
}
