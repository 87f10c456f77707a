// Changes the code in every small way Stryker knows, one at a time, and counts which changes the tests notice:
//
//   npm run mutation                      all areas, all mutants; writes docs/mutation.md
//   npm run mutation -- game              one area, or several
//   npm run mutation -- --sample 0.2      a fifth of the mutants, the same ones every time (--seed picks others)
//   npm run mutation -- game --mutate "src/game/norm.ts,src/game/payoff.ts"   some files only, added to what was found before
//   npm run mutation -- --report          only writes docs/mutation.md anew from what was found
//   npm run mutation -- --fresh           believes no result of an earlier run; otherwise those are taken over where
//                                         neither the mutant's code nor the tests that ran it changed
//
// The reports of Stryker are in reports/mutation/, a file for each area.
import { mkdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { writeReport } from "./report.mjs";

/** What is refused, in all parts of the library; the game has a test of its own for that. */
const WRONG = "test/wrong-*.test.ts";

/**
 * What is mutated, and the tests that judge it: not all there are, but those of the same part of the project. `static`:
 * mutants in code that runs when its module is loaded are tried too; each takes a run of all tests of the area, so that
 * only where these are quick it is worth it.
 */
const areas = {
  game: { files: ["src/game/**/*.ts"], tests: ["test/game/*.test.ts"], static: true },
  autodiff: { files: ["src/autodiff/**/*.ts", "!src/autodiff/wasm/*"], tests: ["test/autodiff/**/*.test.ts"] },
  reciprocity: {
    files: ["src/reciprocity/*.ts", "src/reciprocity/estimators/*.ts"],
    tests: [
      "test/reciprocity/*.test.ts",
      "test/reciprocity/estimators/*.test.ts",
      // Of the registry.
      "test/reciprocity/baselines/methods.test.ts",
      "!test/reciprocity/*oracle*",
      WRONG,
    ],
  },
  oracle: {
    files: ["src/reciprocity/oracle/*.ts"],
    tests: ["test/reciprocity/*oracle*.test.ts", "test/reciprocity/simulation.test.ts", WRONG],
  },
  baselines: { files: ["src/reciprocity/baselines/*.ts"], tests: ["test/reciprocity/baselines/*.test.ts", WRONG] },
  continuous: {
    files: ["src/reciprocity/continuous/**/*.ts"],
    tests: ["test/reciprocity/continuous/*.test.ts", WRONG],
  },
};
const names = Object.keys(areas);

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
  if (!names.includes(name)) throw new Error(`area: got ${JSON.stringify(name)}, takes ${names.join(", ")}`);
}
const share = Number(values.sample);
if (!(share > 0 && share <= 1)) throw new Error(`--sample: got ${values.sample}, takes a number above 0, at most 1`);
const concurrency = Number(values.concurrency);
if (!(Number.isInteger(concurrency) && concurrency >= 1)) {
  throw new Error(`--concurrency: got ${values.concurrency}, takes a whole number from 1`);
}

const folder = "reports/mutation";
await mkdir(folder, { recursive: true });
if (values.mutate !== undefined && positionals.length !== 1) throw new Error("--mutate: takes one area before it");
if (!values.report) {
  for (const name of positionals.length === 0 ? names : positionals) await mutate(name);
}
if (values.mutate === undefined) await writeReport(names.map((area) => `${folder}/${area}.json`));

async function mutate(area) {
  const { files, tests, static: withStatic = false } = areas[area];
  // For vitest.config.ts, in a process of Stryker's.
  process.env.MUTATION_TESTS = tests.join(",");
  await new Stryker({
    mutate: values.mutate?.split(",") ?? files,
    testRunner: "vitest",
    vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
    plugins: ["@stryker-mutator/vitest-runner", import.meta.resolve("./sample.mjs")],
    checkers: share < 1 ? ["sample"] : [],
    sample: { share, seed: values.seed },
    coverageAnalysis: "perTest",
    ignoreStatic: !withStatic,
    dryRunTimeoutMinutes: 30,
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
