/** Residents that module files make. A file is loaded before the configuration that names it is looked at: see node/resident-modules.ts. */
import type { Player } from "../game/index.js";
import type { ResidentConfiguration } from "./configuration.js";
import { gotTakes } from "./request-error.js";

/** So many residents by a module whose default export is an agent, or a function that makes one. */
export interface ModuleGroup {
  readonly count: number;
  /** Path of the file; in a configuration file from its folder, in what is kept of a run absolute. */
  readonly module: string;
  /** SHA-256 of the file's text in hexadecimal: what it has to be, where it is told. */
  readonly digest?: string;
}

/** By path and digest, as modules are loaded once in a process. */
const loaded = new Map<string, Player>();

export function keepModule({ module, digest }: Omit<ModuleGroup, "count">, player: Player): void {
  loaded.set(`${digest} ${module}`, player);
}

/**
 * The agent that a group's module made.
 *
 * @param field what errors call the group: `residents[1]`
 * @throws RequestError for a module that was not loaded, or one that has rules beside it
 */
export function moduleAgent({ module, digest, ...rest }: ResidentConfiguration, field: string): Player {
  for (const name of ["norm", "action", "assessment"] as const) {
    if (rest[name] === undefined) continue;
    throw gotTakes(`${field}.${name}`, rest[name], "nothing beside a module, which says how to act and how to judge");
  }
  const player = loaded.get(`${digest} ${module}`);
  if (player !== undefined) return player;
  throw gotTakes(
    `${field}.module`,
    module,
    "a module that was loaded: configurations that name one are read from files",
  );
}
