/** Every operation of the tape in plain float64 code: definitions, not algorithms. */
import { at, type Dense, fill, sizeOf } from "./dense.js";

export const elementwise = {
  neg: (x: number) => -x,
  exp: Math.exp,
  log: Math.log,
  tanh: Math.tanh,
  sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
  relu: (x: number) => Math.max(x, 0),
  square: (x: number) => x * x,
};

export const pairwise = {
  add: (x: number, y: number) => x + y,
  sub: (x: number, y: number) => x - y,
  mul: (x: number, y: number) => x * y,
  div: (x: number, y: number) => x / y,
};

export function unary(name: keyof typeof elementwise, a: Dense): Dense {
  return { shape: a.shape, data: a.data.map(elementwise[name]) };
}

export function binary(name: keyof typeof pairwise, a: Dense, b: Dense): Dense {
  const shape = broadcastShape(a.shape, b.shape);
  return fill(shape, (index) => pairwise[name](stretched(a, index), stretched(b, index)));
}

export function broadcastShape(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) =>
    Math.max(a[axis - rank + a.length] ?? 1, b[axis - rank + b.length] ?? 1),
  );
}

/** The element that an index of a broadcast shape sees: leading axes left out, axes of 1 stretched. */
function stretched(a: Dense, index: readonly number[]): number {
  const own = index.slice(index.length - a.shape.length);
  return at(
    a,
    own.map((place, axis) => (a.shape[axis] === 1 ? 0 : place)),
  );
}

export function softmax(a: Dense): Dense {
  return perRow(a, (row) => {
    const most = Math.max(...row);
    const powers = row.map((x) => Math.exp(x - most));
    const total = powers.reduce((sum, x) => sum + x, 0);
    return powers.map((x) => x / total);
  });
}

export function logSoftmax(a: Dense): Dense {
  return perRow(a, (row) => {
    const most = Math.max(...row);
    const total = row.reduce((sum, x) => sum + Math.exp(x - most), 0);
    return row.map((x) => x - most - Math.log(total));
  });
}

function perRow({ shape, data }: Dense, row: (row: number[]) => number[]): Dense {
  const columns = shape.at(-1)!;
  const rows = Array.from({ length: data.length / columns }, (_, r) => data.slice(r * columns, (r + 1) * columns));
  return { shape, data: rows.flatMap(row) };
}

export function sum(a: Dense, axes?: number | readonly number[]): Dense {
  const gone = (axes === undefined ? a.shape.map((_, axis) => axis) : [axes].flat()).map((axis) =>
    axis < 0 ? axis + a.shape.length : axis,
  );
  const kept = a.shape.map((_, axis) => axis).filter((axis) => !gone.includes(axis));
  const over = gone.map((axis) => a.shape[axis]!);
  return fill(
    kept.map((axis) => a.shape[axis]!),
    (index) => {
      const terms = fill(over, (place) => {
        const full: number[] = a.shape.map(() => 0);
        for (const [to, axis] of kept.entries()) full[axis] = index[to]!;
        for (const [to, axis] of gone.entries()) full[axis] = place[to]!;
        return at(a, full);
      });
      return terms.data.reduce((total, x) => total + x, 0);
    },
  );
}

export function mean(a: Dense, axes?: number | readonly number[]): Dense {
  const total = sum(a, axes);
  const count = sizeOf(a.shape) / sizeOf(total.shape);
  return { shape: total.shape, data: total.data.map((x) => x / count) };
}

export function reshape(a: Dense, shape: readonly number[]): Dense {
  return { shape, data: a.data };
}

export function transpose(a: Dense, axes?: readonly number[]): Dense {
  const rank = a.shape.length;
  const order = axes ?? [...Array(rank - 2).keys(), rank - 1, rank - 2];
  return fill(
    order.map((axis) => a.shape[axis]!),
    (index) => {
      const from: number[] = [];
      for (const [to, axis] of order.entries()) from[axis] = index[to]!;
      return at(a, from);
    },
  );
}

export function slice(a: Dense, axis: number, start: number, end: number): Dense {
  return fill(a.shape.with(axis, end - start), (index) => at(a, index.with(axis, index[axis]! + start)));
}

export function concat(tensors: readonly Dense[], axis: number): Dense {
  const starts = tensors.map((_, i) => tensors.slice(0, i).reduce((total, { shape }) => total + shape[axis]!, 0));
  const total = tensors.reduce((length, { shape }) => length + shape[axis]!, 0);
  return fill(tensors[0]!.shape.with(axis, total), (index) => {
    const which = starts.findLastIndex((start) => start <= index[axis]!);
    return at(tensors[which]!, index.with(axis, index[axis]! - starts[which]!));
  });
}

export function gather(a: Dense, indices: Dense): Dense {
  const rest = a.shape.slice(1);
  return fill([...indices.shape, ...rest], (index) => {
    const row = at(indices, index.slice(0, indices.shape.length));
    return at(a, [row, ...index.slice(indices.shape.length)]);
  });
}

export function pick(a: Dense, indices: Dense): Dense {
  return fill(a.shape.slice(0, -1), (index) => at(a, [...index, at(indices, index)]));
}

export interface Transposed {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}

export function matmul(a: Dense, b: Dense, transposeA = false, transposeB = false): Dense {
  const left = transposeA ? transpose(a) : a;
  const right = transposeB ? transpose(b) : b;
  const [m, inner] = left.shape.slice(-2) as [number, number];
  const lead = broadcastShape(left.shape.slice(0, -2), right.shape.slice(0, -2));
  const batch = (of: Dense, index: readonly number[]) =>
    index.slice(index.length - of.shape.length + 2).map((place, axis) => (of.shape[axis] === 1 ? 0 : place));
  return fill([...lead, m, right.shape.at(-1)!], (index) => {
    const outer = index.slice(0, -2);
    const [row, column] = index.slice(-2) as [number, number];
    let total = 0;
    for (let k = 0; k < inner; k++) {
      total += at(left, [...batch(left, outer), row, k]) * at(right, [...batch(right, outer), k, column]);
    }
    return total;
  });
}

/** A state as its values on the axes, axis 0 most significant. */
function digits(state: number, k: number, axes: number): number[] {
  return Array.from({ length: axes }, (_, axis) => Math.floor(state / k ** (axes - 1 - axis)) % k);
}

function axesOf(states: number, k: number): number {
  return Math.round(Math.log(states) / Math.log(k));
}

/** One more row for each step, of the chance that a pair of values becomes another. */
function stepped(
  joint: Dense,
  steps: Dense,
  k: number,
  chance: (step: readonly number[], before: readonly [number, number], after: readonly [number, number]) => number,
): Dense {
  const [rows, states] = joint.shape as [number, number];
  const [count, width] = steps.shape as [number, number];
  const axes = axesOf(states, k);
  const out = [...joint.data, ...new Array<number>(count * states).fill(0)];
  for (let place = 0; place < count; place++) {
    const step = steps.data.slice(width * place, width * (place + 1));
    const [follows, i, j] = step as [number, number, number];
    if (follows === -1) continue;
    for (let state = 0; state < states; state++) {
      const weight = out[follows * states + state]!;
      const before = digits(state, k, axes);
      for (let si = 0; si < k; si++) {
        for (let sj = 0; sj < k; sj++) {
          const to = before
            .with(i, si)
            .with(j, sj)
            .reduce((code, digit) => code * k + digit, 0);
          out[(rows + place) * states + to]! += weight * chance(step, [before[i]!, before[j]!], [si, sj]);
        }
      }
    }
  }
  return { shape: [rows + count, states], data: out };
}

export function pairConditionals(joint: Dense, tables: Dense, steps: Dense): Dense {
  return stepped(joint, steps, tables.shape[1]!, ([, , , tableI, tableJ], [ri, rj], [si, sj]) => {
    return at(tables, [tableI!, ri, rj, si]) * at(tables, [tableJ!, rj, ri, sj]);
  });
}

export function pairTransition(joint: Dense, matrices: Dense, steps: Dense): Dense {
  const k = Math.sqrt(matrices.shape[1]!);
  return stepped(joint, steps, k, ([, , , matrix], [ri, rj], [si, sj]) => {
    return at(matrices, [matrix!, ri * k + rj, si * k + sj]);
  });
}

export function pairMarginal(joint: Dense, k: number, readings: Dense): Dense {
  const states = joint.shape[1]!;
  const axes = axesOf(states, k);
  const count = readings.shape[0]!;
  const out = new Array<number>(count * k ** 2).fill(0);
  for (let reading = 0; reading < count; reading++) {
    const [row, i, j] = readings.data.slice(3 * reading) as [number, number, number];
    if (row === -1) continue;
    for (let state = 0; state < states; state++) {
      const now = digits(state, k, axes);
      out[reading * k ** 2 + now[i]! * k + now[j]!]! += at(joint, [row, state]);
    }
  }
  return { shape: [count, k ** 2], data: out };
}

/** By name, for the calls that share their form. */
export const overRows = { softmax, logSoftmax };
export const reduce = { sum, mean };
