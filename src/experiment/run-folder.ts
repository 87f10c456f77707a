/** A run's folder: who may use it, and what lies in it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Checkpoint, readCheckpoint } from "./checkpoint.js";
import type { Configuration } from "./configuration.js";
import { makeFolder, unwritable } from "./folder.js";
import { readJson, sizeLimits, systemCode, writeWhole } from "./json-file.js";
import { lockFolder } from "./lock.js";
import { gotTakes, type RequestError } from "./request-error.js";
import { resolveConfiguration } from "./resolve.js";

/** What lies in a run folder. */
export const runFiles = {
  configuration: "config.json",
  metrics: "metrics.jsonl",
  checkpoint: "checkpoint.json",
  result: "result.json",
  report: "report.html",
} as const;

/** A run folder in use by this process. Close it, so that others may use it. */
export class RunFolder {
  private readonly unlock: () => void;

  /**
   * @param path as its user wrote it.
   * @param isNew whether it was made for this run.
   * @param field what errors call the path.
   */
  constructor(
    readonly path: string,
    field: string,
    private readonly isNew: boolean,
  ) {
    this.unlock = lockFolder(path, field);
  }

  file(name: keyof typeof runFiles): string {
    return join(this.path, runFiles[name]);
  }

  writeConfiguration(configuration: Configuration): void {
    writeWhole(this.file("configuration"), `${JSON.stringify(configuration, null, 2)}\n`);
  }

  writeCheckpoint(checkpoint: Checkpoint): void {
    writeWhole(this.file("checkpoint"), `${JSON.stringify(checkpoint)}\n`);
  }

  writeResult(result: object): void {
    writeWhole(this.file("result"), `${JSON.stringify(result, null, 2)}\n`);
  }

  writeReport(page: string): void {
    writeWhole(this.file("report"), page);
  }

  /** Lets others use the folder. One that was made for a run that did not even start is removed. */
  close(): void {
    this.unlock();
    if (this.isNew && readdirSync(this.path).length === 0) rmdirSync(this.path);
  }
}

export interface CreateOptions {
  /** Takes the place of a run that lies there. */
  readonly replace?: boolean;
  /** What errors call the path. */
  readonly field?: string;
}

/** Makes a folder for a new run. One that holds a run is refused, unless it is to be replaced. */
export function createRunFolder(path: string, { replace = false, field = "out" }: CreateOptions = {}): RunFolder {
  if (path.trim() === "") throw gotTakes(field, path, "the path of a folder");
  const isNew = makeFolder(path, field);
  const present = Object.values(runFiles).filter((name) => existsSync(join(path, name)));
  if (present.length > 0) {
    if (!isRun(path)) throw gotTakes(field, path, `another folder: this one holds ${present[0]} of something else`);
    const remedies = "--force to replace it, or --resume to go on with it";
    if (!replace) throw gotTakes(field, path, `a folder without a run in it (${remedies})`);
  }
  const folder = new RunFolder(path, field, isNew);
  for (const name of present) rmSync(join(path, name), { force: true });
  return folder;
}

/** Makes a folder of this name for a new run, with a number at its end if there is one already. */
export function createNumberedRunFolder(path: string, field = "out"): RunFolder {
  makeFolder(dirname(path), field);
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? path : `${path}-${number}`;
    try {
      // Not recursive: of two processes that ask at once, one makes it and the other takes the next number.
      mkdirSync(numbered);
    } catch (error) {
      if (systemCode(error) === "EEXIST") continue;
      throw unwritable(field, numbered, error);
    }
    return new RunFolder(numbered, field, true);
  }
}

/** A run as it lies in its folder. */
export interface SavedRun {
  readonly configuration: Configuration;
  /** Absent if it was stopped before the first. */
  readonly checkpoint: Checkpoint | undefined;
}

/** Takes an existing run's folder to go on with it. */
export function reopenRunFolder(path: string, field = "run"): RunFolder {
  if (!existsSync(join(path, runFiles.configuration))) throw noRun(path, field);
  return new RunFolder(path, field, false);
}

/** Reads a run without taking its folder; everything in it is checked. */
export async function readRun(path: string, field = "run"): Promise<SavedRun> {
  const file = join(path, runFiles.configuration);
  if (!existsSync(file)) throw noRun(path, field);
  const { checkConfiguration } = await import("./schema.js");
  const inFile = (name: string): string => `config.json ${name}`;
  const value = checkConfiguration(await readJson(file, sizeLimits.configuration), inFile);
  const configuration = resolveConfiguration({ file: value });
  const saved = join(path, runFiles.checkpoint);
  return { configuration, checkpoint: existsSync(saved) ? await readCheckpoint(saved) : undefined };
}

function noRun(path: string, field: string): RequestError {
  return gotTakes(field, path, "the folder of a run, which has a config.json");
}

/** Whether the config.json there is one of ours, so that --force does not remove somebody else's. */
function isRun(path: string): boolean {
  const file = join(path, runFiles.configuration);
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof value === "object" && value !== null && "game" in value && "training" in value;
  } catch {
    return false;
  }
}
