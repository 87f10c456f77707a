/** A run's folder: who may use it, and what lies in it. */
import { existsSync, mkdirSync, rmdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Checkpoint, parseCheckpoint } from "../experiment/checkpoint.js";
import type { Configuration } from "../experiment/configuration.js";
import { sealed, timed, type Warn } from "../experiment/digest.js";
import { gameOf } from "../experiment/game.js";
import { type Metrics, metricsText } from "../experiment/metrics.js";
import type { PayoffRange } from "../experiment/payoff-range.js";
import { gotTakes, RequestError } from "../experiment/request-error.js";
import { resolveConfiguration } from "../experiment/resolve.js";
import type { TrainingResult } from "../experiment/result.js";
import type { RunKeeper, TrainingReport } from "../experiment/run-keeper.js";
import { parseConfiguration } from "../experiment/schema.js";
import { makeFolder, unwritable } from "./folder.js";
import { readJson, readSealed, sizeLimits, systemCode } from "./json-file.js";
import { type FolderLock, lockFolder } from "./lock.js";
import { MetricsFile, readMetrics } from "./metrics-file.js";
import { placeOf, type RunNames, replaceRun, settleReplacement } from "./replacement.js";
import { withModules } from "./resident-modules.js";
import { removeLeftovers, writeWhole } from "./whole-file.js";

/** What lies in a run folder. */
export const runFiles = {
  configuration: "config.json",
  metrics: "metrics.jsonl",
  checkpoint: "checkpoint.json",
  result: "result.json",
  report: "report.html",
} as const;

const { configuration: CONFIGURATION, ...otherFiles } = runFiles;
const names: RunNames = { configuration: CONFIGURATION, others: Object.values(otherFiles) };

/** A run folder in use by this process. Close it, so that others may use it. Writing to it throws a FolderLostError once it is another's. */
export class RunFolder implements RunKeeper {
  private readonly lock: FolderLock;
  private replaces = false;

  /**
   * @param path as its user wrote it.
   * @param isNew whether it was made for this run.
   * @param field what errors call the path.
   */
  constructor(
    readonly path: string,
    private readonly field: string,
    private readonly isNew: boolean,
  ) {
    this.lock = lockFolder(path, field);
    try {
      settleReplacement(path, names);
      removeLeftovers(path, Object.values(runFiles));
    } catch (error) {
      this.lock.release();
      throw error instanceof RequestError ? error : unwritable(field, path, error);
    }
  }

  file(name: keyof typeof runFiles): string {
    return join(this.path, runFiles[name]);
  }

  /** The run that lies here gives way to the one that begins, and only then. */
  replaceOnBegin(): void {
    this.replaces = true;
  }

  /** What every run writes first: its configuration, and the iterations it goes on from. */
  begin(configuration: Configuration, metrics: readonly Metrics[]): void {
    this.lock.check();
    const writeConfiguration = (): void => writeWhole(this.file("configuration"), pretty(sealed(configuration)));
    try {
      if (this.replaces) replaceRun(this.path, names, writeConfiguration);
      else writeConfiguration();
      this.replaces = false;
      writeWhole(this.file("metrics"), metricsText(metrics));
    } catch (error) {
      throw error instanceof RequestError ? error : unwritable(this.field, this.path, error);
    }
  }

  metricsUpTo(iteration: number, payoffs: PayoffRange, onWarning: Warn): Metrics[] {
    return readMetrics(this.file("metrics"), iteration, payoffs, onWarning);
  }

  /** The lines of the iterations to come. */
  openMetrics(): MetricsFile {
    return new MetricsFile(this.file("metrics"), () => this.lock.check());
  }

  writeCheckpoint(checkpoint: Checkpoint): void {
    this.write("checkpoint", `${JSON.stringify(sealed(checkpoint, timed))}\n`);
  }

  /** @param result with its digest. */
  writeResult(result: TrainingResult): void {
    this.write("result", pretty(result));
  }

  async writeReport(report: TrainingReport): Promise<void> {
    // What draws is loaded when there is something to draw.
    const { reportPage } = await import("../experiment/report/page.js");
    this.write("report", reportPage(report));
  }

  /** Lets others use the folder. One that was made for a run that did not even start is removed. */
  close(): void {
    const isOurs = this.lock.holds();
    this.lock.release();
    if (!isOurs || !this.isNew) return;
    try {
      rmdirSync(this.path);
    } catch (error) {
      if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(systemCode(error))) throw error;
    }
  }

  private write(name: keyof typeof runFiles, text: string): void {
    this.lock.check();
    writeWhole(this.file(name), text);
  }
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

export interface CreateOptions {
  /** Takes the place of a run that lies there, once the new one begins. */
  readonly replace?: boolean;
  /** What errors call the path. */
  readonly field?: string;
}

/** Makes a folder for a new run. One that holds a run is refused, unless it is to be replaced. */
export function createRunFolder(path: string, { replace = false, field = "out" }: CreateOptions = {}): RunFolder {
  if (path.trim() === "") throw gotTakes(field, path, "the path of a folder");
  const folder = new RunFolder(path, field, makeFolder(path, field));
  try {
    const present = Object.values(runFiles).filter((name) => existsSync(join(path, name)));
    if (present.length === 0) return folder;
    if (!isRun(path)) throw gotTakes(field, path, `another folder: this one holds ${present[0]} of something else`);
    const remedies = "--force to replace it, or --resume to go on with it";
    if (!replace) throw gotTakes(field, path, `a folder without a run in it (${remedies})`);
    folder.replaceOnBegin();
    return folder;
  } catch (error) {
    folder.close();
    throw error;
  }
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

/**
 * Reads a run without taking its folder; everything in it is checked.
 *
 * @param onWarning told of what is believed without a digest.
 */
export async function readRun(path: string, field = "run", onWarning: Warn = () => {}): Promise<SavedRun> {
  const file = runFile(path, "configuration");
  if (!existsSync(file)) throw noRun(path, field);
  const inFile = (name: string): string => `config.json ${name}`;
  const value = parseConfiguration(readSealed(file, sizeLimits.configuration, onWarning), inFile);
  const configuration = resolveConfiguration({ file: await withModules(value, path) });
  const saved = runFile(path, "checkpoint");
  return {
    configuration,
    checkpoint: existsSync(saved)
      ? parseCheckpoint(readSealed(saved, sizeLimits.checkpoint, onWarning), gameOf(configuration))
      : undefined,
  };
}

/** Where a file of a run is to be read. */
export function runFile(path: string, name: keyof typeof runFiles): string {
  return placeOf(path, runFiles[name], names.configuration);
}

function noRun(path: string, field: string): RequestError {
  return gotTakes(field, path, "the folder of a run, which has a config.json");
}

/** Whether the config.json there is one of ours, so that --force does not remove somebody else's. */
function isRun(path: string): boolean {
  try {
    const value = readJson(join(path, runFiles.configuration), sizeLimits.configuration);
    return typeof value === "object" && value !== null && "game" in value && "training" in value;
  } catch {
    return false;
  }
}
