/** Escaped for use between tags and in quoted attributes. */
export declare function escaped(text: string): string;
/** A page that needs nothing else: no script runs in it, nothing is loaded, and nothing in it is unseen. */
export declare function htmlPage(title: string, style: string, content: string): string;
