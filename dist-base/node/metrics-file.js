/** `metrics.jsonl`: what every iteration of a training was like, a line each. */
import { appendFileSync, closeSync, fsyncSync } from "node:fs";
import { metricsLine, parseMetrics } from "../experiment/metrics.js";
import { readText, sizeLimits, systemCode } from "./json-file.js";
import { openToAppend } from "./whole-file.js";
/** Appends lines to the file. Each is handed to the system at once: a killed process loses none but the one it is at. */
export class MetricsFile {
    check;
    file;
    /** @param check called before every line; throws if nothing may be written any more. */
    constructor(path, check) {
        this.check = check;
        this.file = openToAppend(path);
    }
    append(metrics) {
        this.check();
        appendFileSync(this.file, metricsLine(metrics));
    }
    /** Waits until the disk has everything: a checkpoint must not be newer than the lines before it. */
    flush() {
        fsyncSync(this.file);
    }
    close() {
        closeSync(this.file);
    }
}
/**
 * The lines of the file up to an iteration; none where there is no file.
 *
 * @throws RequestError that names a damaged line; see `parseMetrics`.
 */
export function readMetrics(path, upTo, payoffs, onWarning) {
    return upTo === 0 ? [] : parseMetrics(textOrNothing(path), upTo, payoffs, onWarning);
}
function textOrNothing(path) {
    try {
        return readText(path, sizeLimits.metrics);
    }
    catch (error) {
        if (error instanceof Error && systemCode(error.cause) === "ENOENT")
            return "";
        throw error;
    }
}
