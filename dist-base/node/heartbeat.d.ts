/** Without a sign for so long, what cannot be seen counts as gone: a dozen beats, for slow networks. */
export declare const SILENCE_MILLISECONDS = 60000;
/**
 * Writes the same text into the file again and again.
 *
 * @returns what ends it.
 */
export declare function startHeartbeat(path: string, text: string): () => void;
