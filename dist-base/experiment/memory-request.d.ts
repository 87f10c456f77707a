import { type MethodRun } from "../reciprocity/index.js";
import { type Configuration } from "./configuration.js";
import { type Setting } from "./resolve.js";
type Start = (setting: Setting, configuration: Configuration) => Promise<MethodRun>;
/**
 * Does what needs the engine's memory.
 *
 * @param start makes the learner of a configuration.
 * @throws RequestError that names the field that weighs most where the memory does not suffice.
 */
export declare function withinMemory<Value>(configuration: Configuration, start: Start, work: () => Promise<Value>): Promise<Value>;
export interface LargestThatFits {
    readonly field: string;
    readonly got: string;
    readonly unit: string;
    readonly value: number;
}
/** The field that has to be lowered least, and the largest value of it that fits; undefined where no field alone is enough. */
export declare function largestThatFits(configuration: Configuration, memoryLimit: number, start: Start): Promise<LargestThatFits | undefined>;
export {};
