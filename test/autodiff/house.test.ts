/** The engine knows nothing of what it is used for, and imports next to nothing. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** Paths of the sources in a folder, but for those that the build makes. */
function sources(folder: string): string[] {
  return readdirSync(resolve(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((file) => /\.m?ts$|\.mjs$/.test(file) && !file.includes("/wasm/") && file !== "assembly/dispatch.ts");
}

/** Whole or in parts of names. */
const words = /belief|reputation|encounter|agent|game|societ|judg|donor|donat|reciproci|resident|gossip/i;

test.each(["src/autodiff", "assembly", "test/autodiff"])("%s has no word of games", (folder) => {
  const files = sources(folder);
  expect(files.length).toBeGreaterThan(20);
  const found = files
    .filter((file) => basename(file) !== basename(import.meta.filename))
    .flatMap((file) =>
      readFileSync(resolve(root, file), "utf8")
        .split("\n")
        .flatMap((line, at) => (words.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
    );
  expect(found).toEqual([]);
});

/** What files outside a folder its files import, types included. */
function importsOf(folder: string): string[] {
  const found = new Set<string>();
  for (const file of sources(folder)) {
    const text = readFileSync(resolve(root, file), "utf8");
    for (const [, from] of text.matchAll(/(?:\bfrom|\bimport\(?)\s*"([^"]+)"/g)) {
      const path = from!.startsWith(".") ? relative(root, resolve(root, dirname(file), from!)) : from!;
      if (!path.startsWith(`${folder}/`)) found.add(path.replaceAll("\\", "/"));
    }
  }
  return [...found].sort();
}

test("src/autodiff imports the options, the generator and the loader of kernels", () => {
  expect(importsOf("src/autodiff")).toEqual(["@assemblyscript/loader", "src/options.js", "src/random.js"]);
});

test("assembly imports the layout of instructions and the list of operations", () => {
  expect(importsOf("assembly").filter((path) => !path.startsWith("node:"))).toEqual([
    "assemblyscript/asc",
    "src/autodiff/instruction",
    "src/autodiff/wasm/operation",
  ]);
});
