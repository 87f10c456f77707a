// Writes docs/mutation.md from Stryker's reports and from the words about survivors in survivors.json.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes the page from those of these reports that are there. */
export async function writeReport(reports) {
  const words = JSON.parse(await readFile(new URL("survivors.json", import.meta.url), "utf8"));
  const found = [];
  const shares = new Set();
  for (const path of reports) {
    if (!existsSync(path)) continue;
    const { files, config } = JSON.parse(await readFile(path, "utf8"));
    const { share } = config.sample;
    shares.add(share);
    for (const [file, { source, mutants }] of Object.entries(files)) {
      const lines = source.split("\n");
      for (const mutant of mutants) found.push({ ...mutant, file, lines, share });
    }
  }
  // Ignored are those of code that runs when a module is loaded (see run.mjs); not compiling, those that were not drawn.
  const all = found.filter(({ status }) => status !== "Ignored");
  const drawn = all.filter(({ status }) => status !== "CompileError");
  const survivors = drawn.filter(({ status }) => status === "Survived" || status === "NoCoverage");
  for (const survivor of survivors) survivor.word = words.find((word) => isAbout(word, survivor));
  const stale = words.filter((word) => !survivors.some((survivor) => survivor.word === word));
  if (shares.has(1) && shares.size === 1) {
    for (const { file, line } of stale) console.warn(`survivors.json: nothing survives any more in ${file}: ${line}`);
  }
  const sections = [about([...shares]), table(all, drawn), listed(survivors)];
  await mkdir("docs", { recursive: true });
  await writeFile("docs/mutation.md", `${sections.join("\n\n")}\n`);
  const open = survivors.filter(({ word }) => word === undefined).length;
  console.log(`docs/mutation.md: ${percent(score(drawn))} of ${drawn.length}; ${open} survivors without a word`);
}

/** Whether an entry of survivors.json speaks of this mutant: file and line as they read, and what the code became. */
function isAbout({ file, line, becomes }, survivor) {
  return (
    file === survivor.file &&
    line === lineOf(survivor) &&
    (becomes === undefined || [becomes].flat().includes(survivor.replacement))
  );
}

function lineOf({ lines, location }) {
  return lines[location.start.line - 1].trim();
}

function about(shares) {
  const sampled = shares.some((share) => share < 1);
  return [
    "# Mutation testing",
    "",
    "[Stryker](https://stryker-mutator.io) changes the code of the engine, the game and the learners in every small way it",
    "knows, one at a time, and runs the tests of that area until one fails. A mutant that no test notices survives: a gap in",
    "the tests, or code that makes no difference. `npm run mutation` does this and writes this page;",
    "`test/mutation/run.mjs` says how to run a part.",
    "",
    "- The tests are those of the same part of the project (`test/mutation/run.mjs` names them), with the strict build, a fixed",
    "  seed and few cases of each property, and without those that take many seconds (`test/mutation/vitest.config.ts`).",
    "- What an error says counts as code like any other: its text becomes empty in one mutant.",
    "- Outside `src/game`, mutants of code that runs when its module is loaded are not tried, and not counted: each would take",
    "  a run of all tests.",
    "- The kernels in `assembly/` are not mutated: Stryker does not know AssemblyScript.",
    "- The score is the share of mutants that were noticed: by a test that failed (killed), or for never coming to an end",
    "  (timeout). Survivors that are equivalent to the code are not taken out of it.",
    ...(sampled
      ? [
          "- Where a share is given, the mutants were drawn at random, with an interval of 95 % (Wilson's) for the score of all.",
        ]
      : []),
  ].join("\n");
}

function table(all, drawn) {
  const folders = [...new Set(all.map(({ file }) => dirname(file)))].sort();
  const rows = [...folders, undefined].map((folder) => {
    const here = ({ file }) => folder === undefined || dirname(file) === folder;
    const [there, these] = [all.filter(here), drawn.filter(here)];
    const count = (status) => these.filter((mutant) => mutant.status === status).length;
    return [
      folder === undefined ? "**all**" : `\`${folder}\``,
      there.length,
      these.length,
      count("Killed"),
      count("Timeout") + count("RuntimeError"),
      count("Survived"),
      count("NoCoverage"),
      these.length === there.length ? percent(score(these)) : `${percent(score(these))} (${interval(these)})`,
    ];
  });
  const head = ["Folder", "Mutants", "Tried", "Killed", "Timeout", "Survived", "Not reached", "Score"];
  return [head, head.map((_, at) => (at === 0 ? "---" : "---:")), ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

function isNoticed({ status }) {
  return status === "Killed" || status === "Timeout" || status === "RuntimeError";
}

function score(mutants) {
  return mutants.filter(isNoticed).length / mutants.length;
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}

/** Wilson's interval of 95 % for the score of all mutants, of which these are a random sample. */
function interval(mutants) {
  const z = 1.959964;
  const n = mutants.length;
  const p = score(mutants);
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return `${(100 * (middle - half)).toFixed(1)} to ${(100 * (middle + half)).toFixed(1)}`;
}

function listed(survivors) {
  const spoken = survivors.filter(({ word }) => word !== undefined).length;
  const lines = [
    "## Survivors",
    "",
    `${survivors.length} survive; ${spoken} of them have a word from us (kept in \`test/mutation/survivors.json\`): _equivalent_ where`,
    "nothing that can be observed changes, _accepted_ where a test would cost more than it holds. What has no word is open.",
  ];
  for (const file of [...new Set(survivors.map((survivor) => survivor.file))].sort()) {
    lines.push("", `### ${file}`, "");
    const here = survivors.filter((survivor) => survivor.file === file);
    here.sort((one, other) => one.location.start.line - other.location.start.line);
    for (const survivor of here) {
      const { location, replacement, status, word } = survivor;
      const note = word === undefined ? "" : `: ${word.word}`;
      const reached = status === "NoCoverage" ? " (not reached)" : "";
      lines.push(`- ${location.start.line}: ${code(original(survivor))} → ${code(replacement)}${reached}${note}`);
    }
  }
  return lines.join("\n");
}

/** What the mutant replaced. */
function original({ lines, location: { start, end } }) {
  const rows = lines.slice(start.line - 1, end.line);
  rows[rows.length - 1] = rows[rows.length - 1].slice(0, end.column - 1);
  rows[0] = rows[0].slice(start.column - 1);
  return rows.join("\n");
}

/** As one line of Markdown, shortened. */
function code(text) {
  const flat = text.replaceAll(/\s+/g, " ").replaceAll("`", "'").trim();
  return `\`${flat.length > 72 ? `${flat.slice(0, 70)} …` : flat}\``;
}
