// The section "Speed" of the README, from bench/results.json (`npm run bench`) and bench/peers.json (`npm run bench:peers`),
// either of which calls this in the end.
import { readFile, writeFile } from "node:fs/promises";
import { short } from "../dist/bench/table.js";

const [ours, peers] = await Promise.all(["results.json", "peers.json"].map(read));
const readme = new URL("../README.md", import.meta.url);
const marked = /(<!-- speed:begin -->)[\s\S]*(<!-- speed:end -->)/;
const old = await readFile(readme, "utf8");
if (!marked.test(old)) throw new Error("README.md has no place for the tables");
const text = [rollout(), matmul(), functions(), training(), growth()].join("\n\n");
await writeFile(
  readme,
  old.replace(marked, (_, begin, end) => `${begin}\n${text}\n${end}`),
);

async function read(name) {
  return JSON.parse(await readFile(new URL(name, import.meta.url), "utf8"));
}

function tablesOf(result) {
  return result.tables ?? result.suites.flatMap((suite) => suite.tables);
}

function has(result, title) {
  return tablesOf(result).some((each) => each.title.startsWith(title));
}

/** The figures of the table whose title starts so, by row and column. */
function tableOf(result, title) {
  const table = tablesOf(result).find((each) => each.title.startsWith(title));
  if (table === undefined) throw new Error(`there is no table "${title}"`);
  const rows = [...new Set(table.figures.map(({ row }) => row))];
  const get = (row, column) => {
    const figure = table.figures.find((each) => each.row === row && each.column === column);
    if (figure === undefined) throw new Error(`"${title}" has no "${column}" of "${row}"`);
    return figure;
  };
  return { rows, get, value: (row, column) => short(get(row, column).median) };
}

function markdown(head, lines) {
  const align = head.map((_, at) => (at === 0 ? "---" : "---:"));
  return [head, align, ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function machineOf({ machine, versions }) {
  return `${machine.cpu.replace(/\(R\)/g, "")}, ${machine.cores} cores, Node ${versions.node}`;
}

function rollout() {
  const table = tableOf(peers, "Rollout");
  const lines = table.rows.map((row) => {
    const first = row.startsWith("C ") ? "" : `${Math.round(table.get(row, "first, from the start").median)} ms`;
    return [row, `${table.value(row, "loss and gradient")} ms`, `${table.value(row, "over ours")} ×`, first];
  });
  const first = tableOf(ours, "First gradient");
  const started = (row) => Math.round(first.get(row, "first gradient").median);
  return `One rollout of two small networks, loss and gradient: 256 rows, 36 steps, two layers of 16 hidden units a step (one run of
\`npm run bench:peers\`; ${machineOf(peers)}). The last column counts from the start of a process, in
a harness that also reads the problem. A program that does nothing else, in Node ${ours.versions.node}, has its first gradient ${started(
    "start of the process",
  )} ms after
the start of the process and ${started("first line of the program")} ms after its own first line: the rest is Node's.

${markdown(["", "median", "of our time", "first gradient"], lines)}`;
}

function matmul() {
  const strict = tableOf(ours, "Matrix product, f32, strict");
  // Not every version of Node has relaxed SIMD.
  const relaxed = has(ours, "Matrix product, f32, relaxed") && tableOf(ours, "Matrix product, f32, relaxed");
  const forward = tableOf(peers, "Matrix product");
  const backward = tableOf(peers, "Matrix product and both gradients");
  const sizes = strict.rows.filter((row) => forward.rows.includes(row));
  const limits = strict.rows.map((row) => strict.get(row, "mul + add").median).toSorted((a, b) => a - b);
  const limit = limits[limits.length >> 1];
  const cell = (row, column) => {
    const { median, share, bestShare } = strict.get(row, column);
    return `${short(median)} (${[share, bestShare].map((each) => Math.round(100 * each)).join(", ")} %)`;
  };
  const times = (row) =>
    ["jax-js wasm", "TensorFlow.js wasm"].map(
      (name) => `${forward.value(row, `${name} / ours`)} ×, ${backward.value(row, `${name} / ours`)} ×`,
    );
  return `Matrix products in f32, in GFLOP/s. In parentheses is the share of the limit of 128-bit SIMD, ${short(limit)} GFLOP/s, the most
multiplications and additions that a loop in WebAssembly does here with nothing to load or store: in the median, and in the fastest
twentieth of the samples. They can be far apart: the machine is shared, and its speed changes within seconds, though that of the limit,
a loop of arithmetic alone, hardly does. dA and dB are the gradients alone.
${relaxed ? `"Relaxed" is the build with fused multiply-add, whose limit is ${relaxed.value(sizes[0], "fused")} GFLOP/s. ` : ""}The other layouts
(either operand stored transposed), odd sizes and f64 are in [results.json](bench/results.json). Then how many times our time others
take for the product, and for the product with both gradients. Ours are in Node ${ours.versions.node}, the
comparisons all in Node ${peers.versions.node}.

${markdown(
  ["batch × m × k × n", "A B", "dA", "dB", ...(relaxed ? ["A B, relaxed"] : []), "jax-js", "TensorFlow.js"],
  sizes.map((row) => [
    row,
    ...["NN", "NN dA", "NN dB"].map((column) => cell(row, column)),
    ...(relaxed ? [relaxed.value(row, "NN")] : []),
    ...times(row),
  ]),
)}`;
}

function functions() {
  const elementwise = tableOf(ours, "Functions, f32");
  const softmax = tableOf(ours, "Softmax, f32");
  const rival = (row, name) =>
    ["jax-js wasm", "TensorFlow.js wasm"].map((library) => `${tableOf(peers, name).value(row, `${library} / ours`)} ×`);
  const replay = tableOf(ours, "An instruction replayed");
  const recorded = tableOf(ours, "An operation recorded");
  const allocated = tableOf(ours, "JavaScript memory");
  const slowest = Math.max(...recorded.rows.map((row) => recorded.get(row, "recorded").median));
  return `Functions and softmax in f32, in ns an element. Errors of exp, log, tanh and sigmoid are at most 2 units in the last place
(\`test/autodiff/precision.test.ts\`). Other libraries are in Node ${peers.versions.node}.

${markdown(
  ["", "forward", "backward", "jax-js", "TensorFlow.js"],
  [
    ...elementwise.rows.map((row) => [
      row,
      elementwise.value(row, "forward 4096"),
      elementwise.value(row, "adjoint 4096"),
      "",
      "",
    ]),
    ...[
      ["softmax", "Softmax"],
      ["logSoftmax", "Log-softmax"],
    ].flatMap(([operation, name]) =>
      softmax.rows.map((row) => [
        `${name.toLowerCase()}, ${row}`,
        softmax.value(row, `${operation} forward`),
        softmax.value(row, `${operation} backward`),
        ...rival(row, name),
      ]),
    ),
  ],
)}

The tape itself: an instruction that scales one number takes ${replay.value("scale", "forward")} ns forward and ${replay.value("scale", "backward")} ns backward, all included; recording an
operation takes up to ${short(slowest)} µs; a replay allocates ${Math.round(allocated.get(allocated.rows[0], "allocated").median)} bytes of JavaScript memory.`;
}

function training() {
  const flagship = tableOf(ours, "The flagship");
  const [row] = flagship.rows;
  const exact = tableOf(ours, "The exact belief");
  const play = tableOf(ours, "Encounters played");
  const nine = ["random", "direct", "indirect"]
    .map((matching) => `${play.value("9", matching)} (${matching})`)
    .join(", ");
  return `\`hybrid-alld\`, 150 iterations from a cold start, plays and learns for ${flagship.value(row, "training")} s and reaches ${flagship.value(row, "best response's payoff")} % of the best
response's payoff (medians of three seeds; that is all iterations, without the start of the process, the looks at how good the
estimators are, and files). Played episodes of nine
agents go by at ${nine} million encounters a second. The exact belief, 150 iterations:

${markdown(
  ["agents", "vectors of reputations, K^N", "seconds", "µs an iteration and vector", "memory, MB"],
  exact.rows.map((agents) => [
    agents,
    String(exact.get(agents, "K^N").median),
    exact.value(agents, "150 iterations"),
    exact.value(agents, "an iteration"),
    exact.value(agents, "memory"),
  ]),
)}`;
}

function growth() {
  const agents = tableOf(ours, "The anchored gradient by agents");
  const sizes = agents.rows.filter((row) => /^\d+$/.test(row));
  const memory = tableOf(ours, "A trainer's memory by agents");
  return `The anchored gradient does the work of a decision's light cone, not of the crowd; with a large crowd, less of it is in cache. Memory is
a trainer's after its first iteration; of a large crowd, nearly all of it is what was seen of the others:

${markdown(
  ["agents", "µs a decision", "of that at nine", "memory, MB"],
  sizes.map((row) => [
    Number(row).toLocaleString("en"),
    agents.value(row, "both"),
    `${short(agents.get(row, "both").share)} ×`,
    memory.value(row, "memory"),
  ]),
)}

![Time of the anchored gradient by agents, rounds, horizon and episodes, and memory by agents, with fitted powers](bench/growth.svg)`;
}
