/** Who may import what: held against the imports themselves, those of types included. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { circles, type Graph, importGraph, loadedWith } from "./import-graph.js";

const graph = importGraph();
const manifest: { sideEffects: string[] } = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
);

/** `@scope/name` of `@scope/name/part`; what Node has built in stays what it is. */
function packageOf(specifier: string): string {
  return specifier.startsWith("node:") ? specifier : specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

describe("no file imports in a circle", () => {
  test("types included", () => {
    expect(circles(graph)).toEqual([]);
  });

  test("this test sees circles at all, and writes them out", () => {
    const of = (file: string, kind: "static" | "type" | "late" = "static") => ({ of: file, kind });
    const some: Graph = new Map([
      ["a", [of("b", "type"), of("zod")]],
      ["b", [of("d"), of("c", "late")]],
      ["c", [of("a")]],
      ["d", []],
      ["e", [of("a"), of("e")]],
    ]);
    expect(circles(some)).toEqual(["a > b > c > a", "e > e"]);
  });
});

describe("every floor imports from those below it", () => {
  /** From the ground up; files beside them may be used by all. */
  const floors = ["autodiff", "game", "reciprocity", "experiment", "node", "bench", "cli"];

  test.each(floors)("src/%s", (floor) => {
    const above = floors.slice(floors.indexOf(floor) + 1).map((name) => `src/${name}/`);
    const wrong = [...graph]
      .filter(([file]) => file.startsWith(`src/${floor}/`))
      .flatMap(([file, imports]) => imports.map(({ of }) => [file, of] as const))
      .filter(([, of]) => above.some((folder) => of.startsWith(folder)));
    expect(wrong).toEqual([]);
  });

  test("games know nothing of tapes", () => {
    const wrong = [...graph].filter(
      ([file, imports]) => file.startsWith("src/game/") && imports.some(({ of }) => of.startsWith("src/autodiff/")),
    );
    expect(wrong.map(([file]) => file)).toEqual([]);
  });
});

describe("what runs wherever JavaScript does", () => {
  const entries = ["src/index.ts", "src/autodiff/index.ts", "src/testing/index.ts"];

  test.each(entries)("%s loads nothing of Node, and two packages", (entry) => {
    const packages = [...loadedWith(graph, entry)].filter((name) => !graph.has(name)).map(packageOf);
    const peers = entry.includes("testing") ? ["fast-check"] : [];
    expect(new Set(packages)).toEqual(new Set(["@assemblyscript/loader", "pure-rand", ...peers]));
  });

  // Bundlers that make one file of all wrap a module that is loaded late, and with it all that it loads; what these wrappers
  // hold is then there too late for those who import it in the ordinary way.
  test.each(entries)("%s loads late only what loads nothing itself", (entry) => {
    const late = [...loadedWith(graph, entry)].flatMap((file) =>
      (graph.get(file) ?? []).filter(({ kind }) => kind === "late").map(({ of }) => of),
    );
    expect(late.filter((name) => !name.startsWith("src/autodiff/wasm/"))).toEqual([]);
  });

  // For the same reason: a bundler that takes a barrel for free of effects goes past it to what it hands on, and leaves out the
  // call that initialises what it has wrapped. All else is free of them.
  test("barrels, and they alone, are said to have side effects", () => {
    const barrels = [...entries, "src/node/index.ts"]
      .flatMap((entry) => [...loadedWith(graph, entry)])
      // The engine is one file once it is built.
      .filter((file) => file.endsWith("/index.ts") && file !== "src/autodiff/index.ts");
    const built = [...new Set(barrels)].map((file) => file.replace(/^src(.*)\.ts$/, "./dist$1.js"));
    expect(new Set(manifest.sideEffects)).toEqual(new Set(built));
  });

  test("only what is under node, cli and bench imports what Node has built in", () => {
    const users = [...graph].filter(([, imports]) => imports.some(({ of }) => of.startsWith("node:")));
    expect(users.map(([file]) => file).filter((file) => !/^src\/(node|cli|bench)\//.test(file))).toEqual([]);
    expect(users.length).toBeGreaterThan(10);
  });

  test("nothing else imports what is under node", () => {
    const users = [...graph].filter(([, imports]) => imports.some(({ of }) => of.startsWith("src/node/")));
    expect(users.map(([file]) => file).filter((file) => !/^src\/(node|cli|bench)\//.test(file))).toEqual([]);
  });
});

describe("what is heavy is loaded when it is needed", () => {
  const heavy = ["zod", "commander", "cli-progress", "@observablehq/plot", "linkedom", "jstat", "tinypool"];
  const heavyOf = (entry: string) => [...loadedWith(graph, entry)].filter((name) => heavy.includes(name));

  test("the entry for Node loads none of it", () => {
    expect(heavyOf("src/node/index.ts")).toEqual([]);
  });

  test("the command loads commander alone, so that --help is there at once", () => {
    expect(heavyOf("src/cli/command.ts")).toEqual(["commander"]);
  });

  test("the thread that has the terminal loads nothing of it, and none of our own floors", () => {
    const loaded = [...loadedWith(graph, "src/cli/main.ts")].filter((name) => !name.startsWith("node:"));
    // A character that is not seen is written out by the floor below.
    expect(loaded.filter((name) => !name.startsWith("src/cli/"))).toEqual(["src/experiment/printable.ts"]);
  });

  test("this test sees packages at all", () => {
    expect(loadedWith(graph, "src/node/reproduce/record-schema.ts")).toContain("zod");
    expect(loadedWith(graph, "src/experiment/report/page.ts")).toContain("@observablehq/plot");
  });
});
