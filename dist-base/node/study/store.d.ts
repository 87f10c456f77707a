import { type StudyRecord } from "../../experiment/study/records.js";
import { type ReadRecord, RecordStore } from "../record-store.js";
export declare class StudyStore extends RecordStore<StudyRecord> {
    protected parse(line: string, field: string): ReadRecord<StudyRecord>;
}
