/** The exit status of a process that a signal ended, as shells have it: 130 after Ctrl-C. */
export declare function statusAfter(signal: NodeJS.Signals): number;
export interface SignalHooks {
    /** Gives whether something will stop on being asked. */
    readonly ask: (signal: NodeJS.Signals) => boolean;
    /** Where nothing will, or it was asked before. */
    readonly leave: (signal: NodeJS.Signals) => void;
}
/** From now on. */
export declare function listenForSignals({ ask, leave }: SignalHooks): void;
