/** Reading files that somebody else may have written: no further than a limit, and nothing in them believed but that it is JSON. */
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { faultOfKeys } from "./duplicate-keys.js";
import { gotTakes, RequestError } from "./request-error.js";

/** The largest files that are read: far beyond what we write, far below what memory or a string can hold. */
export const sizeLimits = {
  configuration: 1 << 26,
  result: 1 << 28,
  metrics: 1 << 28,
  checkpoint: 1 << 28,
  records: 1 << 29,
} as const;

const AT_ONCE = 1 << 16;

/**
 * The JSON value in a file that a user names: it may be a link, a pipe or a device.
 *
 * @param field what errors call the file: `--config`.
 */
export async function readGivenJson(path: string, limit: number, field: string): Promise<unknown> {
  const file = await open(path, "r").catch((error: unknown) => {
    throw unreadable(field, path, error);
  });
  try {
    if ((await file.stat()).isDirectory()) throw gotTakes(field, path, "a file; this is a folder");
    const chunks: Buffer[] = [];
    for (let size = 0; ; ) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(AT_ONCE), 0, AT_ONCE, null);
      if (bytesRead === 0) break;
      size += bytesRead;
      if (size > limit) throw tooLarge(field, path, limit);
      chunks.push(buffer.subarray(0, bytesRead));
    }
    return parseJson(new TextDecoder().decode(Buffer.concat(chunks)), field, path);
  } finally {
    await file.close();
  }
}

/**
 * The text of a file of a run. In a folder that others can write to, a link there may lead anywhere, and a pipe would never
 * end: neither is opened.
 *
 * @param field what errors call the file: `checkpoint.json`.
 */
export function readText(path: string, limit: number, field = basename(path)): string {
  const file = opened(path, field);
  try {
    if (!fstatSync(file).isFile()) throw gotTakes(field, path, "a file; this is something else");
    const chunks: Buffer[] = [];
    for (let size = 0; ; ) {
      const buffer = Buffer.alloc(AT_ONCE);
      const bytesRead = readSync(file, buffer);
      if (bytesRead === 0) break;
      size += bytesRead;
      if (size > limit) throw tooLarge(field, path, limit);
      chunks.push(buffer.subarray(0, bytesRead));
    }
    return new TextDecoder().decode(Buffer.concat(chunks));
  } finally {
    closeSync(file);
  }
}

function opened(path: string, field: string): number {
  try {
    // Windows knows neither flag.
    return openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (systemCode(error) === "ELOOP") throw gotTakes(field, path, "a file; this is a link, which is not followed");
    throw unreadable(field, path, error);
  }
}

/** The JSON value in a file of a run; a RequestError says what it is instead. */
export function readJson(path: string, limit: number, field = basename(path)): unknown {
  return parseJson(readText(path, limit, field), field, path);
}

/**
 * The value of a text, every key of an object there once.
 *
 * @param path of the file that it is all of; without it, the text is a line.
 */
export function parseJson(text: string, field: string, path?: string): unknown {
  const [got, takes] = path === undefined ? [shortened(text), "a line of JSON"] : [JSON.stringify(path), "a JSON file"];
  const refuse = (reason: string, cause?: unknown): never => {
    throw new RequestError(field, `got ${got}, takes ${takes} (${reason})`, { cause });
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    refuse(error instanceof Error ? error.message.replace(/\s+/g, " ").slice(0, 100) : "unreadable", error);
  }
  const fault = faultOfKeys(text);
  if (fault !== undefined) refuse(`it ${fault}`);
  return value;
}

function shortened(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 60)}...` : text);
}

function unreadable(field: string, path: string, error: unknown): RequestError {
  const takes = `takes a file that can be read (${systemCode(error)})`;
  return new RequestError(field, `got ${JSON.stringify(path)}, ${takes}`, { cause: error });
}

function tooLarge(field: string, path: string, limit: number): RequestError {
  return gotTakes(field, path, `a file of at most ${limit / (1 << 20)} MB; this one is larger`);
}

/** The system's name for what went wrong with a file: `ENOENT`. */
export function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unreadable";
}
