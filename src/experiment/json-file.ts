/** Reading JSON that somebody else may have written, and writing files so that a crash leaves the old one or the new one. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import { gotTakes, RequestError } from "./request-error.js";

/** The largest files that are read: far beyond what we write, far below what memory or a string can hold. */
export const sizeLimits = { configuration: 1 << 20, result: 1 << 24, metrics: 1 << 28, checkpoint: 1 << 28 } as const;

/**
 * The text of a file, read no further than the limit, so that no pipe or device can fill the memory.
 *
 * @param field what errors call the file: `--config`, `checkpoint.json`.
 */
export async function readText(path: string, limit: number, field = basename(path)): Promise<string> {
  const file = await opened(path, field);
  try {
    if ((await file.stat()).isDirectory()) throw gotTakes(field, path, "a file; this is a folder");
    const chunks: Buffer[] = [];
    for (let size = 0; ; ) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(1 << 16), 0, 1 << 16, null);
      if (bytesRead === 0) break;
      size += bytesRead;
      if (size > limit) throw gotTakes(field, path, `a file of at most ${sized(limit)}; this one is larger`);
      chunks.push(buffer.subarray(0, bytesRead));
    }
    return new TextDecoder().decode(Buffer.concat(chunks));
  } finally {
    await file.close();
  }
}

async function opened(path: string, field: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (error) {
    const takes = `takes a file that can be read (${systemCode(error)})`;
    throw new RequestError(field, `got ${JSON.stringify(path)}, ${takes}`, { cause: error });
  }
}

/** The JSON value in a file; a RequestError says what it is instead. */
export async function readJson(path: string, limit: number, field = basename(path)): Promise<unknown> {
  const text = await readText(path, limit, field);
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, " ").slice(0, 100) : "unreadable";
    throw new RequestError(field, `got ${JSON.stringify(path)}, takes a JSON file (${reason})`, { cause: error });
  }
}

/** Writes a file so that there is never half of one: beside it first, then in its place. */
export function writeWhole(path: string, text: string): void {
  const beside = `${path}.tmp`;
  try {
    const file = openSync(beside, "w");
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** The system's name for what went wrong with a file: `ENOENT`. */
export function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unreadable";
}

function sized(bytes: number): string {
  return `${bytes / (1 << 20)} MB`;
}
