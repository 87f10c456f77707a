/** The pair update and marginal of more than two reputations, up to 64: against plain code, and slopes against differences. */
import { expect, test } from "vitest";
import { createRandom, type Random } from "../../src/game/index.js";
import { expectClose } from "./closeness.js";
import { engines } from "./on-tape.js";
import * as reference from "./reference.js";

interface Kind {
  readonly k: number;
  readonly axes: number;
  /** Known starts and deterministic rules, which are one-hot. */
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

/** Two beliefs, three tables, and four encounters of which one is none, on axes in both orders. */
function drawn(kind: Kind) {
  const { k, axes } = kind;
  const random = createRandom(k * 100 + axes);
  const last = axes - 1;
  return {
    belief: { shape: [2, k ** axes], data: rows(2, k ** axes, random, kind) },
    tables: { shape: [3, k, k, k], data: rows(3 * k * k, k, random, kind) },
    encounters: { shape: [4, 5], data: [0, 0, last, 1, 2, 2, last, 0, 0, 1, -1, 0, 0, 0, 0, 1, last - 1, last, 2, 2] },
    readings: { shape: [7, 3], data: [0, 1, 0, 2, 0, 1, 3, last, 0, 4, 0, 1, 5, last - 1, last, -1, 0, 0, 1, 0, 1] },
  };
}

const kinds: Kind[] = [3, 5, 9, 16].flatMap((k) =>
  [2, 3].filter((axes) => k ** axes < 300).flatMap((axes) => [true, false].map((sparse) => ({ k, axes, sparse }))),
);

for (const engine of engines) {
  const tolerance = engine.dtype === "f64" ? 1e-13 : 1e-5;
  const most = { k: engine.dtype === "f64" ? 33 : 64, axes: 2, sparse: true };
  test.each([...kinds, most])(`${engine.dtype}: K = $k, $axes axes, sparse $sparse`, (kind) => {
    const { belief, tables, encounters, readings } = drawn(kind);
    const tape = engine.tape();
    const given = tape.parameter(belief.shape, { init: belief.data });
    const table = tape.parameter(tables.shape, { init: tables.data });
    const updated = given.pairUpdate(table, tape.indices([4, 5], encounters.data));
    const read = updated.pairMarginal(kind.k, tape.indices([7, 3], readings.data));
    tape.forward();
    const wanted = reference.pairUpdate(belief, tables, encounters);
    expectClose(updated.value(), wanted.data, tolerance, "beliefs");
    const marginals = reference.pairMarginal(wanted, kind.k, readings);
    expectClose(read.value(), marginals.data, tolerance, "marginals");
    tape.dispose();
  });
}

test.each(kinds)("slopes along any line are those of differences: K = $k, $axes axes, sparse $sparse", (kind) => {
  const { belief, tables, encounters, readings } = drawn(kind);
  const tape = engines.find(({ dtype }) => dtype === "f64")!.tape();
  const given = tape.parameter(belief.shape, { init: belief.data });
  const table = tape.parameter(tables.shape, { init: tables.data });
  const read = given
    .pairUpdate(table, tape.indices([4, 5], encounters.data))
    .pairMarginal(kind.k, tape.indices([7, 3], readings.data));
  const random = createRandom(kind.k);
  const weights = tape.constant(
    Float64Array.from({ length: read.size }, () => random.uniform()),
    read.shape,
  );
  const total = read.mul(weights).sum();
  tape.forward();
  tape.backward(total);
  for (const [one, parameter, start] of [
    ["belief", given, belief.data],
    ["tables", table, tables.data],
  ] as const) {
    const gradient = parameter.gradient();
    for (let line = 0; line < 3; line++) {
      const along = Float64Array.from(start, () => random.uniform() - 0.5);
      const at = (step: number) => {
        parameter.set(start.map((value, place) => value + step * along[place]!));
        tape.forward();
        return total.item();
      };
      // Of degree 4 in the tables, since two encounters follow each other; linear in the belief.
      const wanted = (8 * (at(1e-2) - at(-1e-2)) - (at(2e-2) - at(-2e-2))) / 0.12;
      const slope = along.reduce((sum, each, place) => sum + each * gradient[place]!, 0);
      expect(Math.abs(slope - wanted), one).toBeLessThan(1e-8 * Math.max(1, Math.abs(wanted)));
      parameter.set(start);
    }
  }
  tape.dispose();
});
