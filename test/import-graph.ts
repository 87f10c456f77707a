/** Who imports whom in src/, read from the imports themselves. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, resolve, sep } from "node:path";

const root = resolve(import.meta.dirname, "..");

export interface Import {
  /** A file of ours as `src/game/game.ts`, or what else stands in the import. */
  readonly of: string;
  /** `type`: nothing is left of it in what runs; `late`: loaded when it is called for. */
  readonly kind: "static" | "type" | "late";
}

export type Graph = ReadonlyMap<string, readonly Import[]>;

/** All files of src/. */
export function importGraph(): Graph {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .map((file) => `src/${file.replaceAll(sep, "/")}`);
  return new Map(files.sort().map((file) => [file, importsOf(file)]));
}

function importsOf(file: string): Import[] {
  const code = readFileSync(join(root, file), "utf8").replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, "");
  const named = (specifier: string): string =>
    specifier.startsWith(".") ? posix.join(dirname(file), specifier).replace(/\.js$/, ".ts") : specifier;
  const from = [...code.matchAll(/^(?:import|export) (?<type>type )?[^;"]*?from "(?<of>[^"]+)";/gm)];
  const bare = [...code.matchAll(/^import "(?<of>[^"]+)";/gm)];
  const late = [...code.matchAll(/\bimport\("(?<of>[^"]+)"\)/g)];
  return [
    ...[...from, ...bare].map(({ groups }) => ({
      of: named(groups!.of!),
      kind: groups!.type === undefined ? ("static" as const) : ("type" as const),
    })),
    ...late.map(({ groups }) => ({ of: named(groups!.of!), kind: "late" as const })),
  ];
}

/** Everything that is loaded with a file: it, and what static imports lead to, packages and built-in modules among them. */
export function loadedWith(graph: Graph, file: string): Set<string> {
  const seen = new Set<string>();
  const visit = (one: string): void => {
    if (seen.has(one)) return;
    seen.add(one);
    for (const { of, kind } of graph.get(one) ?? []) if (kind === "static") visit(of);
  };
  visit(file);
  return seen;
}

/** A circle for each knot of files that lead to each other, written out: `a.ts > b.ts > a.ts`. */
export function circles(graph: Graph): string[] {
  const found: string[] = [];
  const told = new Set<string>();
  for (const start of graph.keys()) {
    if (told.has(start)) continue;
    const circle = wayBack(graph, start);
    if (circle === undefined) continue;
    found.push(circle.join(" > "));
    for (const file of circle) told.add(file);
  }
  return found;
}

/** The shortest way from a file to itself. */
function wayBack(graph: Graph, start: string): string[] | undefined {
  const before = new Map<string, string>();
  const queue = [start];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const { of } of graph.get(file) ?? []) {
      if (of === start) {
        const way = [start];
        for (let at: string | undefined = file; at !== undefined; at = before.get(at)) way.unshift(at);
        return way;
      }
      if (!graph.has(of) || before.has(of)) continue;
      before.set(of, file);
      queue.push(of);
    }
  }
  return undefined;
}
