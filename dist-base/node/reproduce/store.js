/** The folder of a grid. */
import { RecordStore } from "../record-store.js";
import { readRecord } from "./record-schema.js";
export class GridStore extends RecordStore {
    /**
     * Opens the folder, or makes it.
     *
     * @param field what errors call the path.
     */
    static async open(path, field) {
        return new GridStore(path, field);
    }
    parse(line, field) {
        return readRecord(line, field);
    }
    /** Adds tests to those of the same training; anything else replaces what there was. */
    joined(known, added) {
        const isSame = JSON.stringify(known.policy) === JSON.stringify(added.policy);
        if (!isSame || known.kind !== "training" || added.kind !== "training")
            return added;
        const testings = new Set(added.tests.map(({ testing }) => testing));
        const tests = [...known.tests.filter(({ testing }) => !testings.has(testing)), ...added.tests];
        return { ...added, tests };
    }
}
