/** The folder of a grid. */
import type { GridRecord } from "../../experiment/reproduce/records.js";
import { RecordStore } from "../record-store.js";
import { type ReadRecord } from "./record-schema.js";
export declare class GridStore extends RecordStore<GridRecord> {
    /**
     * Opens the folder, or makes it.
     *
     * @param field what errors call the path.
     */
    static open(path: string, field: string): Promise<GridStore>;
    protected parse(line: string, field: string): ReadRecord;
    /** Adds tests to those of the same training; anything else replaces what there was. */
    protected joined(known: GridRecord, added: GridRecord): GridRecord;
}
