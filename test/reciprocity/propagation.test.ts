/** Which courses run on what is recorded: those that are nowhere larger. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine } from "../../src/autodiff/index.js";
import { defineGame } from "../../src/game/index.js";
import { Propagation, productDistribution } from "../../src/reciprocity/propagation.js";

const engine = await createEngine();
const game = defineGame({ agents: 5, rounds: 4 });

test("a course fits where no size of it is larger", () => {
  const size = {
    starts: 3,
    axes: 3,
    agents: 4,
    pairs: 5,
    live: { encounters: 3, meetings: 3 },
    later: { encounters: 4, meetings: 2 },
    beyond: 0,
  };
  const tape = engine.tape();
  const society = { action: tape.input([4, 4, 2]), assessment: tape.input([4, 8, 2]) };
  const propagation = new Propagation(tape, game, society, size);
  const around = (number: number) => fc.integer({ min: number - 1, max: number + 1 });
  const anyStretch = ({ encounters, meetings }: typeof size.live) =>
    fc.record({ encounters: around(encounters), meetings: around(meetings) });
  const flat = ({ live, later, ...rest }: typeof size) => [
    ...Object.values(rest),
    ...Object.values(live),
    ...Object.values(later),
  ];
  const other = fc.record({
    starts: around(3),
    axes: around(3),
    agents: around(4),
    pairs: around(5),
    live: anyStretch(size.live),
    later: anyStretch(size.later),
    beyond: fc.constant(0),
  });
  fc.assert(
    fc.property(other, (one) => {
      const most = flat(size);
      expect(propagation.fits(one)).toBe(flat(one).every((number, at) => number <= most[at]!));
    }),
    { numRuns: 500 },
  );
  // One by one, so that none is left to chance.
  expect(propagation.fits(size)).toBe(true);
  for (const field of ["starts", "axes", "agents", "pairs"] as const) {
    expect(propagation.fits({ ...size, [field]: size[field] + 1 })).toBe(false);
  }
  for (const stretch of ["live", "later"] as const) {
    for (const field of ["encounters", "meetings"] as const) {
      const larger = { ...size[stretch], [field]: size[stretch][field] + 1 };
      expect(propagation.fits({ ...size, [stretch]: larger })).toBe(false);
    }
  }
  tape.dispose();
});

test("independent reputations have the product of their chances, the first the most significant", () => {
  const one = Float64Array.of(0.2, 0.3, 0.5);
  expect([...productDistribution(one, 0)]).toEqual([1]);
  const product = productDistribution(one, 3);
  expect(product.length).toBe(27);
  for (const [state, chance] of product.entries()) {
    const digits = [Math.floor(state / 9), Math.floor(state / 3) % 3, state % 3];
    expect(chance).toBeCloseTo(
      digits.reduce((all, digit) => all * one[digit]!, 1),
      15,
    );
  }
});
