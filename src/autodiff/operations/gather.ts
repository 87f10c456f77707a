// Reading by integer index; assembly/gather.ts.
import { checkData } from "../data.js";
import { below, Indices } from "../indices.js";
import { Operation } from "../operation.js";
import { ShapeError, show } from "../shape.js";
import type { Tensor } from "../tensor.js";

export function gather(a: Tensor, indices: Indices | ArrayLike<number>): Tensor {
  const [rows, ...rest] = a.axes;
  if (rows === undefined) throw new ShapeError(`gather: takes at least one axis, got shape ${show(a.axes)}`);
  return listed("gather", a, indices, [countOf("gather", indices)], rows, (list) => {
    const shape = [...list.shape, ...rest];
    return a.tape.record(Operation.Gather, { a, shape, extent: list.address, sizes: [list.size, a.size / rows] });
  });
}

export function pick(a: Tensor, indices: Indices | ArrayLike<number>): Tensor {
  const columns = a.axes.at(-1);
  const shape = a.axes.slice(0, -1);
  if (columns === undefined) throw new ShapeError(`pick: takes at least one axis, got shape ${show(a.axes)}`);
  const count = countOf("pick", indices);
  if (count !== a.size / columns) {
    const got = indices instanceof Indices ? show(indices.shape) : show([count]);
    throw new ShapeError(`pick: indices of shape ${got} do not give one for each row of shape ${show(a.axes)}`);
  }
  return listed("pick", a, indices, shape, columns, (list) =>
    a.tape.record(Operation.Pick, { a, shape, extent: list.address, sizes: [list.size, columns] }),
  );
}

function countOf(operation: string, indices: Indices | ArrayLike<number>): number {
  if (indices instanceof Indices) return indices.size;
  checkData(operation, indices);
  return indices.length;
}

/** Records an operation that reads indices below a limit; integers that are on no tape yet come onto this one. */
function listed(
  operation: string,
  a: Tensor,
  indices: Indices | ArrayLike<number>,
  shape: readonly number[],
  limit: number,
  record: (list: Indices) => Tensor,
): Tensor {
  const { tape } = a;
  const check = below(operation, limit);
  if (!(indices instanceof Indices)) {
    return tape.whole(() => {
      const list = tape.indices(shape, indices);
      return list.require(check, () => record(list));
    });
  }
  if (indices.tape !== tape) throw new RangeError(`${operation}: the indices are of another tape`);
  return indices.require(check, () => record(indices));
}
