/** SHA-256 (FIPS 180-4), without waiting and wherever JavaScript runs: that of the web is a promise, and only in secure pages. */
/** The digest of a text in UTF-8, in hexadecimal. */
export declare function sha256(text: string): string;
