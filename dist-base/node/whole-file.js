/**
 * Writing files so that a crash leaves the old one or the new one, and so that nothing is written where a link leads that
 * somebody planted: a file is made anew under a name that nobody can guess, and renamed.
 */
import { randomBytes } from "node:crypto";
import { closeSync, constants, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { systemCode } from "./json-file.js";
/** Windows does not know it. */
const NO_LINKS = constants.O_NOFOLLOW ?? 0;
/** A file that is not there yet, open for writing. */
export function createFile(path) {
    return openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_LINKS);
}
/** A file open for writing at its end, made if need be. */
export function openToAppend(path) {
    return openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | NO_LINKS);
}
/** Writes a file so that there is never half of one: beside it first, then in its place. What was written is on the disk. */
export function writeWhole(path, text) {
    const beside = `${path}.${randomBytes(8).toString("hex")}.tmp`;
    try {
        const file = createFile(beside);
        try {
            writeFileSync(file, text);
            fsyncSync(file);
        }
        finally {
            closeSync(file);
        }
        renameSync(beside, path);
    }
    catch (error) {
        rmSync(beside, { force: true });
        throw error;
    }
    syncFolder(dirname(path));
}
/** Waits until the disk knows which files a folder has, where the system can do that. */
export function syncFolder(path) {
    try {
        const folder = openSync(path, constants.O_RDONLY | (constants.O_DIRECTORY ?? 0));
        try {
            fsyncSync(folder);
        }
        finally {
            closeSync(folder);
        }
    }
    catch (error) {
        // Windows opens no folders, and some file systems sync none; a disk that fails is another matter.
        if (systemCode(error) === "EIO")
            throw error;
    }
}
/** Removes what crashes left of these files in a folder that nobody else writes to. */
export function removeLeftovers(folder, names) {
    for (const found of readdirSync(folder)) {
        const name = found.replace(/(\.[0-9a-f]{16})?\.tmp$/, "");
        if (name !== found && names.includes(name))
            rmSync(join(folder, found), { force: true });
    }
}
