/** A file that is not there yet, open for writing. */
export declare function createFile(path: string): number;
/** A file open for writing at its end, made if need be. */
export declare function openToAppend(path: string): number;
/** Writes a file so that there is never half of one: beside it first, then in its place. What was written is on the disk. */
export declare function writeWhole(path: string, text: string | Uint8Array): void;
/** Waits until the disk knows which files a folder has, where the system can do that. */
export declare function syncFolder(path: string): void;
/** Removes what crashes left of these files in a folder that nobody else writes to. */
export declare function removeLeftovers(folder: string, names: readonly string[]): void;
