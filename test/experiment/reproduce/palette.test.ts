import { describe, expect, test } from "vitest";
import { looks } from "../../../src/experiment/reproduce/report/methods.js";
import { style } from "../../../src/experiment/reproduce/report/style.js";
import { methodNames } from "../../../src/reciprocity/index.js";

type Colour = readonly [number, number, number];

/** What those see who lack a kind of cones, in linear light; Machado, Oliveira and Fernandes 2009, severity 1. */
const sights: Readonly<Record<string, readonly Colour[]>> = {
  all: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

function times(rows: readonly Colour[], [x, y, z]: Colour): Colour {
  return rows.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Colour;
}

function linear(hex: string): Colour {
  return [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Colour;
}

/** Distance in OKLab (Ottosson 2020), in which equal steps look about equal; black and white are 1 apart. */
function distance(one: Colour, other: Colour): number {
  const lab = (colour: Colour): Colour => {
    const cones = times(
      [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ],
      colour,
    ).map(Math.cbrt) as unknown as Colour;
    return times(
      [
        [0.2104542553, 0.793617785, -0.0040720468],
        [1.9779984951, -2.428592205, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.808675766],
      ],
      cones,
    );
  };
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(...a.map((value, at) => value - b[at]!));
}

/** The page's colours by name: in the light, and in the dark. */
function schemes(): Map<string, string>[] {
  // First comes the style that all reports share, with a dark part of its own.
  const [, light, dark] = style.split("prefers-color-scheme: dark");
  return [light!, dark!].map(
    (css) => new Map([...css.matchAll(/--(\w+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name!, hex!])),
  );
}

describe("the lines of methods", () => {
  test("every method has a look of its own", () => {
    expect(Object.keys(looks).sort()).toEqual([...methodNames].sort());
  });

  test.each(Object.keys(sights))("are told apart by colour or by dashes: %s", (sight) => {
    for (const colours of schemes()) {
      const names = Object.keys(looks);
      for (const [at, one] of names.entries()) {
        for (const other of names.slice(at + 1)) {
          const [mine, theirs] = [looks[one]!, looks[other]!];
          if (mine.dashes !== theirs.dashes) continue;
          const [a, b] = [mine, theirs].map(({ colour }) => times(sights[sight]!, linear(colours.get(colour)!)));
          expect(distance(a!, b!), `${one} and ${other}`).toBeGreaterThan(0.06);
        }
      }
    }
  });
});
