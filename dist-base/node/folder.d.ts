/**
 * Makes a folder and those above it; gives whether it had to be made.
 *
 * @param field what errors call the path.
 */
export declare function makeFolder(path: string, field: string): boolean;
/** The refusal of a folder that the system does not let us write in; any other error is a fault, and stays what it is. */
export declare function unwritable(field: string, path: string, error: unknown): unknown;
/**
 * Makes the folder that a result will go to, before long work is done for it.
 *
 * @throws RequestError if there is a result already that is not to be replaced, or no folder can be made.
 */
export declare function makeRoomForResult(folder: string, name: string, field: string, replace: boolean): void;
/** Writes a result into a folder, made if need be. A file of that name that is there already is kept unless `replace`. */
export declare function writeResultFile(folder: string, name: string, result: object, field: string, replace: boolean): void;
