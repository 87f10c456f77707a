// The rollout of src/bench/rollout/problem.ts against other ways to write it: `node bench/peers/rollout.mjs [rounds]`.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createProblem, flatten } from "../../dist/bench/rollout/problem.js";
import { Contestant, race } from "./race.mjs";

/** Relative to the largest gradient. */
const TOLERANCE = 1e-4;
const folder = mkdtempSync(join(tmpdir(), "reciprocity-gradient-"));
const path = (file) => new URL(file, import.meta.url).pathname;

const contestants = [];
try {
  const task = JSON.stringify({ kind: "rollout" });
  const add = (name, command, args) => contestants.push(new Contestant(name, command, args));
  add("ours", process.execPath, [path("contestant.mjs"), "ours", task]);
  add("JavaScript by hand", process.execPath, [path("contestant.mjs"), "by-hand", task]);
  const numbers = join(folder, "numbers");
  writeFileSync(numbers, flatten(createProblem()));
  const compile = (name, options) => {
    const program = join(folder, name.replaceAll(/\W+/g, "-"));
    try {
      execFileSync("gcc", ["-O3", ...options, "-o", program, path("rollout.c")], {
        stdio: ["ignore", "ignore", "inherit"],
      });
    } catch (error) {
      console.error(`${name}: left out, ${error.code === "ENOENT" ? "there is no gcc" : "it does not compile"}`);
      return;
    }
    add(name, program, [numbers]);
  };
  compile("C by hand, 128-bit SSE", ["-msse4.2", "-DLANES=4"]);
  compile("C by hand, what the processor has", ["-march=native", "-DLANES=8"]);

  for (const contestant of contestants) await contestant.start();
  const [{ answer }] = contestants;
  const scale = Math.max(...answer.gradient.map(Math.abs));
  for (const other of contestants) {
    const error = Math.max(
      Math.abs(other.answer.loss - answer.loss),
      ...answer.gradient.map((each, at) => Math.abs(each - other.answer.gradient[at]) / scale),
    );
    if (!(error < TOLERANCE)) throw new Error(`${other.name}: loss or gradient is off by ${error}`);
  }
  for (const { name, median, lower, upper, ratio } of await race(contestants, Number(process.argv[2] ?? 20))) {
    const show = (nanoseconds) => (nanoseconds / 1e6).toFixed(2);
    console.log(`${name.padEnd(36)} ${show(median)} ms (${show(lower)} to ${show(upper)})  x ${ratio.toFixed(2)}`);
  }
} finally {
  for (const contestant of contestants) await contestant.stop();
  rmSync(folder, { recursive: true });
}
