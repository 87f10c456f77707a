/** Integers of steps and readings: each in its range is taken, and nothing else; and what refusals call their operation. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEngine } from "./build.js";
import { engines, onTape } from "./on-tape.js";

const [engine] = engines;
const anySize = fc.record({
  rows: fc.integer({ min: 1, max: 3 }),
  k: fc.integer({ min: 2, max: 3 }),
  axes: fc.integer({ min: 2, max: 3 }),
  tables: fc.integer({ min: 1, max: 3 }),
});
const near = (most: number) => fc.integer({ min: -2, max: most + 1 });

describe("integers that are in range are taken, and no others", () => {
  test("of steps", () => {
    const trial = anySize.chain((size) =>
      fc.record({
        size: fc.constant(size),
        steps: fc.array(
          fc.tuple(near(size.rows + 1), near(size.axes), near(size.axes), near(size.tables), near(size.tables)),
          { minLength: 1, maxLength: 2 },
        ),
      }),
    );
    fc.assert(
      fc.property(trial, ({ size: { rows, k, axes, tables }, steps }) => {
        const within = (at: number, most: number) => at >= 0 && at < most;
        const fits = (numbers: number) =>
          steps.every(
            ([row, i, j, ...by], at) =>
              row === -1 ||
              (within(row, rows + at) &&
                within(i, axes) &&
                within(j, axes) &&
                i !== j &&
                by.slice(0, numbers).every((one) => within(one, tables))),
          );
        onTape(engine, (tape) => {
          const joint = tape.input([rows, k ** axes]);
          const byTables = () =>
            joint.pairConditionals(tape.input([tables, k, k, k]), tape.indices([steps.length, 5], steps.flat()));
          if (fits(2)) expect(byTables).not.toThrow();
          else expect(byTables).toThrow(/^pairConditionals: (row|axes|tables) .*, takes (-1|two of 0|0) \.\./);
          const list = steps.flatMap((step) => step.slice(0, 4));
          const byMatrix = () =>
            joint.pairTransition(tape.input([tables, k * k, k * k]), tape.indices([steps.length, 4], list));
          if (fits(1)) expect(byMatrix).not.toThrow();
          else expect(byMatrix).toThrow(/^pairTransition: (row|axes|matrix) .*, takes (-1|two of 0|0) \.\./);
        });
      }),
      { numRuns: 300 },
    );
  });

  test("of readings", () => {
    const trial = anySize.chain((size) =>
      fc.record({ size: fc.constant(size), reading: fc.tuple(near(size.rows), near(size.axes), near(size.axes)) }),
    );
    fc.assert(
      fc.property(trial, ({ size: { rows, k, axes }, reading }) => {
        const [row, i, j] = reading;
        const within = (at: number, most: number) => at >= 0 && at < most;
        const fits = row === -1 || (within(row, rows) && within(i, axes) && within(j, axes) && i !== j);
        onTape(engine, (tape) => {
          const read = () => tape.input([rows, k ** axes]).pairMarginal(k, tape.indices([1, 3], reading));
          if (fits) expect(read).not.toThrow();
          else if (within(row, rows)) expect(read).toThrow(`takes two of 0 .. ${axes - 1}`);
          else expect(read).toThrow(`pairMarginal: row ${row} at 0, takes -1 .. ${rows - 1}`);
        });
      }),
      { numRuns: 300 },
    );
  });
});

test("one number of a step or a reading out of its range is enough", () => {
  onTape(engine, (tape) => {
    const [rows, k, axes, tables] = [2, 2, 3, 4];
    const joint = tape.input([rows, k ** axes]);
    const good = [1, 0, 2, 3, 1];
    const limits = [rows, axes, axes, tables, tables];
    for (const [place, limit] of limits.entries()) {
      for (const wrong of [-2, limit]) {
        const step = good.with(place, wrong);
        const update = () => joint.pairConditionals(tape.input([tables, k, k, k]), tape.indices([1, 5], step));
        expect(update, `${step}`).toThrow(/^pairConditionals: /);
        const matrices = tape.input([tables, k * k, k * k]);
        const byMatrix = () => joint.pairTransition(matrices, tape.indices([1, 4], step.slice(0, 4)));
        if (place < 4) expect(byMatrix, `${step}`).toThrow(/^pairTransition: /);
        const reading = step.slice(0, 3);
        if (place < 3) expect(() => joint.pairMarginal(k, tape.indices([1, 3], reading))).toThrow(/^pairMarginal: /);
      }
    }
  });
});

test("an operation is called in a refusal as it is in a program", () => {
  onTape(engine, (tape) => {
    const other = engine.tape();
    const [a, b] = [tape.input([2, 3]), tape.input([4])];
    for (const name of ["add", "sub", "mul", "div"] as const) {
      expect(() => a[name](b)).toThrow(new RegExp(`^${name}: `));
      expect(() => a[name](other.input([2, 3]))).toThrow(new RegExp(`^${name}: .*another tape`));
    }
    expect(() => tape.concat([a, other.input([2, 3])], 0)).toThrow(/^concat: .*another tape/);
    expect(() => tape.concat([a, a], 2)).toThrow(/^concat: /);
    expect(() => a.dense(other.input([3, 5]), tape.input([5]))).toThrow(/^dense: .*another tape/);
    expect(() => tape.input([3]).dense(tape.input([3, 5]), tape.input([5]))).toThrow(/^dense: /);
    expect(() => a.matmul(tape.input([2, 5]))).toThrow("matmul: shapes [2, 3] and [2, 5] do not multiply");
    expect(() => a.matmul(a, { transposeA: true, transposeB: true })).toThrow(
      "matmul: shapes [2, 3] (transposed) and [2, 3] (transposed) do not multiply",
    );
    expect(() => tape.constant(1).pick([0])).toThrow("pick: takes at least one axis, got shape []");
    other.dispose();
  });
});

test("an engine that is full says what to do", async () => {
  const small = await createEngine({ memoryLimit: 4 * 65536 });
  expect(() => small.tape().input([1e6])).toThrow(/^memory: .* dispose of tapes that are done or raise memoryLimit/);
});
