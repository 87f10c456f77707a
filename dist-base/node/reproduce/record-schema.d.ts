import { type GridRecord } from "../../experiment/reproduce/records.js";
import type { ReadRecord as Read } from "../record-store.js";
export type ReadRecord = Read<GridRecord>;
/**
 * The record that a line holds, its digest, its form, its payoffs and its key checked.
 *
 * @param field what errors call the line.
 * @throws RequestError for anything else.
 */
export declare function readRecord(line: string, field: string): ReadRecord;
