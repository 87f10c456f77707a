import type { Adam, Tape } from "../autodiff/index.js";
/** Parameters and the optimiser's state. */
export interface SavedTape {
    readonly parameters: readonly string[];
    readonly steps: number;
    readonly states: readonly string[];
}
/** The same in numbers. */
export interface TapeState {
    readonly parameters: readonly ArrayLike<number>[];
    readonly optimizer: {
        readonly steps: number;
        readonly states: readonly ArrayLike<number>[];
    };
}
/** What a tape's parameters and their optimiser hold now. */
export declare function tapeState(tape: Tape, optimizer: Adam): TapeState;
/** @throws OptionError for the state of other networks */
export declare function restoreTape(tape: Tape, optimizer: Adam, { parameters, optimizer: state }: TapeState): void;
export declare function saveTape({ parameters, optimizer }: TapeState): SavedTape;
export declare function loadTape({ parameters, steps, states }: SavedTape): TapeState;
/** The most that an optimiser can have made by this iteration. */
export declare function mostSteps(iteration: number): number;
/** @param most steps that the optimiser can have made. */
export declare function isTape(value: unknown, most: number): boolean;
