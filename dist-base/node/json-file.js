/** Reading files that somebody else may have written: no further than a limit, and nothing in them believed but that it is JSON. */
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { timed, unsealed, WITHOUT_DIGEST } from "../experiment/digest.js";
import { parseJson } from "../experiment/json-text.js";
import { gotTakes, RequestError } from "../experiment/request-error.js";
/** The largest files that are read: far beyond what we write, far below what memory or a string can hold. */
export const sizeLimits = {
    configuration: 1 << 26,
    result: 1 << 28,
    metrics: 1 << 28,
    checkpoint: 1 << 28,
    records: 1 << 29,
};
const AT_ONCE = 1 << 16;
/**
 * The JSON value in a file that a user names: it may be a link, a pipe or a device.
 *
 * @param field what errors call the file: `--config`.
 */
export async function readGivenJson(path, limit, field) {
    const file = await open(path, "r").catch((error) => {
        throw unreadable(field, path, error);
    });
    try {
        if ((await file.stat()).isDirectory())
            throw gotTakes(field, path, "a file; this is a folder");
        const chunks = [];
        for (let size = 0;;) {
            const { bytesRead, buffer } = await file.read(Buffer.alloc(AT_ONCE), 0, AT_ONCE, null);
            if (bytesRead === 0)
                break;
            size += bytesRead;
            if (size > limit)
                throw tooLarge(field, path, limit);
            chunks.push(buffer.subarray(0, bytesRead));
        }
        return parseJson(new TextDecoder().decode(Buffer.concat(chunks)), field, path);
    }
    finally {
        await file.close();
    }
}
/**
 * The text of a file of a run. In a folder that others can write to, a link there may lead anywhere, and a pipe would never
 * end: neither is opened.
 *
 * @param field what errors call the file: `checkpoint.json`.
 */
export function readText(path, limit, field = basename(path)) {
    const file = opened(path, field);
    try {
        if (!fstatSync(file).isFile())
            throw gotTakes(field, path, "a file; this is something else");
        const chunks = [];
        for (let size = 0;;) {
            const buffer = Buffer.alloc(AT_ONCE);
            const bytesRead = readSync(file, buffer);
            if (bytesRead === 0)
                break;
            size += bytesRead;
            if (size > limit)
                throw tooLarge(field, path, limit);
            chunks.push(buffer.subarray(0, bytesRead));
        }
        return new TextDecoder().decode(Buffer.concat(chunks));
    }
    finally {
        closeSync(file);
    }
}
function opened(path, field) {
    try {
        // Windows knows neither flag.
        return openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    }
    catch (error) {
        if (systemCode(error) === "ELOOP")
            throw gotTakes(field, path, "a file; this is a link, which is not followed");
        throw unreadable(field, path, error);
    }
}
/** The JSON value in a file of a run; a RequestError says what it is instead. */
export function readJson(path, limit, field = basename(path)) {
    return parseJson(readText(path, limit, field), field, path);
}
function unreadable(field, path, error) {
    const takes = `takes a file that can be read (${systemCode(error)})`;
    return new RequestError(field, `got ${JSON.stringify(path)}, ${takes}`, { cause: error });
}
function tooLarge(field, path, limit) {
    return gotTakes(field, path, `a file of at most ${limit / (1 << 20)} MB; this one is larger`);
}
/** The system's name for what went wrong with a file: `ENOENT`. */
export function systemCode(error) {
    return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unreadable";
}
/** What a file of a run holds, its digest checked; one without a digest is believed with a warning. */
export function readSealed(path, limit, onWarning) {
    const file = basename(path);
    return unsealed(readJson(path, limit), file, () => onWarning(`${file} ${WITHOUT_DIGEST}`), timed);
}
