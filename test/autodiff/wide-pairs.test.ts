/** Steps on and marginals of two axes of more than two values, up to 64: against plain code, and slopes against differences. */
import { describe, expect, test } from "vitest";
import { createRandom, type Random } from "../../src/random.js";
import { expectClose } from "./closeness.js";
import { parametersOf } from "./gradient.js";
import { engines, onTape } from "./on-tape.js";
import * as reference from "./reference.js";
import * as step from "./step.js";

interface Kind {
  readonly k: number;
  readonly axes: number;
  /** Known starts and deterministic tables, which are one-hot. */
  readonly sparse: boolean;
}

function rows(count: number, width: number, random: Random, { sparse }: Kind): number[] {
  return Array.from({ length: count }, () => {
    const one = random.below(width);
    const row = Array.from({ length: width }, (_, at) => (sparse ? Number(at === one) : random.uniform()));
    const sum = row.reduce((all, chance) => all + chance, 0);
    return row.map((chance) => chance / sum);
  }).flat();
}

/** Two distributions, three tables or matrices, and four steps of which one is none, on axes in both orders. */
function drawn(kind: Kind, byMatrix: boolean) {
  const { k, axes } = kind;
  const random = createRandom(k * 100 + axes);
  const last = axes - 1;
  const steps = [
    [0, 0, last, 1, 2],
    [2, last, 0, 0, 1],
    [-1, 0, 0, 0, 0],
    [1, last - 1, last, 2, 2],
  ].map((step) => step.slice(0, byMatrix ? 4 : 5));
  return {
    joint: { shape: [2, k ** axes], data: rows(2, k ** axes, random, kind) },
    by: byMatrix
      ? { shape: [3, k * k, k * k], data: rows(3 * k * k, k * k, random, kind) }
      : { shape: [3, k, k, k], data: rows(3 * k * k, k, random, kind) },
    steps: { shape: [4, steps[0]!.length], data: steps.flat() },
    readings: { shape: [7, 3], data: [0, 1, 0, 2, 0, 1, 3, last, 0, 4, 0, 1, 5, last - 1, last, -1, 0, 0, 1, 0, 1] },
  };
}

/** With as many places as go through a matrix at once, and with more of which some are left over. */
const kinds: Kind[] = [3, 5, 6, 9, 16].flatMap((k) =>
  [2, 3].filter((axes) => k ** axes < 300).flatMap((axes) => [true, false].map((sparse) => ({ k, axes, sparse }))),
);
const ways = [
  { name: "tables", byMatrix: false, step: step.pairConditionals },
  { name: "matrices", byMatrix: true, step: step.pairTransition },
];

for (const { name, byMatrix, step } of ways) {
  describe(name, () => {
    for (const engine of engines) {
      const tolerance = engine.dtype === "f64" ? 1e-13 : 1e-5;
      const widest = byMatrix ? 17 : engine.dtype === "f64" ? 33 : 64;
      test.each([...kinds, { k: widest, axes: 2, sparse: true }])(
        `${engine.dtype}: K = $k, $axes axes, sparse $sparse`,
        (kind) => {
          const { joint, by, steps, readings } = drawn(kind, byMatrix);
          onTape(engine, (tape) => {
            const parameters = parametersOf(tape, [joint, by]);
            const updated = step(steps).record(tape, parameters);
            const read = updated.pairMarginal(kind.k, tape.indices([7, 3], readings.data));
            tape.forward();
            const wanted = step(steps).reference([joint, by]);
            expectClose(updated.value(), wanted.data, tolerance, "distributions");
            const marginals = reference.pairMarginal(wanted, kind.k, readings);
            expectClose(read.value(), marginals.data, tolerance, "marginals");
          });
        },
      );
    }

    test.each(kinds)("slopes along any line are those of differences: K = $k, $axes axes, sparse $sparse", (kind) => {
      const { joint, by, steps, readings } = drawn(kind, byMatrix);
      onTape(engines[1], (tape) => {
        const parameters = parametersOf(tape, [joint, by]);
        const updated = step(steps).record(tape, parameters);
        const read = updated.pairMarginal(kind.k, tape.indices([7, 3], readings.data));
        const random = createRandom(kind.k);
        const weights = tape.constant(
          Float64Array.from({ length: read.size }, () => random.uniform()),
          read.shape,
        );
        const total = read.mul(weights).sum();
        tape.backward(total);
        const gradients = parameters.map((parameter) => parameter.gradient());
        for (const [place, { data: start }] of [joint, by].entries()) {
          const parameter = parameters[place]!;
          for (let line = 0; line < 3; line++) {
            const along = Float64Array.from(start, () => random.uniform() - 0.5);
            const at = (distance: number) => {
              parameter.set(start.map((value, number) => value + distance * along[number]!));
              return total.item();
            };
            // Of degree 4 at most, since two steps follow each other; linear in the distributions.
            const wanted = (8 * (at(1e-2) - at(-1e-2)) - (at(2e-2) - at(-2e-2))) / 0.12;
            const slope = along.reduce((sum, each, number) => sum + each * gradients[place]![number]!, 0);
            expect(Math.abs(slope - wanted), `parameter ${place}`).toBeLessThan(1e-8 * Math.max(1, Math.abs(wanted)));
            parameter.set(start);
          }
        }
      });
    });
  });
}
