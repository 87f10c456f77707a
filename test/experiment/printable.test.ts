import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printable, printableLines } from "../../src/experiment/printable.js";
import { htmlPage } from "../../src/experiment/report/html.js";
import { unseenIn } from "../unseen.js";

/** By their names in Unicode, apart from how the function tells them. */
const unseen: readonly (readonly [name: string, character: string, written: string])[] = [
  ["NULL", "\0", "\\u0000"],
  ["ESCAPE", "\u001b", "\\u001b"],
  ["LINE FEED", "\n", "\\u000a"],
  ["CARRIAGE RETURN", "\r", "\\u000d"],
  ["DELETE", "\u007f", "\\u007f"],
  ["CONTROL SEQUENCE INTRODUCER", "\u009b", "\\u009b"],
  ["RIGHT-TO-LEFT OVERRIDE", "\u202e", "\\u202e"],
  ["LEFT-TO-RIGHT ISOLATE", "\u2066", "\\u2066"],
  ["POP DIRECTIONAL ISOLATE", "\u2069", "\\u2069"],
  ["ARABIC LETTER MARK", "\u061c", "\\u061c"],
  ["ZERO WIDTH SPACE", "\u200b", "\\u200b"],
  ["ZERO WIDTH NO-BREAK SPACE", "\ufeff", "\\ufeff"],
  ["SOFT HYPHEN", "\u00ad", "\\u00ad"],
  ["INTERLINEAR ANNOTATION ANCHOR", "\ufff9", "\\ufff9"],
  ["HANGUL FILLER", "\u3164", "\\u3164"],
  ["LINE SEPARATOR", "\u2028", "\\u2028"],
  ["TAG LATIN SMALL LETTER A", "\u{e0061}", "\\udb40\\udc61"],
  ["half of a pair", "\ud800", "\\ud800"],
];
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom(...unseen.map(([, character]) => character), "a", "\\", "é", "名", "😀") }),
);

describe("text of others", () => {
  test.each(unseen)("%s is written out", (_name, character, written) => {
    expect(printable(`a${character}b`)).toBe(`a${written}b`);
  });

  test("what can be seen stays", () => {
    const seen = "Ωμέγα – “名前” ½ € \u00a0 naïve 😀 \\u001b C:\\runs";
    expect(printable(seen)).toBe(seen);
  });

  test("nothing unseen is left of any, and a second time changes nothing", () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(unseenIn(printable(any))).toEqual([]);
        expect(printable(any)).not.toContain("\n");
        expect(printable(printable(any))).toBe(printable(any));
        expect(printableLines(any).split("\n")).toEqual(any.split("\n").map(printable));
      }),
      { seed: 18 },
    );
  });

  test("JSON of it means the same", () => {
    fc.assert(
      fc.property(fc.dictionary(text, text), (any) => {
        const written = JSON.stringify(any);
        expect(JSON.parse(printable(written))).toEqual(JSON.parse(written));
      }),
      { seed: 18 },
    );
  });

  test("a page has none, wherever it comes from", () => {
    fc.assert(
      fc.property(text, text, (title, content) => {
        expect(unseenIn(htmlPage(title, "", content))).toEqual([]);
      }),
      { seed: 18 },
    );
  });
});
