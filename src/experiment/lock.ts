/** One process at a time in a folder: two would mix what they write. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unwritable } from "./folder.js";
import { systemCode } from "./json-file.js";
import { gotTakes } from "./request-error.js";

const LOCK = "run.lock";

/**
 * Takes a folder for this process. A lock whose process is gone (a crash) does not count.
 *
 * @param field what errors call the path.
 * @returns what lets others use it.
 */
export function lockFolder(path: string, field: string): () => void {
  const file = join(path, LOCK);
  const owner = lockOwner(file);
  if (owner !== undefined) {
    throw gotTakes(field, path, `a folder that is not in use; ${owner} is at it (if not, delete ${LOCK})`);
  }
  try {
    rmSync(file, { force: true });
    writeFileSync(file, `${process.pid}\n`, { flag: "wx" });
  } catch (error) {
    throw unwritable(field, path, error);
  }
  return () => rmSync(file, { force: true });
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
