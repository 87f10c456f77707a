/** Lets everything else that there is to do be done: messages come in, and a page is drawn. */
export declare function pause(): Promise<void>;
