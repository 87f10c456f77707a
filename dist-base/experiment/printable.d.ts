/** Text of others (names, paths, what lies in files) so that what is read is what is there. */
/** With every character that is not seen written as in JSON: `\u001b`. What is JSON means the same afterwards. */
export declare function printable(text: string): string;
/** The same, with the lines that there are. */
export declare function printableLines(text: string): string;
