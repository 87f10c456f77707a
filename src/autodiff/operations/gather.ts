// Reading by integer index; assembly/gather.ts.
import { Indices } from "../indices.js";
import { BLOCK, LONGEST, Operation } from "../operation.js";
import { ShapeError, show } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { roomElements } from "./sums.js";

/** In a block of sums towards the rows that are read: so many that what is done for each row of a block does not matter. */
const INDICES_PER_ROW = 32;

export function gather(a: Tensor, indices: Indices | ArrayLike<number>): Tensor {
  const [rows, ...rest] = a.shape;
  if (rows === undefined) throw new ShapeError(`gather: takes at least one axis, got shape ${show(a.shape)}`);
  const list = onTape(a, indices, [indices instanceof Indices ? indices.size : indices.length]);
  list.requireBelow("gather", rows);
  const shape = [...list.shape, ...rest];
  const { size } = list;
  const most = Math.max(BLOCK, INDICES_PER_ROW * rows);
  const long = a.adjoint !== 0 && size > Math.max(LONGEST, most);
  const room = long ? a.tape.room(roomElements(a.tape, a.size, Math.ceil(size / most))) : 0;
  const sizes = [size, a.size / rows, rows, most, 0, 0, room];
  return a.tape.record(Operation.Gather, { a, shape, extent: list.address, sizes });
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
