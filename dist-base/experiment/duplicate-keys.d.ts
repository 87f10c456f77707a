/** What a JSON parser passes over: a key that an object has twice, of which it takes the last, and nesting without end. */
/** What is wrong with a text that is known to be JSON, in words; undefined where nothing is. */
export declare function faultOfKeys(text: string): string | undefined;
