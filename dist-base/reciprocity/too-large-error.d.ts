import { OptionError } from "../options.js";
/** What was asked for is out of reach as it is: too much would have to be followed one by one. Less of it can be had. */
export declare class TooLargeError extends OptionError {
    readonly name = "TooLargeError";
}
interface Society {
    readonly agents: number;
    readonly reputations: number;
}
/** Whether all reputation vectors of all agents are few enough. */
export declare function canFollow({ agents, reputations }: Society): boolean;
/** @throws TooLargeError where the reputation vectors of all agents are too many; `instead` is what takes more. */
export declare function checkStates({ agents, reputations }: Society, instead: string): void;
export {};
