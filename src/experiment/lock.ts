/** One process at a time in a folder: two would mix what they write. */
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { unwritable } from "./folder.js";
import { systemCode } from "./json-file.js";
import { gotTakes, RequestError } from "./request-error.js";

const LOCK = "run.lock";

/** Locks that this process has, so that one of an earlier process that had its number is told from them. */
const held = new Set<string>();

let watcher: (files: readonly string[]) => void = () => {};

/**
 * Calls back with the files of all locks that this thread has, whenever one comes or goes: whoever ends the thread from
 * outside has to give them back.
 */
export function watchLocks(listener: (files: readonly string[]) => void): void {
  watcher = listener;
}

/** Gives back the locks of a thread of this process that was ended. */
export function giveBackLocks(files: readonly string[]): void {
  for (const file of files) {
    if (contentOf(file) === `${process.pid}\n`) rmSync(file, { force: true });
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * Takes a folder for this process. A lock whose process is gone (a crash) does not count.
 *
 * @param field what errors call the path.
 * @returns what lets others use it.
 */
export function lockFolder(path: string, field: string): () => void {
  const file = resolve(join(path, LOCK));
  const mine = `${file}.${process.pid}`;
  const refuse = (owner: string, lock = LOCK): never => {
    throw gotTakes(field, path, `a folder that is not in use; ${owner} is at it (if not, delete ${lock})`);
  };
  if (held.has(file)) refuse("this process");
  try {
    // Written elsewhere and then linked: the lock is there with its owner's number in it, or not at all.
    writeFileSync(mine, `${process.pid}\n`);
    if (!linked(mine, file)) {
      const owner = lockOwner(file);
      if (owner !== undefined) refuse(owner);
      // A stale one is replaced by one process at a time, or the lock of who was first would be taken for it.
      if (!linked(mine, `${file}.turn`)) refuse("another process", `${LOCK}.turn`);
      try {
        if (lockOwner(file) === undefined) rmSync(file, { force: true });
        if (!linked(mine, file)) refuse("another process");
      } finally {
        rmSync(`${file}.turn`, { force: true });
      }
    }
  } catch (error) {
    if (error instanceof RequestError) throw error;
    throw unwritable(field, path, error);
  } finally {
    rmSync(mine, { force: true });
  }
  held.add(file);
  watcher([...held]);
  return () => {
    held.delete(file);
    watcher([...held]);
    rmSync(file, { force: true });
  };
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw error;
  }
}

function lockOwner(file: string): string | undefined {
  try {
    const pid = Number(readFileSync(file, "utf8").slice(0, 20));
    if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return undefined;
    process.kill(pid, 0);
    return `process ${pid}`;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return systemCode(error) === "EPERM" ? "another user's process" : undefined;
  }
}
