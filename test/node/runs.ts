/** Runs of the small setting in folders, to be stopped, damaged and gone on with. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sealed, timed } from "../../src/experiment/digest.js";
import {
  type Configuration,
  resolveConfiguration,
  runTraining,
  type TrainingHooks,
} from "../../src/experiment/index.js";
import { createRunFolder, readRun, reopenRunFolder } from "../../src/node/index.js";
import { small } from "../cli/run-command.js";

export const smallConfiguration = resolveConfiguration({ file: small });

/** Trains in a new folder, or in the place of the run that is there; stops after so many iterations. */
export async function train(
  path: string,
  iterations?: number,
  configuration: Configuration = smallConfiguration,
  hooks: TrainingHooks = {},
): Promise<void> {
  const kept = createRunFolder(path, { replace: true });
  try {
    await runTraining(configuration, { folder: kept, ...stopAfter(iterations), ...hooks });
  } finally {
    kept.close();
  }
}

export function stopAfter(iterations: number | undefined): TrainingHooks {
  const stop = new AbortController();
  return { signal: stop.signal, onIteration: ({ iteration }) => iteration === iterations && stop.abort() };
}

export async function resume(path: string, hooks: TrainingHooks = {}): Promise<void> {
  const kept = reopenRunFolder(path);
  try {
    const { checkpoint, configuration: saved } = await readRun(path, "run", hooks.onWarning);
    await runTraining(saved, { folder: kept, checkpoint, ...hooks });
  } finally {
    kept.close();
  }
}

export function read(path: string, name: string): string {
  return readFileSync(join(path, name), "utf8");
}

/** What must not depend on interruptions: the lines of every iteration, and the learner with its generator. */
export function essence(path: string): unknown {
  const { seconds: _, ...result } = JSON.parse(read(path, "result.json"));
  const { seconds: __, ...checkpoint } = JSON.parse(read(path, "checkpoint.json"));
  return { metrics: read(path, "metrics.jsonl"), result, checkpoint };
}

/** Without a digest, as older versions wrote it. */
export function unsealedText(text: string): string {
  return text
    .trimEnd()
    .split(/\n(?=\{)/)
    .map((part) => `${JSON.stringify({ ...JSON.parse(part), digest: undefined })}\n`)
    .join("");
}

/** Changes what is in a file of one JSON value, and gives it the digest of that. */
export function forge(path: string, name: string, change: (value: Record<string, unknown>) => void): void {
  const { digest: _, ...value } = JSON.parse(read(path, name));
  change(value);
  writeFileSync(join(path, name), JSON.stringify(sealed(value, timed)));
}
