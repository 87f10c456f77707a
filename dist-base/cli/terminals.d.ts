/** Descriptors that were at a terminal when the process began. */
export declare const terminals: readonly number[];
/** At its end, Node sets terminals back to how they were, and aborts where one is gone: unless it is closed. */
export declare function closeLostTerminals(): void;
