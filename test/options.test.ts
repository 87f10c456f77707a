import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkOptions,
  checkValue,
  flag,
  integer,
  listOf,
  OptionError,
  type OptionTable,
  oneOf,
  real,
  required,
  shown,
} from "../src/options.js";

interface Kettle {
  readonly litres?: number;
  readonly whistle?: boolean;
  readonly colour?: string;
  readonly marks?: readonly number[];
  readonly seed: number;
}

const kettle: OptionTable<Kettle> = {
  litres: real({ above: 0, most: 3 }),
  whistle: flag,
  colour: oneOf(["red", "blue"]),
  marks: listOf(integer(1, 9)),
  seed: required(integer(0)),
};

const check = (options: unknown) => () => checkOptions("a kettle", options as Kettle, kettle);

describe("checkOptions", () => {
  it("takes what fits, and nothing where nothing is required", () => {
    expect(check({ litres: 1.5, whistle: true, colour: "red", marks: [1, 2], seed: 0 })).not.toThrow();
    expect(check({ litres: undefined, seed: 7 })).not.toThrow();
  });

  it.each<[string, unknown, string]>([
    ["no number", { seed: 1, litres: Number.NaN }, "litres: got NaN, takes a number above 0 and of at most 3"],
    ["too much", { seed: 1, litres: 3.01 }, "litres: got 3.01, takes a number above 0 and of at most 3"],
    ["the excluded end", { seed: 1, litres: 0 }, "litres: got 0, takes a number above 0 and of at most 3"],
    ["an infinity", { seed: 1, litres: Number.POSITIVE_INFINITY }, "litres: got Infinity, takes"],
    ["a number in quotes", { seed: 1, litres: "2" }, 'litres: got "2", takes'],
    ["a fraction", { seed: 0.5 }, "seed: got 0.5, takes an integer of at least 0"],
    [
      "an integer that no double holds",
      { seed: 2 ** 53 },
      "seed: got 9007199254740992, takes an integer of at least 0",
    ],
    ["nothing where it is required", {}, "seed: got nothing, takes an integer of at least 0"],
    ["null", { seed: null }, "seed: got null, takes an integer of at least 0"],
    ["another choice", { seed: 1, colour: "green" }, 'colour: got "green", takes one of "red", "blue"'],
    ["a truth in numbers", { seed: 1, whistle: 1 }, "whistle: got 1, takes true or false"],
    ["no list", { seed: 1, marks: 3 }, "marks: got 3, takes a list, each an integer from 1 to 9"],
    ["a list with a hole", { seed: 1, marks: new Array(2) }, "marks[0]: got nothing, takes an integer from 1 to 9"],
    ["a nested list", { seed: 1, marks: [[1]] }, "marks[0]: got [1], takes an integer from 1 to 9"],
    [
      "a slip",
      { seed: 1, liters: 2 },
      "liters: got 2, takes no value; a kettle has litres, whistle, colour, marks, seed; did you mean litres?",
    ],
    ["a name that is like no other", { seed: 1, lid: 1 }, "lid: got 1, takes no value; a kettle has litres, whistle"],
    [
      "a name that every object has",
      JSON.parse('{ "seed": 1, "__proto__": 1 }'),
      "__proto__: got 1, takes no value; a kettle has",
    ],
    ["no object", 3, "options of a kettle: got 3, takes an object with litres, whistle, colour, marks, seed"],
    ["a list", [1], "options of a kettle: got [1], takes an object with litres"],
    ["nothing at all", null, "options of a kettle: got null, takes an object with"],
  ])("refuses %s", (_, options, says) => {
    expect(check(options)).toThrow(says);
    expect(check(options)).toThrow(OptionError);
  });
});

describe("ranges", () => {
  const ends = fc.record(
    { least: fc.integer(), most: fc.integer(), above: fc.integer(), below: fc.integer() },
    { requiredKeys: [] },
  );

  it("hold as they are stated, for every number", () => {
    fc.assert(
      fc.property(ends, fc.double(), (range, value) => {
        const { least = -Infinity, most = Infinity, above = -Infinity, below = Infinity } = range;
        const isWithin = Number.isFinite(value) && value >= least && value <= most && value > above && value < below;
        expect(real(range).accepts(value)).toBe(isWithin);
      }),
    );
  });

  it("take infinity where it is asked for, and never NaN or its negative", () => {
    const norm = real({ above: 0, infinite: true });
    expect([Number.POSITIVE_INFINITY, Number.NaN, Number.NEGATIVE_INFINITY].map(norm.accepts)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("shown", () => {
  it("is one short line for anything", () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withTypedArray: true, withSparseArray: true }), (value) => {
        const text = shown(value);
        expect(text.length).toBeLessThan(80);
        expect(text).not.toContain("\n");
      }),
    );
  });

  it("does not go down into what is nested", () => {
    let deep: unknown = [];
    for (let level = 0; level < 1e5; level++) deep = [deep];
    expect(() => checkValue("deep", deep, flag)).toThrow("deep: got a list of 1, takes true or false");
  });
});
