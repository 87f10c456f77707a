/** Has consoles print what `toString` says: what lies behind a handle is the memory of a whole engine. */
export declare function printAsString(type: {
    readonly prototype: object;
}): void;
