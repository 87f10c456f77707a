import type { SearchSpace } from "./baselines/search-space.js";
import type { MethodRun } from "./method.js";
import type { MethodOptions } from "./settings.js";
import type { World } from "./world.js";
/** A way to learn: what it can be told, what it does unless told, and how it begins. */
export interface MethodDefinition<Options extends object> {
    /** What each of its options takes, and the values that bench/tuning.mjs tries of it. */
    readonly searchSpace: SearchSpace<Options>;
    /** What it does unless told: the best of that search. */
    readonly defaults: Options;
    /** Whether its gradient is carried by a belief; to all others a belief and its horizon mean nothing. */
    readonly hasBelief: boolean;
    /** Whether its policy can depend on more than the two reputations. */
    readonly hasSight: boolean;
    /** @throws OptionError for what it cannot take, such as a checkpoint of another run */
    start(request: StartRequest<Options>): Promise<MethodRun>;
}
/** What a training by some method begins with; all of it is checked but the checkpoint, and how options fit the game. */
export interface StartRequest<Options extends object> {
    /** Of the method, as checkpoints keep it. */
    readonly name: string;
    readonly world: World;
    /** What every method can be told. */
    readonly options: MethodOptions;
    /** What this one is told besides: every option, defaults filled in. */
    readonly own: Options;
    /** Those of them that were told. */
    readonly told: Partial<Options>;
    readonly checkpoint: object | undefined;
}
