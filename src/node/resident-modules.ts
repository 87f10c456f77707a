/** Loads the module files that a configuration names. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { PartialConfiguration, ResidentConfiguration } from "../experiment/configuration.js";
import { gotTakes, RequestError } from "../experiment/request-error.js";
import { keepModule } from "../experiment/resident-modules.js";
import { type Agent, isAsked, type MakeAgent, type Player } from "../game/index.js";
import { shown } from "../options.js";

/**
 * The configuration with every module's absolute path and digest, once all of them are loaded.
 *
 * @param folder that paths are from
 * @throws RequestError for a file that there is not, that does not load, has another digest than is told, or does not export an agent
 */
export async function withModules(configuration: PartialConfiguration, folder: string): Promise<PartialConfiguration> {
  const { residents } = configuration;
  if (!residents?.some(({ module }) => module !== undefined)) return configuration;
  const groups: ResidentConfiguration[] = [];
  for (const [at, group] of residents.entries()) groups.push(await withModule(group, folder, `residents[${at}]`));
  return { ...configuration, residents: groups };
}

async function withModule(group: ResidentConfiguration, folder: string, field: string): Promise<ResidentConfiguration> {
  if (group.module === undefined) return group;
  const module = resolve(folder, group.module);
  const text = await readFile(module).catch((error: unknown) => {
    throw wrong(`${field}.module`, group.module, "cannot be read", error);
  });
  const digest = createHash("sha256").update(text).digest("hex");
  if (group.digest !== undefined && group.digest !== digest) {
    throw gotTakes(`${field}.digest`, digest, `${group.digest}: ${basename(module)} has been changed`);
  }
  // A file that changes while a process goes on is another module.
  const url = `${pathToFileURL(module).href}?${digest}`;
  const exported: { readonly default?: unknown } = await import(url).catch((error: unknown) => {
    throw wrong(`${field}.module`, group.module, "does not load", error);
  });
  const player = exported.default;
  if (!isPlayer(player)) {
    const what = shown(player);
    const takes = "a module whose default export is an agent, or a function that makes one";
    throw new RequestError(
      `${field}.module`,
      `got ${shown(group.module)}, which exports ${what} by default, takes ${takes}`,
    );
  }
  keepModule({ module, digest }, named(player, basename(module)));
  return { ...group, module, digest };
}

function isPlayer(value: unknown): value is Agent | MakeAgent {
  return isAsked(value as Player);
}

/** The same, with a name that errors call it. */
function named(player: Agent | MakeAgent, name: string): MakeAgent {
  const make: MakeAgent = (episode) => (typeof player === "function" ? player(episode) : player);
  return Object.defineProperty(make, "name", { value: name });
}

function wrong(field: string, module: string | undefined, what: string, cause: unknown): RequestError {
  const [line = ""] = String(cause instanceof Error ? cause.message : cause).split("\n");
  return new RequestError(field, `got ${shown(module)}, which ${what}: ${line}`, { cause });
}
