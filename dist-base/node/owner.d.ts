export interface Owner {
    readonly host: string;
    /** Told apart by it: machines of one name, and what ran before a restart. */
    readonly boot: string;
    /** The space of process numbers: every container has its own. Empty where the system has one only. */
    readonly namespace: string;
    readonly pid: number;
    /** In ticks of the machine's clock; empty where the system does not tell. */
    readonly started: string;
}
export declare function thisProcess(): Owner;
/** Whether the owner has ended; undefined where its process cannot be seen from here. */
export declare function hasEnded(owner: Owner): boolean | undefined;
/** `process 12`, with where it is if that is not here. */
export declare function inWords(owner: Owner): string;
/** The owner that a text tells of, if it does. */
export declare function ownerIn(text: string): Owner | undefined;
