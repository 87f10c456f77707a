/** The folder is no longer this process's: it was renamed, deleted, or taken over. */
export declare class FolderLostError extends Error {
    readonly name = "FolderLostError";
}
/** A folder in use by this process. */
export interface FolderLock {
    /** Whether the folder is still this process's. */
    holds(): boolean;
    /** To be called before anything is written. @throws FolderLostError if the folder is no longer this process's. */
    check(): void;
    /** Lets others use the folder, at once. */
    release(): void;
}
/**
 * Takes a folder for this process. A lock whose process is gone (a crash) does not count.
 *
 * @param field what errors call the path.
 * @throws RequestError if another process has the folder, or it cannot be written.
 */
export declare function lockFolder(path: string, field: string): FolderLock;
/**
 * Calls back with the files of all locks that this thread has, whenever one comes or goes: whoever ends the thread from
 * outside has to give them back.
 */
export declare function watchLocks(listener: (files: readonly string[]) => void): void;
/** Gives back the locks of a thread that was ended. */
export declare function giveBackLocks(files: readonly string[]): void;
