/** Making folders, and refusing where none can be made. */
import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { gotTakes, RequestError } from "../experiment/request-error.js";
import { systemCode } from "./json-file.js";
import { writeWhole } from "./whole-file.js";
/**
 * Makes a folder and those above it; gives whether it had to be made.
 *
 * @param field what errors call the path.
 */
export function makeFolder(path, field) {
    try {
        return made(path);
    }
    catch (error) {
        throw unwritable(field, path, error);
    }
}
/** One folder at a time: `mkdirSync` with `recursive` never returns below /proc (seen with Node 20). */
function made(path, mayMakeParent = true) {
    try {
        mkdirSync(path);
        return true;
    }
    catch (error) {
        if (systemCode(error) === "EEXIST" && statSync(path).isDirectory())
            return false;
        if (systemCode(error) !== "ENOENT" || !mayMakeParent || dirname(path) === path)
            throw error;
    }
    made(dirname(path));
    return made(path, false);
}
/** The refusal of a folder that the system does not let us write in; any other error is a fault, and stays what it is. */
export function unwritable(field, path, error) {
    if (systemCode(error) === "unreadable")
        return error;
    const takes = `takes a folder that can be written (${systemCode(error)})`;
    return new RequestError(field, `got ${JSON.stringify(path)}, ${takes}`, { cause: error });
}
/**
 * Makes the folder that a result will go to, before long work is done for it.
 *
 * @throws RequestError if there is a result already that is not to be replaced, or no folder can be made.
 */
export function makeRoomForResult(folder, name, field, replace) {
    if (!replace && existsSync(join(folder, name))) {
        throw gotTakes(field, folder, `a folder without ${name} in it (--force to replace it)`);
    }
    makeFolder(folder, field);
}
/** Writes a result into a folder, made if need be. A file of that name that is there already is kept unless `replace`. */
export function writeResultFile(folder, name, result, field, replace) {
    makeRoomForResult(folder, name, field, replace);
    try {
        writeWhole(join(folder, name), `${JSON.stringify(result, null, 2)}\n`);
    }
    catch (error) {
        throw unwritable(field, folder, error);
    }
}
