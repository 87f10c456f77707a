/** Runs tasks side by side in threads, so that this one can be interrupted. */
/** How a kind of task is done. */
export interface Work<Task, Record> {
    /** @param signal gives up what is under way; the promise is rejected. */
    run(task: Task, signal?: AbortSignal): Promise<Record>;
    /** Address of the module that a thread runs: its default export is `run`. */
    readonly thread: URL;
}
export interface PoolHooks<Task, Record> {
    /** Ends what is under way; nothing more is reported. */
    readonly signal: AbortSignal;
    readonly onRecord: (record: Record, task: Task) => void;
    readonly onFailure: (error: unknown, task: Task) => void;
}
/** @param jobs how many at a time */
export declare function runTasks<Task, Record>({ run: runTask, thread }: Work<Task, Record>, tasks: readonly Task[], jobs: number, hooks: PoolHooks<Task, Record>): Promise<void>;
