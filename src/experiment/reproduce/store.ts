/** The folder of a grid: an append-only file of records, so that nothing finished is ever computed twice, and tables beside it. */
import { appendFileSync, closeSync, existsSync, openSync, statSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, unwritable } from "../folder.js";
import { readText, writeWhole } from "../json-file.js";
import { lockFolder } from "../lock.js";
import { gotTakes, RequestError } from "../request-error.js";
import { runFiles } from "../run-folder.js";
import { recordIn } from "./record-schema.js";
import type { GridRecord } from "./records.js";

/** What lies in the folder of a grid. */
export const gridFiles = {
  records: "records.jsonl",
  json: "results.json",
  csv: "results.csv",
  report: "report.html",
} as const;

const MOST_BYTES = 1 << 29;

/** The folder in use by this process. Close it, so that others may use it. */
export class GridStore {
  private readonly records = new Map<string, GridRecord>();
  private file: number | undefined;

  /** Lines of the file that are no records. */
  skipped = 0;

  private constructor(
    readonly path: string,
    private readonly field: string,
    private readonly unlock: () => void,
  ) {}

  /**
   * Opens the folder, or makes it.
   *
   * @param field what errors call the path.
   */
  static async open(path: string, field: string): Promise<GridStore> {
    if (path.trim() === "") throw gotTakes(field, path, "the path of a folder");
    makeFolder(path, field);
    checkOurs(path, field);
    const store = new GridStore(path, field, lockFolder(path, field));
    try {
      await store.read();
      store.file = openSync(store.pathOf("records"), "a");
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
    try {
      appendFileSync(this.file!, `${JSON.stringify(record)}\n`);
    } catch (error) {
      throw unwritable(this.field, this.path, error);
    }
    this.take(record);
  }

  write(file: Exclude<keyof typeof gridFiles, "records">, text: string): void {
    writeWhole(this.pathOf(file), text);
  }

  /** Lets others use the folder. */
  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.unlock();
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

  /** Takes what there is. What a crash cut off is computed again. */
  private async read(): Promise<void> {
    const path = this.pathOf("records");
    if (!existsSync(path)) return;
    const text = await readText(path, MOST_BYTES);
    for (const line of text.split("\n").filter((each) => each !== "")) {
      const record = recordIn(line);
      if (record === undefined) this.skipped += 1;
      else this.take(record);
    }
    // A line that a crash cut off is ours; whole lines without a record among them are somebody else's.
    if (this.records.size === 0 && text.includes("\n")) {
      throw gotTakes(this.field, this.path, `another folder: ${gridFiles.records} there holds something else`);
    }
    // A line that was cut off would spoil the one appended after it.
    if (this.records.size === 0) writeWhole(path, "");
    else if (!text.endsWith("\n")) appendFileSync(path, "\n");
  }
}

/** Refuses a folder whose files are not a grid's: they would be overwritten. */
function checkOurs(path: string, field: string): void {
  const files = Object.values(gridFiles).filter((name) => existsSync(join(path, name)));
  const folders = files.filter((name) => statSync(join(path, name)).isDirectory());
  const strangers = files.includes(gridFiles.records) ? folders : files;
  const other = existsSync(join(path, runFiles.configuration)) ? "a training" : strangers.join(", ");
  if (other !== "") throw gotTakes(field, path, `another folder: this one holds ${other}`);
}
