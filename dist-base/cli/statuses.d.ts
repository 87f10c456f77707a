/** Exit statuses that scripts rely on. After a signal it is 128 and the signal's number: 130 after Ctrl-C. */
export declare const statuses: {
    readonly done: 0;
    readonly failed: 1;
    readonly wrongRequest: 2;
};
