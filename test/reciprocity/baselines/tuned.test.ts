/** The defaults: values that their knobs take, and the best of the search once it was run. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkKnobs } from "../../../src/reciprocity/baselines/knobs.js";
import { knobs, type MethodName, methodNames, tuned } from "../../../src/reciprocity/index.js";

test.each(methodNames)("%s", (name) => {
  expect(Object.keys(tuned[name])).toEqual(Object.keys(knobs[name]));
  checkKnobs(name, tuned[name]);
});

const results = new URL("../../../bench/tuning.json", import.meta.url);

test.skipIf(!existsSync(results))("are what bench/tuning.json has as best", () => {
  const { methods }: { methods: Record<MethodName, { best: object }> } = JSON.parse(readFileSync(results, "utf8"));
  for (const name of methodNames) expect(tuned[name]).toEqual(methods[name].best);
});
