/** The defaults: values that the options take, and the best of the search that was run last. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkOptions } from "../../src/options.js";
import { type MethodName, methodNames, methods } from "../../src/reciprocity/index.js";

const results = new URL("../../bench/tuning.json", import.meta.url);
const tuning: { methods: Record<string, { best: object }> } = JSON.parse(readFileSync(results, "utf8"));

test.each(methodNames)("%s takes its own", (name) => {
  const { searchSpace, defaults } = methods[name];
  expect(Object.keys(defaults)).toEqual(Object.keys(searchSpace));
  checkOptions<object>(name, defaults, searchSpace);
});

test("the search is of methods that there are, in their order", () => {
  expect(Object.keys(tuning.methods)).toEqual(methodNames.filter((name) => name in tuning.methods));
});

test.each(Object.entries(tuning.methods))("%s does what the search found best", (name, { best }) => {
  expect(methods[name as MethodName].defaults).toEqual(best);
});
