// Reading by integer index; assembly/movement/gather.ts.
import { integersOf } from "../data.js";
import { below, Indices } from "../indices.js";
import { BLOCK, LONGEST } from "../instruction.js";
import { ShapeError, show } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { Operation } from "../wasm/operation.js";
import { roomElements } from "./sums.js";

/** In a block of sums towards the rows that are read: so many that what is done for each row of a block does not matter. */
const INDICES_PER_ROW = 64;

export function gather(a: Tensor, indices: Indices | ArrayLike<number>): Tensor {
  const [rows, ...rest] = a.axes;
  if (rows === undefined) throw new ShapeError(`gather: takes at least one axis, got shape ${show(a.axes)}`);
  const given = givenOf("gather", indices);
  return listed("gather", a, given, [countOf(given)], rows, (list) => {
    const shape = [...list.axes, ...rest];
    const { size } = list;
    const most = Math.max(BLOCK, INDICES_PER_ROW * rows);
    const long = a.adjoint !== 0 && size > Math.max(LONGEST, most);
    const room = long ? a.tape.room(roomElements(a.tape, a.size, Math.ceil(size / most))) : 0;
    const sizes = [size, a.size / rows, rows, most, 0, 0, room];
    return a.tape.record(Operation.Gather, { a, shape, extent: list.address, sizes });
  });
}

export function pick(a: Tensor, indices: Indices | ArrayLike<number>): Tensor {
  const columns = a.axes.at(-1);
  const shape = a.axes.slice(0, -1);
  if (columns === undefined) throw new ShapeError(`pick: takes at least one axis, got shape ${show(a.axes)}`);
  const given = givenOf("pick", indices);
  const count = countOf(given);
  if (count !== a.size / columns) {
    const got = given instanceof Indices ? show(given.axes) : show([count]);
    throw new ShapeError(`pick: indices of shape ${got} do not give one for each row of shape ${show(a.axes)}`);
  }
  return listed("pick", a, given, shape, columns, (list) =>
    a.tape.record(Operation.Pick, { a, shape, extent: list.address, sizes: [list.size, columns] }),
  );
}

function givenOf(operation: string, indices: Indices | ArrayLike<number>): Indices | ArrayLike<number> {
  return indices instanceof Indices ? indices : integersOf(operation, indices);
}

function countOf(given: Indices | ArrayLike<number>): number {
  return given instanceof Indices ? given.size : given.length;
}

/** Records an operation that reads indices below a limit; integers that are on no tape yet come onto this one. */
function listed(
  operation: string,
  a: Tensor,
  given: Indices | ArrayLike<number>,
  shape: readonly number[],
  limit: number,
  record: (list: Indices) => Tensor,
): Tensor {
  const { tape } = a;
  const check = below(operation, limit);
  tape.check(operation);
  if (!(given instanceof Indices)) {
    return tape.whole(() => {
      const list = tape.indices(shape, given);
      return list.require(check, () => record(list));
    });
  }
  if (given.tape !== tape) throw new RangeError(`${operation}: the indices are of another tape`);
  return given.require(check, () => record(given));
}
