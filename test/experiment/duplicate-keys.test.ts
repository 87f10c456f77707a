import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faultOfKeys } from "../../src/experiment/duplicate-keys.js";
import { parseJson } from "../../src/experiment/json-text.js";

/** An object as the list of its fields, so that keys may be there twice. */
type Fields = { readonly fields: readonly (readonly [string, Value])[] };
type Value = Fields | readonly Value[] | string | number | boolean | null;

/** Few keys, so that they repeat; odd ones among them. */
const key = fc.oneof(fc.constantFrom("a", "b", '"', "\\", "a\\", ":", "{", "[,", "\u2028", ""), fc.string());
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(key, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie("value")), { maxLength: 4 }).map((fields) => ({ fields })),
  ),
}));

function isFields(each: Value): each is Fields {
  return typeof each === "object" && each !== null && !Array.isArray(each);
}

/** As JSON, with spaces and escapes as they come. */
function written(each: Value, space: string, isEscaped: boolean): string {
  const text = (string: string): string =>
    isEscaped ? `"${string.split("").map(escaped).join("")}"` : JSON.stringify(string);
  if (typeof each === "string") return text(each);
  if (isFields(each)) {
    const fields = each.fields.map(
      ([name, part]) => `${text(name)}${space}:${space}${written(part, space, isEscaped)}`,
    );
    return `{${space}${fields.join(`${space},${space}`)}${space}}`;
  }
  if (Array.isArray(each)) return `[${each.map((part) => written(part, space, isEscaped)).join(`${space},`)}]`;
  return JSON.stringify(each);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function hasTwice(each: Value): boolean {
  if (isFields(each)) {
    const names = each.fields.map(([name]) => name);
    return new Set(names).size < names.length || each.fields.some(([, part]) => hasTwice(part));
  }
  return Array.isArray(each) && each.some(hasTwice);
}

describe("keys of JSON", () => {
  test("are found to be there twice where they are, and nowhere else", () => {
    fc.assert(
      fc.property(value, fc.constantFrom("", " ", "\n\t"), fc.boolean(), (each, space, isEscaped) => {
        const text = written(each, space, isEscaped);
        JSON.parse(text);
        expect(faultOfKeys(text) !== undefined).toBe(hasTwice(each));
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  test("are named with their place", () => {
    const text = '{\n "residents": [{ "count": 1 }, { "count": 2,\n "norm": "L6", "norm": "L3" }] }';
    expect(() => parseJson(text, "--config", "file.json")).toThrow(
      '--config: got "file.json", takes a JSON file (it has "residents[1].norm" twice, again in line 3)',
    );
    expect(faultOfKeys('{"seed":1,"se\\u0065d":2}')).toBe('has "seed" twice, again in line 1');
    expect(faultOfKeys('{"a":{"x":1},"b":{"x":1},"x":[{"x":1},{"x":1}]}')).toBeUndefined();
    expect(faultOfKeys('{"__proto__":1,"constructor":2,"__proto__":3}')).toBe('has "__proto__" twice, again in line 1');
  });

  test("and their nesting ends before the stack does", () => {
    const deep = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
    expect(parseJson(deep(100), "x")).toHaveLength(1);
    expect(() => parseJson(deep(101), "x")).toThrow(/nests deeper than 100 in line 1/);
    expect(() => parseJson(deep(1_000_000), "x")).toThrow(/nests deeper than 100/);
  });
});
