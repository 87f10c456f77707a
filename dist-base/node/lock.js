/**
 * One process at a time in a folder: two would mix what they write.
 *
 * The lock is a folder in it, with one file that is named by a random token and tells its owner. It is made beside and
 * renamed into its place: a folder never takes the place of one with something in it. That needs no hard links and no
 * locks of the system's, which many network and container file systems lack. What is stale is removed by its token, so
 * that nobody ever removes the lock of who came in between; and whoever finds the token gone has lost the folder.
 */
import { randomBytes } from "node:crypto";
import { closeSync, fstatSync, lstatSync, mkdirSync, openSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, unlinkSync, writeFileSync, } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { gotTakes, RequestError } from "../experiment/request-error.js";
import { unwritable } from "./folder.js";
import { SILENCE_MILLISECONDS, startHeartbeat } from "./heartbeat.js";
import { readText, systemCode } from "./json-file.js";
import { hasEnded, inWords, ownerIn, thisProcess } from "./owner.js";
import { createFile } from "./whole-file.js";
const LOCK = "run.lock";
const TOKEN = /^[0-9a-f]{32}$/;
/** Locks in the making, older versions' ones too. */
const ABANDONED = /^run\.lock\.([0-9a-f]{32}|\d+|turn)$/;
/** Of a file that tells an owner. */
const MOST_BYTES = 4096;
/** Others may take and leave the folder while we try. */
const TRIES = 10;
/** The folder is no longer this process's: it was renamed, deleted, or taken over. */
export class FolderLostError extends Error {
    name = "FolderLostError";
}
/**
 * Takes a folder for this process. A lock whose process is gone (a crash) does not count.
 *
 * @param field what errors call the path.
 * @throws RequestError if another process has the folder, or it cannot be written.
 */
export function lockFolder(path, field) {
    // Where it is now, whatever becomes the working folder.
    const folder = resolve(path);
    const token = randomBytes(16).toString("hex");
    const text = `${JSON.stringify(thisProcess())}\n`;
    const beside = join(folder, `${LOCK}.${token}`);
    try {
        mkdirSync(beside);
        writeNew(join(beside, token), text);
        take(folder, beside, token, (who) => {
            throw gotTakes(field, path, `a folder that is not in use; ${who} is at it (if not, delete ${LOCK})`);
        });
        removeAbandoned(folder, join(folder, LOCK, token));
        return new HeldLock(path, folder, token, text);
    }
    catch (error) {
        if (error instanceof RequestError)
            throw error;
        throw unwritable(field, path, error);
    }
    finally {
        rmSync(beside, { recursive: true, force: true });
    }
}
/** Files of the locks that this thread has. */
const held = new Set();
let watcher = () => { };
/**
 * Calls back with the files of all locks that this thread has, whenever one comes or goes: whoever ends the thread from
 * outside has to give them back.
 */
export function watchLocks(listener) {
    watcher = listener;
}
/** Gives back the locks of a thread that was ended. */
export function giveBackLocks(files) {
    for (const file of files) {
        try {
            leave(dirname(file), file);
        }
        catch {
            // The folder is gone, or can no longer be written: as much as there is to give back is given back.
        }
    }
}
class HeldLock {
    path;
    folder;
    file;
    /** Open, so that it is this file and no copy of it that is looked for. */
    handle;
    /** Of the folder: only to say what became of it. */
    inode;
    endHeartbeat;
    constructor(path, folder, token, text) {
        this.path = path;
        this.folder = folder;
        this.file = join(folder, LOCK, token);
        this.handle = openSync(this.file, "r");
        this.inode = statSync(folder, { bigint: true }).ino;
        this.endHeartbeat = startHeartbeat(this.file, text);
        held.add(this.file);
        watcher([...held]);
    }
    holds() {
        try {
            const own = fstatSync(this.handle, { bigint: true });
            const there = lstatSync(this.file, { bigint: true });
            return own.ino === there.ino && own.dev === there.dev;
        }
        catch {
            return false;
        }
    }
    check() {
        if (!this.holds())
            throw this.lost();
    }
    release() {
        if (!held.has(this.file))
            return;
        const isThere = this.holds();
        held.delete(this.file);
        watcher([...held]);
        this.endHeartbeat();
        // Closed first: network file systems keep what is open under another name.
        closeSync(this.handle);
        if (isThere)
            giveBackLocks([this.file]);
    }
    lost() {
        const rest = "nothing more is written; what was kept until then is where the folder is now";
        return new FolderLostError(`${this.path}: ${this.fate()} while in use: ${rest}`);
    }
    fate() {
        const now = statSync(this.folder, { bigint: true, throwIfNoEntry: false });
        if (now === undefined)
            return "was renamed or deleted";
        if (now.ino !== this.inode)
            return "was replaced by another folder";
        const owner = ownerOf(this.folder)?.owner;
        return owner === undefined ? `lost its ${LOCK}` : `was taken over by ${inWords(owner)}`;
    }
}
function take(folder, beside, token, refuse) {
    const lock = join(folder, LOCK);
    const now = lstatSync(join(beside, token)).mtimeMs;
    for (let tries = 0; tries < TRIES; tries++) {
        if (renamed(beside, lock, token))
            return;
        const found = lstatSync(lock, { throwIfNoEntry: false });
        if (found === undefined)
            continue;
        if (!found.isDirectory())
            refuse("an older version or another program");
        const other = ownerOf(folder);
        if (other !== undefined) {
            const ended = other.owner === undefined ? undefined : hasEnded(other.owner);
            // Both times are of the file system's clock, whatever the clocks of the machines say.
            const silence = now - other.lastSign;
            if (ended === false || (ended === undefined && silence < SILENCE_MILLISECONDS))
                refuse(described(other, silence));
        }
        leave(lock, other?.file);
    }
    refuse("another process");
}
function described({ owner }, silence) {
    if (owner !== undefined && hasEnded(owner) === false)
        return inWords(owner);
    const who = owner === undefined ? "another process" : inWords(owner);
    const [last, most] = [silence, SILENCE_MILLISECONDS].map((time) => Math.max(0, Math.round(time / 1000)));
    return `${who}, which gave a sign of life ${last} s ago and counts as gone after ${most} s,`;
}
/** Puts the lock in its place, unless there is another. */
function renamed(beside, lock, token) {
    try {
        renameSync(beside, lock);
        return true;
    }
    catch (error) {
        const found = lstatSync(lock, { throwIfNoEntry: false });
        if (found === undefined)
            throw error;
        if (!found.isDirectory())
            return false;
        // A network may lose the answer and not the question.
        if (lstatSync(join(lock, token), { throwIfNoEntry: false }) !== undefined)
            return true;
        if (["EEXIST", "ENOTEMPTY", "EPERM", "EACCES", "EBUSY"].includes(systemCode(error)))
            return false;
        throw error;
    }
}
/** Whose lock is there, if any is. */
function ownerOf(folder) {
    const lock = join(folder, LOCK);
    try {
        if (!lstatSync(lock).isDirectory())
            return undefined;
        const token = readdirSync(lock).find((name) => TOKEN.test(name));
        if (token === undefined)
            return undefined;
        const file = join(lock, token);
        const { mtimeMs } = lstatSync(file);
        return { file, owner: ownerIn(readText(file, MOST_BYTES)), lastSign: mtimeMs };
    }
    catch (error) {
        const cause = error instanceof RequestError ? error.cause : error;
        if (["ENOENT", "ENOTDIR"].includes(systemCode(cause)))
            return undefined;
        throw error;
    }
}
/** Removes a lock by its token, and its folder if nobody else's is in it by now. */
function leave(lock, file) {
    try {
        if (file !== undefined)
            unlinkSync(file);
    }
    catch (error) {
        if (systemCode(error) !== "ENOENT")
            throw error;
    }
    try {
        rmdirSync(lock);
    }
    catch (error) {
        if (!["ENOENT", "ENOTEMPTY", "EEXIST", "EPERM", "EACCES"].includes(systemCode(error)))
            throw error;
    }
}
/** What was being made into a lock when its process died. */
function removeAbandoned(folder, own) {
    const now = lstatSync(own).mtimeMs;
    for (const name of readdirSync(folder).filter((each) => ABANDONED.test(each))) {
        const path = join(folder, name);
        const found = lstatSync(path, { throwIfNoEntry: false });
        if (found !== undefined && now - found.mtimeMs > SILENCE_MILLISECONDS)
            rmSync(path, { recursive: true, force: true });
    }
}
function writeNew(path, text) {
    const file = createFile(path);
    try {
        writeFileSync(file, text);
    }
    finally {
        closeSync(file);
    }
}
