// Ours against others, from one run: `npm run bench:peers`, or with part of a task's name, as `node bench/peers/run.mjs softmax`.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { origin } from "../../dist/bench/origin.js";
import { createProblem, flatten } from "../../dist/bench/rollout/problem.js";
import { per, spreadOf, tableText, times } from "../../dist/bench/table.js";
import manifest from "./package.json" with { type: "json" };
import { Contestant, race } from "./race.mjs";

/** Of a loss, and of a gradient or a result relative to its largest number. */
const TOLERANCE = 1e-4;
const OURS = "ours";
const RATIO = "times the time";
const matmulSizes = [
  [1, 64, 64, 64],
  [64, 32, 32, 32],
  [256, 16, 16, 16],
  [1024, 8, 8, 8],
  [1, 256, 256, 256],
  [1, 512, 512, 512],
  [1, 1024, 1024, 1024],
  [4096, 1, 32, 32],
  [1024, 1, 4, 32],
];
const softmaxSizes = [
  [4096, 2],
  [4096, 16],
  [1024, 128],
];

const only = process.argv[2] ?? "";
const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "reciprocity-gradient-"));
const tables = [];
try {
  await measure(rollout());
  for (const backward of [false, true]) await measure(matmul(backward));
  for (const log of [false, true]) for (const backward of [false, true]) await measure(softmax(log, backward));
} finally {
  rmSync(folder, { recursive: true });
}
if (only === "") {
  const { dependencies } = manifest;
  const result = { ...origin(), date: new Date().toISOString(), peers: dependencies, tolerance: TOLERANCE, tables };
  writeFileSync(path("../peers.json"), `${JSON.stringify(result, null, 2)}\n`);
}

/** Runs what is asked for of one table, and prints it. */
async function measure({ title, rows, tasks, figuresOf }) {
  if (!title.toLowerCase().includes(only.toLowerCase())) return;
  const figures = [];
  for (const task of tasks) {
    process.stderr.write(`${title}${task.row === undefined ? "" : `: ${task.row}`}\n`);
    for (const result of await race(task.contestants(), TOLERANCE)) figures.push(...figuresOf(task, result));
  }
  const table = { title, rows, figures };
  tables.push(table);
  console.log(tableText(table));
}

/** A column for a contestant, and one for its ratio. */
function columns({ row, unit, convert }, { name, nanoseconds, ratio }) {
  const time = { row, column: name, unit, ...convert(nanoseconds) };
  return name === OURS ? [time] : [time, { row, column: `${name} / ${OURS}`, unit: RATIO, ...ratio }];
}

function rollout() {
  const contestants = () => [
    ...libraries({ kind: "rollout" }),
    library("TensorFlow.js cpu", "tensorflow", { kind: "rollout", backend: "cpu" }),
    library("JavaScript by hand", "by-hand", { kind: "rollout" }),
    ...inC(),
  ];
  const figuresOf = (_, { name: row, nanoseconds, ratio, firstMilliseconds: first }) => [
    { row, column: "loss and gradient", unit: "ms", ...times(nanoseconds, 1e-6) },
    { row, column: `over ${OURS}`, unit: RATIO, ...ratio },
    ...(first === undefined ? [] : [{ row, column: "first, from the start", unit: "ms", ...spreadOf([first]) }]),
  ];
  return { title: "Rollout", rows: "written with", tasks: [{ contestants }], figuresOf };
}

function matmul(backward) {
  const tasks = matmulSizes.map((sizes) => {
    const operations = sizes.reduce((product, each) => product * each, backward ? 6 : 2);
    return {
      row: sizes.join("×"),
      unit: "GFLOP/s",
      convert: (spread) => per(spread, operations),
      contestants: () => libraries({ kind: "matmul", sizes, backward }),
    };
  });
  return {
    title: backward ? "Matrix product and both gradients" : "Matrix product",
    rows: "batch×m×k×n",
    tasks,
    figuresOf: columns,
  };
}

function softmax(log, backward) {
  const tasks = softmaxSizes.map((sizes) => ({
    row: sizes.join("×"),
    unit: "ns an element",
    convert: (spread) => times(spread, 1 / (sizes[0] * sizes[1])),
    contestants: () => libraries({ kind: "softmax", sizes, log, backward }),
  }));
  return {
    title: `${log ? "Log-softmax" : "Softmax"}${backward ? " and gradient" : ""}`,
    rows: "rows×columns",
    tasks,
    figuresOf: columns,
  };
}

function libraries(task) {
  return [
    library(OURS, "ours", task),
    library("jax-js wasm", "jax", task),
    library("TensorFlow.js wasm", "tensorflow", task),
  ];
}

function library(name, file, task) {
  return new Contestant(name, process.execPath, path("contestant.mjs"), file, JSON.stringify(task));
}

/** The program in C, in two widths, where it can be compiled. */
function inC() {
  const numbers = join(folder, "numbers");
  writeFileSync(numbers, flatten(createProblem()));
  const variants = {
    "C by hand, 128-bit SSE": ["-msse4.2", "-DLANES=4"],
    "C by hand, native": ["-march=native", "-DLANES=8"],
  };
  return Object.entries(variants).flatMap(([name, options]) => {
    const program = join(folder, name.replaceAll(/\W+/g, "-"));
    try {
      execFileSync("gcc", ["-O3", ...options, "-o", program, path("rollout.c")], { stdio: "pipe" });
    } catch (error) {
      const reason = error.code === "ENOENT" ? "there is no gcc here" : String(error.stderr).split("\n")[0];
      process.stderr.write(`${name}: left out, ${reason}\n`);
      return [];
    }
    return new Contestant(name, program, numbers);
  });
}
