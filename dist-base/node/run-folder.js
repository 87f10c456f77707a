/** A run's folder: who may use it, and what lies in it. */
import { existsSync, mkdirSync, rmdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseCheckpoint } from "../experiment/checkpoint.js";
import { sealed, timed } from "../experiment/digest.js";
import { metricsText } from "../experiment/metrics.js";
import { gotTakes, RequestError } from "../experiment/request-error.js";
import { resolveConfiguration } from "../experiment/resolve.js";
import { parseConfiguration } from "../experiment/schema.js";
import { makeFolder, unwritable } from "./folder.js";
import { readJson, readSealed, sizeLimits, systemCode } from "./json-file.js";
import { lockFolder } from "./lock.js";
import { MetricsFile, readMetrics } from "./metrics-file.js";
import { placeOf, replaceRun, settleReplacement } from "./replacement.js";
import { removeLeftovers, writeWhole } from "./whole-file.js";
/** What lies in a run folder. */
export const runFiles = {
    configuration: "config.json",
    metrics: "metrics.jsonl",
    checkpoint: "checkpoint.json",
    result: "result.json",
    report: "report.html",
};
const { configuration: CONFIGURATION, ...otherFiles } = runFiles;
const names = { configuration: CONFIGURATION, others: Object.values(otherFiles) };
/** A run folder in use by this process. Close it, so that others may use it. Writing to it throws a FolderLostError once it is another's. */
export class RunFolder {
    path;
    field;
    isNew;
    lock;
    replaces = false;
    /**
     * @param path as its user wrote it.
     * @param isNew whether it was made for this run.
     * @param field what errors call the path.
     */
    constructor(path, field, isNew) {
        this.path = path;
        this.field = field;
        this.isNew = isNew;
        this.lock = lockFolder(path, field);
        try {
            settleReplacement(path, names);
            removeLeftovers(path, Object.values(runFiles));
        }
        catch (error) {
            this.lock.release();
            throw error instanceof RequestError ? error : unwritable(field, path, error);
        }
    }
    file(name) {
        return join(this.path, runFiles[name]);
    }
    /** The run that lies here gives way to the one that begins, and only then. */
    replaceOnBegin() {
        this.replaces = true;
    }
    /** What every run writes first: its configuration, and the iterations it goes on from. */
    begin(configuration, metrics) {
        this.lock.check();
        const writeConfiguration = () => writeWhole(this.file("configuration"), pretty(sealed(configuration)));
        try {
            if (this.replaces)
                replaceRun(this.path, names, writeConfiguration);
            else
                writeConfiguration();
            this.replaces = false;
            writeWhole(this.file("metrics"), metricsText(metrics));
        }
        catch (error) {
            throw error instanceof RequestError ? error : unwritable(this.field, this.path, error);
        }
    }
    metricsUpTo(iteration, payoffs, onWarning) {
        return readMetrics(this.file("metrics"), iteration, payoffs, onWarning);
    }
    /** The lines of the iterations to come. */
    openMetrics() {
        return new MetricsFile(this.file("metrics"), () => this.lock.check());
    }
    writeCheckpoint(checkpoint) {
        this.write("checkpoint", `${JSON.stringify(sealed(checkpoint, timed))}\n`);
    }
    /** @param result with its digest. */
    writeResult(result) {
        this.write("result", pretty(result));
    }
    async writeReport(report) {
        // What draws is loaded when there is something to draw.
        const { reportPage } = await import("../experiment/report/page.js");
        this.write("report", reportPage(report));
    }
    /** Lets others use the folder. One that was made for a run that did not even start is removed. */
    close() {
        const isOurs = this.lock.holds();
        this.lock.release();
        if (!isOurs || !this.isNew)
            return;
        try {
            rmdirSync(this.path);
        }
        catch (error) {
            if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(systemCode(error)))
                throw error;
        }
    }
    write(name, text) {
        this.lock.check();
        writeWhole(this.file(name), text);
    }
}
function pretty(value) {
    return `${JSON.stringify(value, null, 2)}\n`;
}
/** Makes a folder for a new run. One that holds a run is refused, unless it is to be replaced. */
export function createRunFolder(path, { replace = false, field = "out" } = {}) {
    if (path.trim() === "")
        throw gotTakes(field, path, "the path of a folder");
    const folder = new RunFolder(path, field, makeFolder(path, field));
    try {
        const present = Object.values(runFiles).filter((name) => existsSync(join(path, name)));
        if (present.length === 0)
            return folder;
        if (!isRun(path))
            throw gotTakes(field, path, `another folder: this one holds ${present[0]} of something else`);
        const remedies = "--force to replace it, or --resume to go on with it";
        if (!replace)
            throw gotTakes(field, path, `a folder without a run in it (${remedies})`);
        folder.replaceOnBegin();
        return folder;
    }
    catch (error) {
        folder.close();
        throw error;
    }
}
/** Makes a folder of this name for a new run, with a number at its end if there is one already. */
export function createNumberedRunFolder(path, field = "out") {
    makeFolder(dirname(path), field);
    for (let number = 1;; number++) {
        const numbered = number === 1 ? path : `${path}-${number}`;
        try {
            // Not recursive: of two processes that ask at once, one makes it and the other takes the next number.
            mkdirSync(numbered);
        }
        catch (error) {
            if (systemCode(error) === "EEXIST")
                continue;
            throw unwritable(field, numbered, error);
        }
        return new RunFolder(numbered, field, true);
    }
}
/** Takes an existing run's folder to go on with it. */
export function reopenRunFolder(path, field = "run") {
    if (!existsSync(join(path, runFiles.configuration)))
        throw noRun(path, field);
    return new RunFolder(path, field, false);
}
/**
 * Reads a run without taking its folder; everything in it is checked.
 *
 * @param onWarning told of what is believed without a digest.
 */
export async function readRun(path, field = "run", onWarning = () => { }) {
    const file = runFile(path, "configuration");
    if (!existsSync(file))
        throw noRun(path, field);
    const inFile = (name) => `config.json ${name}`;
    const value = parseConfiguration(readSealed(file, sizeLimits.configuration, onWarning), inFile);
    const configuration = resolveConfiguration({ file: value });
    const saved = runFile(path, "checkpoint");
    return {
        configuration,
        checkpoint: existsSync(saved) ? parseCheckpoint(readSealed(saved, sizeLimits.checkpoint, onWarning)) : undefined,
    };
}
/** Where a file of a run is to be read. */
export function runFile(path, name) {
    return placeOf(path, runFiles[name], names.configuration);
}
function noRun(path, field) {
    return gotTakes(field, path, "the folder of a run, which has a config.json");
}
/** Whether the config.json there is one of ours, so that --force does not remove somebody else's. */
function isRun(path) {
    try {
        const value = readJson(join(path, runFiles.configuration), sizeLimits.configuration);
        return typeof value === "object" && value !== null && "game" in value && "training" in value;
    }
    catch {
        return false;
    }
}
