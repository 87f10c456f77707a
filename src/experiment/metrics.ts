/** What every iteration of a training was like: a line each of `metrics.jsonl`. */
import { appendFileSync, closeSync, fsyncSync, openSync } from "node:fs";
import type { Iteration } from "../reciprocity/index.js";
import { readText, sizeLimits, systemCode, writeWhole } from "./json-file.js";

/** An iteration, with how far the estimators are from the residents' true behaviour where that was looked at. */
export interface Metrics extends Iteration {
  /** Mean absolute difference of the estimated chance of cooperating, weighted by visits. */
  readonly actionError?: number;
  /** The same of the estimated chance of a Good signal. */
  readonly assessmentError?: number;
}

/** Whether the estimators are compared with the truth after this iteration: at first always, later now and then. */
export function isProbed(iteration: number): boolean {
  return iteration <= 10 || iteration % 5 === 0;
}

/** Appends lines to the file. Each is handed to the system at once: a killed process loses none but the one it is at. */
export class MetricsFile {
  private readonly file: number;

  constructor(path: string) {
    this.file = openSync(path, "a");
  }

  append(metrics: Metrics): void {
    appendFileSync(this.file, written(metrics));
  }

  /** Waits until the disk has everything: a checkpoint must not be newer than the lines before it. */
  flush(): void {
    fsyncSync(this.file);
  }

  close(): void {
    closeSync(this.file);
  }
}

/** The lines of a file up to an iteration, without what a crash cut off or what is to be computed again. */
export async function readMetrics(path: string, upTo: number): Promise<Metrics[]> {
  const kept: Metrics[] = [];
  let next = 1;
  for (const line of (await textOrNothing(path)).split("\n")) {
    const metrics = parsed(line);
    if (metrics === undefined || metrics.iteration < next || metrics.iteration > upTo) continue;
    kept.push(metrics);
    next = metrics.iteration + 1;
  }
  return kept;
}

/** Puts exactly these lines into the file. */
export function writeMetrics(path: string, lines: readonly Metrics[]): void {
  writeWhole(path, lines.map(written).join(""));
}

async function textOrNothing(path: string): Promise<string> {
  try {
    return await readText(path, sizeLimits.metrics);
  } catch (error) {
    if (error instanceof Error && systemCode(error.cause) === "ENOENT") return "";
    throw error;
  }
}

const numbers = [
  "iteration",
  "episodes",
  "encounters",
  "payoff",
  "payoffStandardError",
] as const satisfies readonly (keyof Metrics)[];

const sometimes = [
  "predictedPayoff",
  "actionLoss",
  "assessmentLoss",
  "gradientNorm",
  "actionError",
  "assessmentError",
] as const satisfies readonly (keyof Metrics)[];

/** A line, its fields in one order whatever wrote it: a resumed run has the same file. */
function written(metrics: Metrics): string {
  return `${JSON.stringify(metrics, [...numbers, ...sometimes])}\n`;
}

function parsed(line: string): Metrics | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const fields = new Map(Object.entries(value));
  if (!Number.isSafeInteger(fields.get("iteration"))) return undefined;
  const metrics: [string, number][] = numbers.map((name) => [name, numberOf(fields.get(name))]);
  for (const name of sometimes) if (fields.has(name)) metrics.push([name, numberOf(fields.get(name))]);
  return Object.fromEntries(metrics) as unknown as Metrics;
}

/** JSON has no NaN: it is `null` there. */
function numberOf(value: unknown): number {
  return typeof value === "number" ? value : Number.NaN;
}
