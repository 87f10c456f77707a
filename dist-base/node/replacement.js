/**
 * One run in the place of another, so that a crash at any moment leaves the old one or the new one.
 *
 * The old run's files go into a folder aside, a copy of its configuration first. Then the new configuration takes the place
 * of the old one, in one step: until then the old run counts, and what was put aside is put back; from then on the new one
 * does, and what is aside is removed, the copy first.
 */
import { existsSync, lstatSync, mkdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readText, sizeLimits } from "./json-file.js";
import { removeLeftovers, syncFolder, writeWhole } from "./whole-file.js";
const ASIDE = "run.replaced";
/**
 * Replaces the run in a folder that is locked.
 *
 * @param begin writes the new run's configuration, whole.
 */
export function replaceRun(folder, { configuration, others }, begin) {
    const aside = join(folder, ASIDE);
    mkdirSync(aside);
    try {
        writeWhole(join(aside, configuration), readText(join(folder, configuration), sizeLimits.configuration));
        for (const name of others) {
            if (isThere(join(folder, name)))
                renameSync(join(folder, name), join(aside, name));
        }
        syncFolder(aside);
        syncFolder(folder);
        begin();
    }
    catch (error) {
        settleReplacement(folder, { configuration, others });
        throw error;
    }
    discard(aside, { configuration, others });
}
/** Finishes, or takes back, what a crash interrupted, in a folder that is locked. */
export function settleReplacement(folder, { configuration, others }) {
    const aside = join(folder, ASIDE);
    if (!isFolder(aside))
        return;
    if (isTakenBack(folder, configuration)) {
        for (const name of others) {
            if (isThere(join(aside, name)))
                renameSync(join(aside, name), join(folder, name));
        }
        syncFolder(folder);
    }
    discard(aside, { configuration, others });
}
/** Removes what is aside, the copy of the configuration first: without it there is nothing to be put back. */
function discard(aside, { configuration, others }) {
    for (const name of [configuration, ...others])
        rmSync(join(aside, name), { force: true });
    removeLeftovers(aside, [configuration]);
    rmdirSync(aside);
}
/** Where a file of a run is, also while it is being replaced. */
export function placeOf(folder, name, configuration) {
    const aside = join(folder, ASIDE, name);
    const isAside = !isThere(join(folder, name)) && isThere(aside) && isTakenBack(folder, configuration);
    return isAside ? aside : join(folder, name);
}
/** Whether the configuration in its place is still the old run's. */
function isTakenBack(folder, configuration) {
    const copy = join(folder, ASIDE, configuration);
    if (!existsSync(copy))
        return false;
    const text = (path) => readText(path, sizeLimits.configuration);
    return text(copy) === text(join(folder, configuration));
}
function isThere(path) {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
function isFolder(path) {
    return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
