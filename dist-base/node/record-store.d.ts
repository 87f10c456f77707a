/** What lies in such a folder. */
export declare const recordFiles: {
    readonly records: "records.jsonl";
    readonly json: "results.json";
    readonly csv: "results.csv";
    readonly report: "report.html";
};
/** A line of the file, read. */
export interface ReadRecord<Record> {
    readonly record: Record;
    /** Whether this version would ask for it: what another one computed has another key. */
    readonly isOurs: boolean;
    /** Whether it has a digest. */
    readonly isSealed: boolean;
}
/** The folder in use by this process. Close it, so that others may use it. */
export declare abstract class RecordStore<Record extends {
    readonly key: string;
}> {
    readonly path: string;
    private readonly field;
    private readonly records;
    private file;
    /** What was found in the file that is worth a word: lines that are not believed, or believed without a digest. */
    readonly warnings: string[];
    private readonly lock;
    /**
     * Opens the folder, or makes it.
     *
     * @param field what errors call the path.
     */
    constructor(path: string, field: string);
    /**
     * The record that a line holds.
     *
     * @param field what errors call the line.
     * @throws RequestError for anything else.
     */
    protected abstract parse(line: string, field: string): ReadRecord<Record>;
    /** What is kept of a record that there was already, and the one that came. */
    protected joined(_known: Record, added: Record): Record;
    pathOf(file: keyof typeof recordFiles): string;
    get(key: string): Record | undefined;
    /** Handed to the system at once: a killed process loses nothing that was added. */
    add(record: Record): void;
    write(file: Exclude<keyof typeof recordFiles, "records">, text: string): void;
    /** Lets others use the folder. */
    close(): void;
    private take;
    /** Takes what there is. What a crash cut off, or damage spoiled, is computed again. */
    private read;
    private endLine;
}
