/** The version of this package, as package.json has it: a test holds the two together. */
export declare const packageVersion: () => string;
