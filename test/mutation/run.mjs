// Changes the code in every small way Stryker knows, one at a time, and counts which changes the tests notice:
//
//   npm run mutation                      all areas, all mutants; writes docs/mutation.md
//   npm run mutation -- game              one area, or several
//   npm run mutation -- --sample 0.2      a fifth of the mutants, the same ones every time (--seed picks others)
//   npm run mutation -- --mutate "src/game/norm.ts,src/game/payoff.ts"   some files only, added to what was found before
//   npm run mutation -- --report          only writes docs/mutation.md anew from what was found
//   npm run mutation -- --fresh           believes no result of an earlier run; otherwise those are taken over where
//                                         neither the mutant's code nor the tests that ran it changed
//
// The reports of Stryker are in reports/mutation/, a file for each area.
import { mkdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { writeReport } from "./report.mjs";

/** What is mutated, each judged by the tests in the folder of the same name under test/. */
const areas = ["game", "autodiff", "reciprocity"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    concurrency: { type: "string", default: "2" },
    mutate: { type: "string" },
    report: { type: "boolean", default: false },
    fresh: { type: "boolean", default: false },
  },
});
for (const name of positionals) {
  if (!areas.includes(name)) throw new Error(`area: got ${JSON.stringify(name)}, takes ${areas.join(", ")}`);
}
const share = Number(values.sample);
if (!(share > 0 && share <= 1)) throw new Error(`--sample: got ${values.sample}, takes a number above 0, at most 1`);
const concurrency = Number(values.concurrency);
if (!(Number.isInteger(concurrency) && concurrency >= 1)) {
  throw new Error(`--concurrency: got ${values.concurrency}, takes a whole number from 1`);
}

const folder = "reports/mutation";
await mkdir(folder, { recursive: true });
if (!values.report) {
  for (const area of areas) {
    const wanted = positionals.length === 0 || positionals.includes(area);
    const files = (values.mutate ?? `src/${area}/**/*.ts,!src/${area}/wasm/**`).split(",");
    const here = files.some((file) => file.startsWith(`src/${area}/`));
    if (wanted && here) await mutate(area, files);
  }
}
if (values.mutate === undefined) await writeReport(areas.map((area) => `${folder}/${area}.json`));

async function mutate(area, files) {
  const sampled = share < 1;
  await new Stryker({
    mutate: files,
    testRunner: "vitest",
    vitest: { configFile: "test/mutation/vitest.config.ts", dir: `test/${area}` },
    plugins: ["@stryker-mutator/vitest-runner", import.meta.resolve("./sample.mjs")],
    checkers: sampled ? ["sample"] : [],
    sample: { share, seed: values.seed },
    coverageAnalysis: "perTest",
    concurrency,
    incremental: true,
    incrementalFile: `${folder}/${area}-${share}-${values.seed}.incremental.json`,
    force: values.fresh,
    reporters: ["progress-append-only", "clear-text", "json"],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    jsonReporter: { fileName: `${folder}/${area}.json` },
    // Stryker would rewrite a tsconfig.json with a TypeScript of another major version, which is not needed here.
    tsconfigFile: "none",
    disableTypeChecks: false,
    ignorePatterns: ["runs", "bench", "dist", "docs"],
    allowConsoleColors: false,
  }).runMutationTest();
}
