import fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine } from "../../src/autodiff/index.js";
import {
  broadcastPairs,
  conditionalSteps,
  indices,
  readings,
  shapes,
  tensors,
  transitionSteps,
} from "../../src/testing/index.js";
import { occurs } from "./occurs.js";

const engine = await createEngine();
const product = (shape: readonly number[]) => shape.reduce((size, axis) => size * axis, 1);

test("shapes keep to their limits", () => {
  const limits = fc.record({
    minRank: fc.nat(2),
    maxRank: fc.integer({ min: 2, max: 5 }),
    maxSize: fc.integer({ min: 1, max: 60 }),
  });
  const trials = limits.chain((limit) => fc.tuple(fc.constant(limit), shapes(limit)));
  fc.assert(
    fc.property(trials, ([limit, shape]) => {
      expect(shape.length).toBeGreaterThanOrEqual(limit.minRank);
      expect(shape.length).toBeLessThanOrEqual(limit.maxRank);
      expect(product(shape)).toBeLessThanOrEqual(limit.maxSize);
      for (const axis of shape) expect(axis).toBeGreaterThanOrEqual(1);
    }),
  );
});

test("shapes include a scalar, axes of 1, odd sizes, and sizes that no vector divides", () => {
  expect(occurs(shapes(), (shape) => shape.length === 0)).toBe(true);
  expect(occurs(shapes(), (shape) => shape.length > 1 && shape.includes(1))).toBe(true);
  expect(occurs(shapes(), (shape) => shape.some((axis) => axis > 1 && axis % 2 === 1))).toBe(true);
  expect(occurs(shapes(), (shape) => product(shape) > 16 && product(shape) % 4 !== 0)).toBe(true);
});

test("pairs broadcast, in each direction and with axes left out", () => {
  fc.assert(
    fc.property(broadcastPairs(), ([a, b]) => {
      const tape = engine.tape();
      const { shape } = tape.input(a).add(tape.input(b));
      tape.dispose();
      expect(shape).toHaveLength(Math.max(a.length, b.length));
    }),
  );
  const stretches = (from: readonly number[], to: readonly number[]) =>
    from.length === to.length && from.some((size, axis) => size === 1 && to[axis]! > 1);
  expect(occurs(broadcastPairs(), ([a, b]) => stretches(a, b) && stretches(b, a))).toBe(true);
  expect(occurs(broadcastPairs(), ([a, b]) => a.length < b.length)).toBe(true);
  expect(occurs(broadcastPairs(), ([a, b]) => a.length > b.length)).toBe(true);
});

test("pairs keep the fewest axes that were asked for", () => {
  fc.assert(
    fc.property(broadcastPairs({ minRank: 2, maxRank: 3 }), (pair) => {
      for (const shape of pair) expect([2, 3]).toContain(shape.length);
    }),
  );
});

test("tensors fill their shape with numbers within their limits", () => {
  const options = { min: -0.5, max: 1.25, gap: 0.05 };
  const trials = shapes().chain((shape) => tensors(shape, options));
  fc.assert(
    fc.property(trials, ({ shape, values }) => {
      expect(values).toHaveLength(product(shape));
      for (const value of values) {
        expect(Math.abs(value)).toBeGreaterThanOrEqual(options.gap);
        expect(value).toBeGreaterThanOrEqual(options.min);
        expect(value).toBeLessThanOrEqual(options.max);
      }
    }),
  );
  expect(occurs(trials, ({ values }) => values.some((value) => value < 0))).toBe(true);
  expect(occurs(trials, ({ values }) => values.some((value) => value > 0))).toBe(true);
});

test("indices can be gathered", () => {
  const trials = shapes({ minRank: 1, maxRank: 2 }).chain(([rows = 1, ...rest]) =>
    shapes({ maxRank: 2, maxSize: 20 })
      .chain((places) => indices(places, rows))
      .map((list) => ({ shape: [rows, ...rest], list })),
  );
  fc.assert(
    fc.property(trials, ({ shape, list }) => {
      const tape = engine.tape();
      const gathered = tape.input(shape).gather(tape.indices(list.shape, list.values));
      tape.dispose();
      expect(gathered.shape).toEqual([...list.shape, ...shape.slice(1)]);
    }),
  );
});

test("steps act on joint distributions, and in some places there is none", () => {
  const few = fc.integer({ min: 1, max: 3 });
  const trials = fc
    .record({ count: few, rows: few, axes: fc.integer({ min: 2, max: 5 }), by: few })
    .chain(({ count, rows, axes, by }) =>
      fc.record({
        size: fc.constant({ count, rows, axes, by }),
        conditional: conditionalSteps(count, rows, axes, by),
        transition: transitionSteps(count, rows, axes, by),
        looks: readings(count, rows + count, axes),
      }),
    );
  fc.assert(
    fc.property(trials, ({ size: { count, rows, axes, by }, conditional, transition, looks }) => {
      const tape = engine.tape();
      const joint = tape.input([rows, 2 ** axes]);
      for (const all of [
        joint.pairConditionals(tape.input([by, 2, 2, 2]), tape.indices(conditional.shape, conditional.values)),
        joint.pairTransition(tape.input([by, 4, 4]), tape.indices(transition.shape, transition.values)),
      ]) {
        expect(all.shape).toEqual([rows + count, 2 ** axes]);
        expect(all.pairMarginal(2, tape.indices(looks.shape, looks.values)).shape).toEqual([count, 4]);
      }
      tape.dispose();
    }),
  );
  for (const list of ["conditional", "transition", "looks"] as const) {
    expect(occurs(trials, (trial) => trial[list].values[0] === -1)).toBe(true);
    expect(occurs(trials, (trial) => trial[list].values[0] !== -1)).toBe(true);
  }
  expect(occurs(trials, ({ size, conditional }) => (conditional.values[5] ?? 0) >= size.rows)).toBe(true);
  expect(occurs(trials, ({ size, transition }) => (transition.values[4] ?? 0) >= size.rows)).toBe(true);
});
