/** Policies of many situations, as they are shown: averaged by how often each situation came up. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resolveConfiguration } from "../../src/experiment/index.js";
import type { Measurement } from "../../src/experiment/result.js";
import { shownByPartners } from "../../src/experiment/situations.js";

const configuration = resolveConfiguration({
  file: {
    residents: [
      { count: 2, norm: "L6" },
      { count: 1, action: "AllD", assessment: "L6" },
    ],
  },
});

const chances = (length: number) =>
  fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: length, maxLength: length });

/** Three partners in two rounds: six situations. */
const measured = fc
  .record({
    action: chances(24),
    assessment: chances(48),
    counts: fc.array(fc.nat({ max: 9 }), { minLength: 72, maxLength: 72 }),
  })
  .map(({ action, assessment, counts }) => {
    const shares = (from: number[]) => {
      const all = from.reduce((sum, count) => sum + count, 0);
      return from.map((count) => (all === 0 ? 0 : count / all));
    };
    return {
      policy: { sees: ["partner", "round"], situations: 6, action, assessment },
      visits: { action: shares(counts.slice(0, 24)), assessment: shares(counts.slice(24)) },
      reference: null,
    } as unknown as Measurement;
  });

describe("by the reputations alone", () => {
  test("over all partners, and with those of each group", () => {
    fc.assert(
      fc.property(measured, (result) => {
        const shown = shownByPartners(result, configuration);
        expect(shown.map(({ partners }) => partners)).toEqual([undefined, "2 L6", "1 AllD judging by L6"]);
        const within = [
          [0, 1, 2, 3, 4, 5],
          [0, 1, 2, 3],
          [4, 5],
        ];
        for (const [at, { result: one }] of shown.entries()) {
          for (const [half, contexts] of [
            ["action", 4],
            ["assessment", 8],
          ] as const) {
            const table = result.policy[half] as readonly number[];
            const all = within[at]!.flatMap((situation) =>
              Array.from({ length: contexts }, (_, context) => result.visits[half][situation * contexts + context]!),
            ).reduce((sum, share) => sum + share, 0);
            for (let context = 0; context < contexts; context++) {
              const places = within[at]!.map((situation) => situation * contexts + context);
              const met = places.reduce((sum, place) => sum + result.visits[half][place]!, 0);
              const mean = places.reduce((sum, place) => {
                const weight = met === 0 ? 1 / places.length : result.visits[half][place]! / met;
                return sum + weight * table[place]!;
              }, 0);
              expect(one.policy[half][context]).toBeCloseTo(mean, 10);
              expect(one.visits[half][context]).toBeCloseTo(all === 0 ? 0 : met / all, 10);
            }
            expect(one.policy[half]).toHaveLength(contexts);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test("rows of more than two outcomes stay rows, and what sees nothing more is shown as it is", () => {
    const row = (first: number) => [first, 1 - first, 0];
    const rows = (count: number) => Array.from({ length: count }, (_, at) => row((at % 5) / 5));
    const result = {
      policy: { sees: ["round"], situations: 2, action: rows(18), assessment: rows(54) },
      visits: { action: new Array(18).fill(1 / 18), assessment: new Array(54).fill(1 / 54) },
      reference: null,
    } as unknown as Measurement;
    const [all, ...groups] = shownByPartners(result, configuration);
    expect(groups).toEqual([]);
    const { action } = all!.result.policy;
    expect(action).toHaveLength(9);
    const [first] = action[1] as readonly number[];
    expect(first).toBeCloseTo((1 / 5 + 0) / 2, 12);
    const plain = { ...result, policy: { action: [0, 1, 0, 1], assessment: [0, 1, 0, 1, 0, 1, 0, 1] } };
    expect(shownByPartners(plain, configuration)).toEqual([{ result: plain }]);
  });
});
