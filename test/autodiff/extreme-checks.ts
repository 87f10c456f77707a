/** How an operation is held to a line of the table of extremes.ts: in every lane, remainder and shape. */
import { expect } from "vitest";
import type { Activation, Floats, Tape, Tensor } from "../../src/autodiff/index.js";
import type { Operation } from "../../src/autodiff/operation.js";
import { parametersOf, weights } from "./gradient.js";
import * as reference from "./reference.js";

export type Line = Readonly<Record<string, string>>;
export type Read = (cell: string, n?: number) => number;
export type Check = (tape: Tape, line: Line, read: Read, call: string) => void;

/** All as expected, which is rounded to the format; zeros by sign where told. */
function expectAll(
  actual: ArrayLike<number>,
  expected: number | ((at: number) => number),
  what: string,
  signed = false,
): void {
  const round = actual instanceof Float32Array ? Math.fround : Number;
  for (let at = 0; at < actual.length; at++) {
    const want = round(typeof expected === "number" ? expected : expected(at));
    const got = actual[at]!;
    const same = Object.is(got, want) || (!signed && got === want) || Math.abs(got / want - 1) < 2e-6;
    if (!same) throw new Error(`${what}: got ${got} at ${at}, expected ${want}`);
  }
}

function oneOf(numbers: Floats, place: number): Floats {
  return numbers.subarray(place, place + 1);
}

/** Lengths with whole vectors, remainders and both; every place of each. */
const lengths = [1, 2, 3, 4, 5, 7, 8, 9, 13];
const widths = [1, 2, 3, 4, 5, 8, 17, 33];

function eachPlace(work: (n: number, place: number) => void): void {
  for (const n of lengths) for (let place = 0; place < n; place++) work(n, place);
}

/** Something harmless with one other number among it. */
function among(n: number, place: number, x: number, rest = 0.5): number[] {
  return Array.from({ length: n }, (_, at) => (at === place ? x : rest));
}

const unary =
  (call: (x: Tensor, line: Line, read: Read) => Tensor): Check =>
  (tape, line, read) => {
    eachPlace((n, place) => {
      const x = tape.parameter([n], { init: among(n, place, read(line.x!)) });
      const out = call(x, line, read);
      const calm = call(tape.constant([0.5]), line, read).item();
      tape.backward(out.sum());
      expectAll(out.value(), (at) => (at === place ? read(line.value!) : calm), `value, ${place} of ${n}`, true);
      expectAll(oneOf(x.gradient(), place), read(line.slope!), `slope, ${place} of ${n}`);
      for (const [at, other] of x.gradient().entries())
        if (at !== place && line.factor === undefined) expect(other).toBeLessThan(Infinity);
    });
  };

const binary =
  (name: "add" | "sub" | "mul" | "div"): Check =>
  (tape, line, read) => {
    const [x, y] = [read(line.a!), read(line.b!)];
    const check = (a: Tensor, b: Tensor, times: number, places: readonly [number, number, number], what: string) => {
      const out = a[name](b);
      tape.backward(out.sum());
      expectAll(oneOf(out.value(), places[2]), read(line.value!), `value, ${what}`, true);
      const slope = (cell: string, repeated: boolean) => read(cell) * (repeated ? times : 1);
      expectAll(oneOf(a.gradient(), places[0]), slope(line.slope_a!, a.size < out.size), `slope of a, ${what}`);
      expectAll(oneOf(b.gradient(), places[1]), slope(line.slope_b!, b.size < out.size), `slope of b, ${what}`);
    };
    eachPlace((n, place) => {
      const pair = [among(n, place, x), among(n, place, y)].map((init) => tape.parameter([n], { init }));
      check(pair[0]!, pair[1]!, 1, [place, place, place], `${place} of ${n}`);
    });
    // A number or a row that repeats: the sum of as many equal slopes.
    for (const n of [...lengths, 40]) {
      for (const columns of [1, 3, 8]) {
        const whole = (of: number) => tape.parameter([n, columns], { init: new Array<number>(n * columns).fill(of) });
        const row = (of: number) => tape.parameter([columns], { init: new Array<number>(columns).fill(of) });
        const places = [0, columns - 1, columns - 1] as const;
        check(whole(x), row(y), n, places, `rows of ${columns} by ${n}`);
        check(row(x), whole(y), n, [columns - 1, 0, columns - 1], `${n} by rows of ${columns}`);
      }
    }
  };

const matmul: Check = (tape, line, read) => {
  const [x, y] = [read(line.a!), read(line.b!)];
  for (const m of [1, 2, 3, 5, 8]) {
    for (const n of [1, 3, 4, 7, 8, 9]) {
      for (const k of [1, 3, 5, 8, 300]) {
        for (const transposed of [0, 1, 2, 3]) {
          if (k === 300 && m + n > 8) continue;
          const options = { transposeA: (transposed & 1) === 1, transposeB: transposed > 1 };
          const [row, inside, column] = [m - 1, k >> 1, n >> 1];
          // Rows and columns of zeros but for the one element.
          const a = tape.parameter(options.transposeA ? [k, m] : [m, k], {
            init: among(m * k, options.transposeA ? inside * m + row : row * k + inside, x, 0),
          });
          const b = tape.parameter(options.transposeB ? [n, k] : [k, n], {
            init: among(k * n, options.transposeB ? column * k + inside : inside * n + column, y, 0),
          });
          const out = a.matmul(b, options);
          const what = `${m}×${k} by ${k}×${n}, ${JSON.stringify(options)}`;
          const zero = (of: number) => of * 0;
          const expected = (at: number): number => {
            const [i, j] = [Math.floor(at / n), at % n];
            if (i === row && j === column) return read(line.value!);
            return i === row ? zero(x) : j === column ? zero(y) : 0;
          };
          expectAll(out.value(), expected, `value, ${what}`);
          tape.backward(out.sum());
          const slope = (tensor: Tensor, place: number) => oneOf(tensor.gradient(), place);
          expectAll(
            slope(a, options.transposeA ? inside * m + row : row * k + inside),
            read(line.slope_a!),
            `slope of a, ${what}`,
          );
          expectAll(
            slope(b, options.transposeB ? column * k + inside : inside * n + column),
            read(line.slope_b!),
            `slope of b, ${what}`,
          );
        }
      }
    }
  }
};

const dense: Check = (tape, line, read, call) => {
  const activation = /\((\w+)\)/.exec(call)?.[1] as Activation | undefined;
  for (const m of [1, 2, 3, 5, 9]) {
    for (const n of [1, 2, 3, 4, 8, 9]) {
      const all = (shape: number[], cell: string) =>
        tape.parameter(shape, { init: new Array<number>(shape.reduce((x, y) => x * y)).fill(read(cell)) });
      const [x, w, c] = [all([m, 1], line.x!), all([1, n], line.weight!), all([n], line.bias!)];
      const out = x.dense(w, c, activation);
      tape.backward(out.sum());
      const what = `${m} rows of ${n}`;
      expectAll(out.value(), read(line.value!), `value, ${what}`, line.value !== "0");
      expectAll(x.gradient(), n * read(line.slope_x!), `slope of x, ${what}`);
      expectAll(w.gradient(), m * read(line.slope_weight!), `slope of the weight, ${what}`);
      expectAll(c.gradient(), m * read(line.slope_bias!), `slope of the bias, ${what}`);
    }
  }
};

const overRows =
  (name: "softmax" | "logSoftmax"): Check =>
  (tape, line, read) => {
    const x = read(line.x!);
    for (const n of widths) {
      for (const place of new Set([0, 1, n >> 1, n - 1])) {
        if (place >= n) continue;
        const [rows, middle] = [5, 2];
        const data = Array.from({ length: rows * n }, (_, at) => (at === middle * n + place ? x : 0));
        const a = tape.parameter([rows, n], { init: data });
        const out = a[name]();
        const what = `${place} of ${n}`;
        // Alone it is the largest, and 1 unless that is no number.
        const alone = Number.isFinite(x) ? (name === "softmax" ? 1 : 0) : Number.NaN;
        const value = n === 1 ? alone : read(line.value!, n);
        const others = n === 1 ? alone : read(line.others!, n);
        const calm = name === "softmax" ? 1 / n : -Math.log(n);
        const expected = (at: number) => {
          if (Math.floor(at / n) !== middle) return calm;
          return at % n === place ? value : others;
        };
        expectAll(out.value(), expected, `value, ${what}`);
        const g = weights(rows * n);
        tape.backward(out.mul(tape.constant(g, [rows, n])).sum());
        const gradient = a.gradient();
        for (let row = 0; row < rows; row++) {
          const own = g.slice(row * n, (row + 1) * n);
          const p = own.map((_, column) => {
            const result = expected(row * n + column);
            return name === "softmax" ? result : Math.exp(result);
          });
          const inner = own.reduce((sum, w, column) => sum + (name === "softmax" ? w * p[column]! : w), 0);
          for (const [column, w] of own.entries()) {
            const slope = name === "softmax" ? p[column]! * (w - inner) : w - p[column]! * inner;
            const got = gradient[row * n + column]!;
            const right = Number.isNaN(slope) ? Number.isNaN(got) : Math.abs(got - slope) < 1e-6;
            if (!right) throw new Error(`slope, ${what}: got ${got} at ${row}, ${column}, expected ${slope}`);
          }
        }
      }
    }
  };

const reduce =
  (name: "sum" | "mean"): Check =>
  (tape, line, read) => {
    for (const n of [2, 3, 4, 5, 8, 9, 33, 300, 9001]) {
      for (const columns of n > 300 ? [1, 3] : [1, 2, 3, 5, 8, 130]) {
        for (const [first, second] of [
          [0, 1],
          [n - 2, n - 1],
          [0, n - 1],
        ]) {
          const ofRow = (row: number) =>
            row === first ? line.a! : row === second ? line.b! : line.a === "-0" ? "-0" : "0";
          const numbers = Array.from({ length: n }, (_, row) => read(ofRow(row)));
          const down = tape.parameter([n, columns], {
            init: numbers.flatMap((x) => new Array<number>(columns).fill(x)),
          });
          const along = tape.parameter([columns, n], { init: Array.from({ length: columns }, () => numbers).flat() });
          for (const [a, axis] of [
            [down, 0],
            [along, 1],
          ] as const) {
            const out = a[name](axis);
            const what = `${n} terms, ${columns} sums, axis ${axis}`;
            expectAll(out.value(), read(line.value!, n), `value, ${what}`, true);
            tape.backward(out.sum());
            expectAll(a.gradient(), read(line.slope!, n), `slope, ${what}`);
          }
        }
      }
    }
  };

/** What an operation that moves numbers makes of some: each once. */
const moving =
  (calls: Readonly<Record<string, (x: Tensor, n: number) => Tensor>>): Check =>
  (tape, line, read) => {
    const given = read(line.x!);
    eachPlace((n, place) => {
      for (const [name, call] of Object.entries(calls)) {
        const data = [...among(n, place, given), ...among(n, place, given)];
        const x = tape.parameter([2, n], { init: data });
        const out = call(x, n);
        const sorted = (list: ArrayLike<number>) =>
          Array.from(list, (y) => (Object.is(y, -0) ? "-0" : String(y))).sort();
        const expected = Array.from(new Set(sorted(data.map(tape.engine.dtype === "f32" ? Math.fround : Number))));
        expect(Array.from(new Set(sorted(out.value()))), `${name} of ${n}`).toEqual(expected);
        // The adjoint of the result is the number itself.
        tape.backward(out.mul(tape.constant(new Array<number>(out.size).fill(read(line.value!)), out.shape)).sum());
        expectAll(x.gradient(), read(line.value!), `slope, ${name} of ${n}`);
      }
    });
  };

const pairs: readonly (readonly [number, number])[] = [
  [2, 2],
  [2, 3],
  [2, 4],
  [2, 5],
  [3, 2],
  [3, 3],
];

const pairUpdate: Check = (tape, line, read) => {
  const x = read(line.x!);
  for (const [k, agents] of pairs) {
    for (let i = 0; i < agents; i++) {
      for (let j = 0; j < agents; j++) {
        if (i === j) continue;
        const states = k ** agents;
        const operands = [
          { shape: [1, states], data: among(states, 0, x, 0) },
          { shape: [1, k, k, k], data: new Array<number>(k ** 3).fill(0.5) },
        ];
        const encounters = [0, i, j, 0, 0];
        const [belief, tables] = parametersOf(tape, operands) as [Tensor, Tensor];
        const out = belief.pairUpdate(tables, tape.indices([1, 5], encounters)).slice(0, 1, 2);
        const expected = reference.pairUpdate(operands[0]!, operands[1]!, { shape: [1, 5], data: encounters });
        const what = `${k}^${agents}, axes ${i} and ${j}`;
        expectAll(out.value(), (at) => expected.data[states + at]!, `value, ${what}`);
        expectAll(out.value().slice(0, 1), read(line.value!), `value, ${what}`);
        tape.backward(out.sum());
        expectAll(belief.gradient().slice(0, 1), (read(line.slope!) * k * k) / 4, `slope, ${what}`);
        // By the chances of what follows reputations 0 and 0, as one's own table and as the other's.
        expectAll(tables.gradient().slice(0, k), read(line.slope_table!) * k, `slope of the table, ${what}`);
      }
    }
  }
};

const pairMarginal: Check = (tape, line, read) => {
  const x = read(line.x!);
  for (const [k, agents] of pairs) {
    for (let i = 0; i < agents; i++) {
      for (let j = 0; j < agents; j++) {
        if (i === j) continue;
        const belief = tape.parameter([1, k ** agents], { init: among(k ** agents, 0, x, 0) });
        const out = belief.pairMarginal(k, tape.indices([1, 3], [0, i, j]));
        const what = `${k}^${agents}, axes ${i} and ${j}`;
        expectAll(out.value(), (at) => (at === 0 ? read(line.value!) : 0), `value, ${what}`);
        tape.backward(out.sum());
        expectAll(belief.gradient(), read(line.slope!), `slope, ${what}`);
      }
    }
  }
};

export const checks: Readonly<Record<keyof typeof Operation, Check>> = {
  Scale: unary((x, line, read) => x.mul(read(line.factor!))),
  Exp: unary((x) => x.exp()),
  Log: unary((x) => x.log()),
  Tanh: unary((x) => x.tanh()),
  Sigmoid: unary((x) => x.sigmoid()),
  Relu: unary((x) => x.relu()),
  Square: unary((x) => x.square()),
  Add: binary("add"),
  Subtract: binary("sub"),
  Multiply: binary("mul"),
  Divide: binary("div"),
  Matmul: matmul,
  Dense: dense,
  Softmax: overRows("softmax"),
  LogSoftmax: overRows("logSoftmax"),
  Sum: (tape, line, read, call) => reduce(call === "mean()" ? "mean" : "sum")(tape, line, read, call),
  Copy: moving({
    transpose: (x) => x.transpose(),
    slices: (x, n) => x.tape.concat([x.slice(1, 0, (n + 1) >> 1), ...(n > 1 ? [x.slice(1, (n + 1) >> 1, n)] : [])], 1),
    concat: (x) => x.tape.concat([x.slice(0, 0, 1), x.slice(0, 1, 2)], 1),
  }),
  Gather: moving({
    rows: (x) => x.gather([1, 0]),
    numbers: (x) => x.reshape([x.size]).gather(Array.from({ length: x.size }, (_, at) => x.size - 1 - at)),
  }),
  Pick: moving({ pick: (x, n) => x.reshape([2 * n, 1]).pick(new Array<number>(2 * n).fill(0)) }),
  PairUpdate: pairUpdate,
  PairMarginal: pairMarginal,
};
