import type { Floats } from "./memory.js";
import { Tape } from "./tape.js";
import { Tensor } from "./tensor.js";
export interface OptimizerOptions {
    /**
     * What is updated: parameters, inputs with a gradient, or views of them, for a part alone. Every parameter of the tape unless
     * told, which must be there by then.
     */
    readonly parameters?: readonly Tensor[];
    /** The gradients are scaled down together to at most this Euclidean norm; no limit unless told. */
    readonly clip?: number;
    /** Whether all take the whole step size, whatever share of it is their own; no unless told. */
    readonly uniform?: boolean;
}
export interface SgdOptions extends OptimizerOptions {
    /** Step size. */
    readonly rate: number;
    /** Share of the last step that is kept, in [0, 1); 0 unless told. */
    readonly momentum?: number;
}
export interface AdamOptions extends OptimizerOptions {
    /** Step size; 0.001 unless told. */
    readonly rate?: number;
    /** Decay of the means of gradients and of their squares; 0.9 and 0.999 unless told. */
    readonly beta1?: number;
    readonly beta2?: number;
    /** Added to the root of the mean square, as the smallest number above 0 where f32 would round it to 0; 1e-8 unless told. */
    readonly epsilon?: number;
}
/** Parameters that follow each other in the list and take the same share of the step size. */
interface Run {
    /** Address of the first one's words. */
    readonly list: number;
    count: number;
    /** Step size, their share of it. */
    readonly rate: number;
}
/** What an optimiser has come to. */
export interface SavedOptimizer {
    /** Updates made. */
    readonly steps: number;
    /** Two arrays for each parameter, as long as it is. */
    readonly states: readonly ArrayLike<number>[];
}
/** State and the list of parameters, shared by all optimisers. */
declare abstract class Optimizer {
    protected readonly tape: Tape;
    private list;
    private readonly runs;
    private readonly states;
    /** Updates made. */
    protected steps: number;
    private readonly parameters;
    /** The parameters that the tape had, where all of them are meant. */
    private readonly all;
    private readonly clip;
    /** The `backward` that the last step was made by. */
    private walk;
    constructor(tape: Tape, options: OptimizerOptions, name: string, rate: number);
    /**
     * Updates every parameter by the gradients of the last `backward`, downhill; gives their Euclidean norm. Where that is not
     * finite, nothing is updated.
     *
     * @param share of the step size that this step takes, above 0 and at most 1: less and less where steps decay
     */
    step(share?: number): number;
    /** Steps taken and state, to be handed to `restore`. */
    save(): {
        steps: number;
        states: Floats[];
    };
    /** Goes on from what was saved, of an optimiser of the same kind and options over parameters of the same sizes. */
    restore(saved: SavedOptimizer): void;
    /**
     * Before the updates of a step; throws where the state could not hold it.
     *
     * @param norm of the gradients, scaled
     */
    protected begin(_norm: number): void;
    /**
     * @param scale of the gradients
     * @param share of the step size
     */
    protected abstract update(run: Run, scale: number, share: number): void;
}
/** Stochastic gradient descent, with momentum if asked. */
export declare class Sgd extends Optimizer {
    private readonly momentum;
    constructor(tape: Tape, options: SgdOptions);
    protected update({ list, count, rate }: Run, scale: number, share: number): void;
}
/** Adam (Kingma & Ba 2015). */
export declare class Adam extends Optimizer {
    private readonly beta1;
    private readonly beta2;
    private readonly powers1;
    private readonly powers2;
    private readonly epsilon;
    private readonly largestNorm;
    private correction1;
    private correction2;
    constructor(tape: Tape, options?: AdamOptions);
    protected begin(norm: number): void;
    protected update({ list, count, rate }: Run, scale: number, share: number): void;
}
export {};
