import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const source = new URL("../../src/", import.meta.url);

test("fast-check, an optional peer, is imported by the testing entry alone", () => {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const importing = files.filter((file) => /from "fast-check"/.test(readFileSync(new URL(file, source), "utf8")));
  expect(importing.length).toBeGreaterThan(0);
  // Nor does anything else lead there.
  const leading = files.filter((file) => /\/testing\//.test(readFileSync(new URL(file, source), "utf8")));
  expect([...importing, ...leading].filter((file) => !/^testing[\\/]/.test(file))).toEqual([]);
});
