/** The folder of a grid or a study: an append-only file of records, so that nothing finished is ever computed twice, and tables beside it. */
import { appendFileSync, closeSync, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { sealed, WITHOUT_DIGEST } from "../experiment/digest.js";
import { gotTakes, RequestError } from "../experiment/request-error.js";
import { makeFolder, unwritable } from "./folder.js";
import { readText, sizeLimits } from "./json-file.js";
import { lockFolder } from "./lock.js";
import { runFiles } from "./run-folder.js";
import { openToAppend, removeLeftovers, writeWhole } from "./whole-file.js";
/** What lies in such a folder. */
export const recordFiles = {
    records: "records.jsonl",
    json: "results.json",
    csv: "results.csv",
    report: "report.html",
};
/** The folder in use by this process. Close it, so that others may use it. */
export class RecordStore {
    path;
    field;
    records = new Map();
    file;
    /** What was found in the file that is worth a word: lines that are not believed, or believed without a digest. */
    warnings = [];
    lock;
    /**
     * Opens the folder, or makes it.
     *
     * @param field what errors call the path.
     */
    constructor(path, field) {
        this.path = path;
        this.field = field;
        if (path.trim() === "")
            throw gotTakes(field, path, "the path of a folder");
        makeFolder(path, field);
        this.lock = lockFolder(path, field);
        try {
            checkOurs(path, field);
            removeLeftovers(path, Object.values(recordFiles));
            this.read();
            this.file = openToAppend(this.pathOf("records"));
        }
        catch (error) {
            this.close();
            throw error instanceof RequestError ? error : unwritable(field, path, error);
        }
    }
    /** What is kept of a record that there was already, and the one that came. */
    joined(_known, added) {
        return added;
    }
    pathOf(file) {
        return join(this.path, recordFiles[file]);
    }
    get(key) {
        return this.records.get(key);
    }
    /** Handed to the system at once: a killed process loses nothing that was added. */
    add(record) {
        this.lock.check();
        try {
            appendFileSync(this.file, `${JSON.stringify(sealed(record))}\n`);
        }
        catch (error) {
            throw unwritable(this.field, this.path, error);
        }
        this.take(record);
    }
    write(file, text) {
        this.lock.check();
        writeWhole(this.pathOf(file), text);
    }
    /** Lets others use the folder. */
    close() {
        if (this.file !== undefined)
            closeSync(this.file);
        this.lock.release();
    }
    take(record) {
        const known = this.records.get(record.key);
        this.records.set(record.key, known === undefined ? record : this.joined(known, record));
    }
    /** Takes what there is. What a crash cut off, or damage spoiled, is computed again. */
    read() {
        const path = this.pathOf("records");
        if (!existsSync(path))
            return;
        const text = readText(path, sizeLimits.records);
        const refused = [];
        let records = 0;
        let unsealedLines = 0;
        for (const [at, line] of text.split("\n").entries()) {
            if (line === "")
                continue;
            try {
                const { record, isOurs, isSealed } = this.parse(line, `${recordFiles.records} line ${at + 1}`);
                records += 1;
                if (!isSealed)
                    unsealedLines += 1;
                // What another version computed is not asked for.
                if (isOurs)
                    this.take(record);
            }
            catch (error) {
                if (!(error instanceof RequestError))
                    throw error;
                refused.push({ line: at + 1, reason: error.message });
            }
        }
        // A line that a crash cut off is ours; whole lines without a record among them are somebody else's.
        if (records === 0 && text.includes("\n")) {
            throw gotTakes(this.field, this.path, `another folder: ${recordFiles.records} there holds something else`);
        }
        if (refused.length > 0)
            this.warnings.push(refusal(refused));
        if (unsealedLines > 0)
            this.warnings.push(`${recordFiles.records} ${WITHOUT_DIGEST} (lines: ${unsealedLines})`);
        // A line that was cut off would spoil the one appended after it.
        if (records === 0)
            writeWhole(path, "");
        else if (!text.endsWith("\n"))
            this.endLine(path);
    }
    endLine(path) {
        const file = openToAppend(path);
        try {
            appendFileSync(file, "\n");
        }
        finally {
            closeSync(file);
        }
    }
}
/** Which lines are not believed, and why the first is not. */
function refusal(refused) {
    const shown = refused.slice(0, 5).map(({ line }) => line);
    const more = refused.length > shown.length ? ", ..." : "";
    const count = refused.length === 1 ? "1 damaged line" : `${refused.length} damaged lines`;
    const lines = `${recordFiles.records} has ${count}: ${shown.join(", ")}${more}`;
    return `${lines}; what they held is computed again (${refused[0].reason})`;
}
/** Refuses a folder whose files are somebody else's: they would be overwritten. */
function checkOurs(path, field) {
    const files = Object.values(recordFiles).filter((name) => existsSync(join(path, name)));
    const folders = files.filter((name) => statSync(join(path, name)).isDirectory());
    const strangers = files.includes(recordFiles.records) ? folders : files;
    const other = existsSync(join(path, runFiles.configuration)) ? "a training" : strangers.join(", ");
    if (other !== "")
        throw gotTakes(field, path, `another folder: this one holds ${other}`);
}
