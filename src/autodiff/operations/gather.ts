// Reading by integer index; assembly/gather.ts.
import { Indices } from "../indices.js";
import { Operation } from "../operation.js";
import { ShapeError, show } from "../shape.js";
import type { Tensor } from "../tensor.js";

export function gather(a: Tensor, indices: Indices | ArrayLike<number>): Tensor {
  const [rows, ...rest] = a.shape;
  if (rows === undefined) throw new ShapeError(`gather: takes at least one axis, got shape ${show(a.shape)}`);
  const list = onTape(a, indices, [indices instanceof Indices ? indices.size : indices.length]);
  list.requireBelow("gather", rows);
  const shape = [...list.shape, ...rest];
  return a.tape.record(Operation.Gather, { a, shape, extent: list.address, sizes: [list.size, a.size / rows] });
}

export function pick(a: Tensor, indices: Indices | ArrayLike<number>): Tensor {
  const columns = a.shape.at(-1);
  const shape = a.shape.slice(0, -1);
  if (columns === undefined) throw new ShapeError(`pick: takes at least one axis, got shape ${show(a.shape)}`);
  const count = indices instanceof Indices ? indices.size : indices.length;
  if (count !== a.size / columns) {
    const got = indices instanceof Indices ? show(indices.shape) : show([count]);
    throw new ShapeError(`pick: indices of shape ${got} do not give one for each row of shape ${show(a.shape)}`);
  }
  const list = onTape(a, indices, shape);
  list.requireBelow("pick", columns);
  return a.tape.record(Operation.Pick, { a, shape, extent: list.address, sizes: [list.size, columns] });
}

function onTape(a: Tensor, indices: Indices | ArrayLike<number>, shape: readonly number[]): Indices {
  if (!(indices instanceof Indices)) return a.tape.indices(shape, indices);
  if (indices.tape !== a.tape) throw new RangeError("gather: the indices are of another tape");
  return indices;
}
