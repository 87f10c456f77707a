/** The folder of a grid. */

import type { GridRecord } from "../../experiment/reproduce/records.js";
import { RecordStore } from "../record-store.js";
import { type ReadRecord, readRecord } from "./record-schema.js";

export class GridStore extends RecordStore<GridRecord> {
  /**
   * Opens the folder, or makes it.
   *
   * @param field what errors call the path.
   */
  static async open(path: string, field: string): Promise<GridStore> {
    return new GridStore(path, field);
  }

  protected parse(line: string, field: string): ReadRecord {
    return readRecord(line, field);
  }

  /** Adds tests to those of the same training; anything else replaces what there was. */
  protected override joined(known: GridRecord, added: GridRecord): GridRecord {
    const isSame = JSON.stringify(known.policy) === JSON.stringify(added.policy);
    if (!isSame || known.kind !== "training" || added.kind !== "training") return added;
    const testings = new Set(added.tests.map(({ testing }) => testing));
    const tests = [...known.tests.filter(({ testing }) => !testings.has(testing)), ...added.tests];
    return { ...added, tests };
  }
}
