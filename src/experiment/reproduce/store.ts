/** The folder of a grid: an append-only file of records, so that nothing finished is ever computed twice, and tables beside it. */
import { appendFileSync, closeSync, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { sealed, WITHOUT_DIGEST } from "../digest.js";
import { makeFolder, unwritable } from "../folder.js";
import { readText, sizeLimits } from "../json-file.js";
import { type FolderLock, lockFolder } from "../lock.js";
import { gotTakes, RequestError } from "../request-error.js";
import { runFiles } from "../run-folder.js";
import { openToAppend, removeLeftovers, writeWhole } from "../whole-file.js";
import { readRecord } from "./record-schema.js";
import type { GridRecord } from "./records.js";

/** What lies in the folder of a grid. */
export const gridFiles = {
  records: "records.jsonl",
  json: "results.json",
  csv: "results.csv",
  report: "report.html",
} as const;

/** The folder in use by this process. Close it, so that others may use it. */
export class GridStore {
  private readonly records = new Map<string, GridRecord>();
  private file: number | undefined;

  /** What was found in the file that is worth a word: lines that are not believed, or believed without a digest. */
  readonly warnings: string[] = [];

  private constructor(
    readonly path: string,
    private readonly field: string,
    private readonly lock: FolderLock,
  ) {}

  /**
   * Opens the folder, or makes it.
   *
   * @param field what errors call the path.
   */
  static async open(path: string, field: string): Promise<GridStore> {
    if (path.trim() === "") throw gotTakes(field, path, "the path of a folder");
    makeFolder(path, field);
    const store = new GridStore(path, field, lockFolder(path, field));
    try {
      checkOurs(path, field);
      removeLeftovers(path, Object.values(gridFiles));
      store.read();
      store.file = openToAppend(store.pathOf("records"));
      return store;
    } catch (error) {
      store.close();
      throw error instanceof RequestError ? error : unwritable(field, path, error);
    }
  }

  pathOf(file: keyof typeof gridFiles): string {
    return join(this.path, gridFiles[file]);
  }

  get(key: string): GridRecord | undefined {
    return this.records.get(key);
  }

  /** Handed to the system at once: a killed process loses nothing that was added. */
  add(record: GridRecord): void {
    this.lock.check();
    try {
      appendFileSync(this.file!, `${JSON.stringify(sealed(record))}\n`);
    } catch (error) {
      throw unwritable(this.field, this.path, error);
    }
    this.take(record);
  }

  write(file: Exclude<keyof typeof gridFiles, "records">, text: string): void {
    this.lock.check();
    writeWhole(this.pathOf(file), text);
  }

  /** Lets others use the folder. */
  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.lock.release();
  }

  /** Adds tests to those of the same training; anything else replaces what there was. */
  private take(record: GridRecord): void {
    const known = this.records.get(record.key);
    const isSame = JSON.stringify(known?.policy) === JSON.stringify(record.policy);
    if (!isSame || known?.kind !== "training" || record.kind !== "training") {
      this.records.set(record.key, record);
      return;
    }
    const added = new Set(record.tests.map(({ testing }) => testing));
    const tests = [...known.tests.filter(({ testing }) => !added.has(testing)), ...record.tests];
    this.records.set(record.key, { ...record, tests });
  }

  /** Takes what there is. What a crash cut off, or damage spoiled, is computed again. */
  private read(): void {
    const path = this.pathOf("records");
    if (!existsSync(path)) return;
    const text = readText(path, sizeLimits.records);
    const refused: { readonly line: number; readonly reason: string }[] = [];
    let records = 0;
    let unsealedLines = 0;
    for (const [at, line] of text.split("\n").entries()) {
      if (line === "") continue;
      try {
        const { record, isOurs, isSealed } = readRecord(line, `${gridFiles.records} line ${at + 1}`);
        records += 1;
        if (!isSealed) unsealedLines += 1;
        // What another version computed is not asked for.
        if (isOurs) this.take(record);
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        refused.push({ line: at + 1, reason: error.message });
      }
    }
    // A line that a crash cut off is ours; whole lines without a record among them are somebody else's.
    if (records === 0 && text.includes("\n")) {
      throw gotTakes(this.field, this.path, `another folder: ${gridFiles.records} there holds something else`);
    }
    if (refused.length > 0) this.warnings.push(refusal(refused));
    if (unsealedLines > 0) this.warnings.push(`${gridFiles.records} ${WITHOUT_DIGEST} (lines: ${unsealedLines})`);
    // A line that was cut off would spoil the one appended after it.
    if (records === 0) writeWhole(path, "");
    else if (!text.endsWith("\n")) this.endLine(path);
  }

  private endLine(path: string): void {
    const file = openToAppend(path);
    try {
      appendFileSync(file, "\n");
    } finally {
      closeSync(file);
    }
  }
}

/** Which lines are not believed, and why the first is not. */
function refusal(refused: readonly { readonly line: number; readonly reason: string }[]): string {
  const shown = refused.slice(0, 5).map(({ line }) => line);
  const more = refused.length > shown.length ? ", ..." : "";
  const count = refused.length === 1 ? "1 damaged line" : `${refused.length} damaged lines`;
  const lines = `${gridFiles.records} has ${count}: ${shown.join(", ")}${more}`;
  return `${lines}; what they held is computed again (${refused[0]!.reason})`;
}

/** Refuses a folder whose files are not a grid's: they would be overwritten. */
function checkOurs(path: string, field: string): void {
  const files = Object.values(gridFiles).filter((name) => existsSync(join(path, name)));
  const folders = files.filter((name) => statSync(join(path, name)).isDirectory());
  const strangers = files.includes(gridFiles.records) ? folders : files;
  const other = existsSync(join(path, runFiles.configuration)) ? "a training" : strangers.join(", ");
  if (other !== "") throw gotTakes(field, path, `another folder: this one holds ${other}`);
}
