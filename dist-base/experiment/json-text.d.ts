/**
 * The value of a text, every key of an object there once.
 *
 * @param path of the file that it is all of; without it, the text is a line.
 */
export declare function parseJson(text: string, field: string, path?: string): unknown;
