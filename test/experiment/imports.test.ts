import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/** Packages that are loaded as soon as this module is: static imports, followed through the project's own files. */
function packagesOf(entry: string): Set<string> {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const [, specifier] of readFileSync(path, "utf8").matchAll(/^(?:import|export) (?!type )[^;]*?"([^"]+)";/gm)) {
      if (specifier!.startsWith(".")) visit(resolve(dirname(path), specifier!.replace(/\.js$/, ".ts")));
      else packages.add(specifier!);
    }
  };
  visit(resolve(import.meta.dirname, "../../src", entry));
  return packages;
}

const heavy = ["zod", "commander", "cli-progress", "@observablehq/plot", "linkedom", "jstat", "tinypool"];

describe("what is heavy is loaded when it is needed", () => {
  test("the library entry of experiments loads none of it", () => {
    expect([...packagesOf("experiment/index.ts")].filter((name) => heavy.includes(name))).toEqual([]);
  });

  test("the command loads commander alone, so that --help is there at once", () => {
    expect([...packagesOf("cli/command.ts")].filter((name) => heavy.includes(name))).toEqual(["commander"]);
  });

  test("the thread that has the terminal loads nothing of it, and none of our own floors", () => {
    expect([...packagesOf("cli/main.ts")].filter((name) => !name.startsWith("node:"))).toEqual([]);
  });

  test("this test sees packages at all", () => {
    expect(packagesOf("experiment/reproduce/record-schema.ts")).toContain("zod");
    expect(packagesOf("experiment/report/page.ts")).toContain("@observablehq/plot");
  });
});
