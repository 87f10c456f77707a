/** What the README says of commands, entries, files and configurations, held against what there is. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { defineSetting, parseConfiguration, presets, resolveConfiguration } from "../../src/experiment/index.js";
import { actionRules, norms } from "../../src/game/index.js";
import { methodNames } from "../../src/reciprocity/index.js";
import { run } from "../cli/run-command.js";
import { blocks, readme, root } from "./readme.js";

const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8"));

/** The rows of the table under a heading, as lists of cells. */
function table(head: string): string[][] {
  const after = readme.split(`${head}\n`)[1];
  if (after === undefined) throw new Error(`README.md has no table ${head}`);
  const lines = after.split("\n").slice(1);
  const end = lines.findIndex((line) => !line.startsWith("|"));
  return lines.slice(0, end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** What stands between backticks, outside of blocks. */
const codeIn = (text: string) =>
  [...text.replace(/^```.*?^```$/gms, "").matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);

async function help(...command: string[]): Promise<string> {
  const { status, stdout } = await run([...command, "--help"]);
  expect(status).toBe(0);
  return stdout;
}

test("every example and configuration was found, and no block is without a language", () => {
  expect(blocks.map(({ language, purpose }) => `${language} ${purpose}`)).toEqual([
    "js node",
    "ts deno",
    "js node",
    "json configuration",
  ]);
  expect(readme.match(/^```/gm)).toHaveLength(2 * (blocks.length + 1));
});

test("the two lines to begin with are scripts", () => {
  expect(readme).toContain("npm ci && npm start");
  expect(readme).toContain("npm ci && npm test");
  expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(["start", "test", "build"]));
  expect(manifest.engines.node).toBe(`>=${readme.match(/Node (\d+\.\d+) or later/)![1]}`);
});

test("entries are those of the package", () => {
  const entries = table("| entry | holds |").map(([entry]) => codeIn(entry!)[0]!.replace(manifest.name, "."));
  const exported = Object.keys(manifest.exports).filter((entry) => entry !== "./package.json");
  expect(entries.sort()).toEqual(exported.sort());
});

describe("the command", async () => {
  const commands = table("| command | does |").map(([command]) => codeIn(command!)[0]!.split(" ")[0]!);
  const rows = table("| options | of | |").map(([options, of]) => ({
    options: codeIn(options!).map((option) => option.split(" ")[0]!),
    of: of!.startsWith("all") ? commands.filter((command) => !codeIn(of!).includes(command)) : codeIn(of!),
  }));

  test("has the commands listed and no other", async () => {
    const listed = [...(await help()).matchAll(/^ {2}(\w+) \[options\]/gm)].map(([, command]) => command!);
    expect(listed.sort()).toEqual([...commands].sort());
  });

  test.each(commands)("%s has the options listed and no other", async (command) => {
    const given = [...(await help(command)).matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option]) => option!);
    const listed = rows.filter(({ of }) => of.includes(command)).flatMap(({ options }) => options);
    // evaluate plays so many episodes as a cross-check: its own --episodes, explained by its --help.
    if (command === "evaluate") listed.push("--episodes");
    expect(given.filter((option) => option !== "--help").sort()).toEqual(listed.sort());
  });

  test("presets, norms and action rules are those there are", () => {
    for (const name of ["l1", "l8", "hybrid-alld", "proud-alld"]) expect(Object.keys(presets)).toContain(name);
    const [paragraph] = readme.match(/^`norm` names .*?\n\n/ms)!;
    const named = codeIn(paragraph).filter((word) => /^[A-Z]/.test(word));
    const leading = ["L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8"];
    const known = new Set([...Object.keys(norms), ...Object.keys(actionRules)]);
    expect(new Set([...leading, ...named])).toEqual(known);
  });

  test("takes the configuration shown", async () => {
    const { code } = blocks.find(({ purpose }) => purpose === "configuration")!;
    const configuration = resolveConfiguration({ file: parseConfiguration(JSON.parse(code)) });
    expect(defineSetting(configuration).game.agents).toBe(9);
  });
});

test("methods are those there are, ours first", () => {
  expect(table("| method | how it learns | source |").map(([method]) => codeIn(method!)[0])).toEqual(methodNames);
});

test("folders and files of the map are there", () => {
  const folders = table("| folder | holds |").flatMap(([folder, holds]) => {
    const [path] = codeIn(folder!);
    const inside = codeIn(holds!).filter((name) => name.endsWith("/") && !existsSync(root + name));
    return [path!, ...inside.map((name) => path + name)];
  });
  const files = codeIn(readme).filter((name) => /^(src|test|bench)\/.*\.\w+$/.test(name));
  const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path!);
  expect(files.length).toBeGreaterThan(1);
  for (const path of [...folders, ...files, ...links]) expect(existsSync(root + path), path).toBe(true);
});

test("says that the game is a reconstruction, and cites what it is a reconstruction of", () => {
  expect(readme).toMatch(/game here is a reconstruction/);
  expect(readme).toContain("arXiv 2605.08323");
});

test("has a place for the table of recovery", () => {
  expect(readme).toMatch(/<!-- recovery:begin -->[\s\S]+<!-- recovery:end -->/);
});
