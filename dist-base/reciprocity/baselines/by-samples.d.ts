import { type Engine } from "../../autodiff/index.js";
import { type Environment } from "../environment.js";
import type { MethodDefinition } from "../method-definition.js";
import { type MethodSettings } from "../settings.js";
import type { Algorithm } from "./algorithm.js";
import { type View } from "./donation-process.js";
import type { Process } from "./process.js";
import type { LearningOptions } from "./search-space.js";
/** One that settles by itself has no decay. */
type Explored = Pick<LearningOptions, "exploration"> & Partial<LearningOptions>;
/** What an algorithm is made from. */
export interface Parts<Options> {
    readonly engine: Engine;
    readonly environment: Environment;
    readonly settings: MethodSettings & LearningOptions;
    readonly options: Options;
    /** The game as a decision process, explored as the options say. */
    process(view: View): Process;
    /** The same without exploration, for one that explores by itself. */
    readonly plain: Process;
}
interface BySamples<Options extends object> extends Pick<MethodDefinition<Options>, "searchSpace" | "defaults">, Partial<Pick<MethodDefinition<Options>, "hasSight">> {
    algorithm(parts: Parts<Options>): Algorithm;
}
/** A method that learns by samples; its policy can depend on more than the two reputations unless told. */
export declare function bySamples<Options extends Explored>({ searchSpace, defaults, hasSight, algorithm, }: BySamples<Options>): MethodDefinition<Options>;
export {};
