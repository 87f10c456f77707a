/** Lists that are filled anew every iteration, against plain arrays and maps. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IntegerRows } from "../../src/reciprocity/integer-rows.js";
import { AgentList, PairList } from "../../src/reciprocity/numbering.js";

describe("rows of integers", () => {
  test("are what was written, and the filler beyond, however many and however often", () => {
    const batches = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: -9, max: -1 }),
        batches,
        (width, filler, counts) => {
          const rows = new IntegerRows(width, filler);
          for (const count of counts) {
            const wanted: number[] = [];
            for (let row = 0; row < count; row++) {
              const at = rows.add();
              for (let column = 0; column < width; column++) rows.data[at + column] = row * width + column;
              for (let column = 0; column < width; column++) wanted.push(row * width + column);
            }
            expect(rows.count).toBe(count);
            for (const asked of [0, count, 64, 2 * count + 130]) {
              const got = Array.from(rows.first(asked));
              const room = Array.from({ length: asked * width }, (_, at) => wanted[at] ?? filler);
              expect(got).toEqual(room);
            }
            rows.clear();
            expect(rows.count).toBe(0);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test("are given as a view where there is room", () => {
    const rows = new IntegerRows(2, -1);
    expect(rows.first(64).buffer).toBe(rows.data.buffer);
    expect(rows.first(65).buffer).not.toBe(rows.data.buffer);
  });
});

describe("numbers are given in the order of first naming", () => {
  test("to agents", () => {
    const batches = fc.array(fc.array(fc.integer({ min: 0, max: 19 }), { maxLength: 40 }), { maxLength: 4 });
    fc.assert(
      fc.property(batches, (lists) => {
        const agents = new AgentList(20);
        for (const list of lists) {
          const order = [...new Set(list)];
          expect(list.map((agent) => agents.of(agent))).toEqual(list.map((agent) => order.indexOf(agent)));
          expect(agents.agents).toEqual(order);
          agents.clear();
          expect(agents.agents).toEqual([]);
        }
      }),
    );
  });

  test("to ordered pairs, also where there are too many for the first table", () => {
    // So few agents that pairs come again, and so many that they collide.
    const pair = (most: number) => fc.tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }));
    const batch = fc.oneof(
      fc.array(pair(3), { maxLength: 40 }),
      fc.array(pair(0x7fffffff), { minLength: 300, maxLength: 400, size: "max" }),
    );
    fc.assert(
      fc.property(fc.array(batch, { minLength: 1, maxLength: 3 }), (lists) => {
        const pairs = new PairList();
        for (const list of lists) {
          const order = [...new Set(list.map((one) => one.join()))];
          const wanted = list.map((one) => order.indexOf(one.join()));
          expect(list.map(([subject, judge]) => pairs.of(subject, judge))).toEqual(wanted);
          expect(list.map(([subject, judge]) => pairs.of(subject, judge))).toEqual(wanted);
          expect(pairs.subjects.map((subject, at) => `${subject},${pairs.judges[at]}`)).toEqual(order);
          pairs.clear();
          expect([pairs.subjects, pairs.judges]).toEqual([[], []]);
        }
      }),
      { numRuns: 30 },
    );
  });
});
