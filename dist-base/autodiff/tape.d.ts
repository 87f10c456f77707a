import { Indices } from "./indices.js";
import { type Initial } from "./initializer.js";
import { type Activation } from "./operations/dense.js";
import { type MatmulOptions } from "./operations/matmul.js";
import { type Shape } from "./shape.js";
import { Tensor } from "./tensor.js";
export interface InputOptions {
    /** Whether `backward` reaches it; no unless told. */
    readonly gradient?: boolean;
}
export interface ParameterOptions {
    /** How the first values are drawn, "glorot" unless told, or the values. */
    readonly init?: Initial;
    /** What they are drawn with, 0 unless told. */
    readonly seed?: number;
    /** The share of an optimiser's step size that this one takes, 1 unless told. */
    readonly rate?: number;
}
/**
 * Records operations as they run and replays them: `forward` computes all of them again from what the inputs and
 * parameters hold now, `backward` gives the gradient of one result. Each is one call into WebAssembly.
 *
 * What is read or differentiated is never stale: where something was set since, it is computed first. A call that throws
 * leaves the tape as it was.
 */
export declare class Tape {
    private readonly program;
    private readonly values;
    /** Adjoints of inputs and parameters, and of results, each with its mark before it; see assembly/adjoint.ts. */
    private readonly leafAdjoints;
    private readonly adjoints;
    private readonly rooms;
    /** Instructions, from the first on, whose results are those of what inputs and parameters hold now. */
    private current;
    /** The list of blocks that `backward` clears: its address, for how many there is room, and whether it is written. */
    private blockList;
    private blockRoom;
    private blocksListed;
    private roomElements;
    private roomAddress;
    private disposed;
    /** The operation of a user whose code runs. */
    private running;
    /** Neither disposed of nor running such code. */
    private isOpen;
    /** Those of its operations that are a user's, by their numbers in the engine. */
    private readonly customs;
    /** Whether what is recorded is a part of something that is undone as a whole where it fails. */
    private isPart;
    /** What the tape goes back to where a call fails. */
    private readonly kept;
    /** The share of an optimiser's step size that each of them takes. */
    readonly rates: number[];
    /** Instructions recorded. */
    get length(): number;
    /** A tensor that the caller fills with `set`; zeros until then. */
    input(shape: Shape, options?: InputOptions): Tensor;
    /** A tensor that optimisers change. */
    parameter(shape: Shape, options?: ParameterOptions): Tensor;
    /** A tensor of fixed values; a number alone is a scalar. */
    constant(data: ArrayLike<number> | number, shape?: Shape): Tensor;
    private scalar;
    /** Integers that `gather`, `pick` and operations of steps read; filled by `set`, zeros until then. */
    indices(shape: Shape, data?: ArrayLike<number>): Indices;
    /** Batched matrix product, see `Tensor.matmul`. */
    matmul(a: Tensor, b: Tensor, options?: MatmulOptions): Tensor;
    /** A dense layer, see `Tensor.dense`. */
    dense(a: Tensor, weights: Tensor, bias: Tensor, activation?: Activation): Tensor;
    /** The tensors one after another along an axis; their other axes must agree. */
    concat(tensors: readonly Tensor[], axis: number): Tensor;
    /** Computes everything again, or only up to a tensor. */
    forward(until?: Tensor): void;
    /**
     * The gradient of a tensor of one element with respect to every parameter, and every input that asked for one, by one
     * reverse walk; read it with `Tensor.gradient`.
     */
    backward(result: Tensor): void;
    /** What consoles print. */
    toString(): string;
    /** Gives all memory back. The tape and its tensors cannot be used after. */
    dispose(): void;
    /** A tensor of zeros that no operation makes. */
    private leaf;
    private leafAdjoint;
    private paddedBytes;
    /** Writes the list of the blocks that `backward` clears. */
    private listBlocks;
    /** What there is by now stays. */
    private keep;
    /** The same, of what a single operation adds. */
    private keepResults;
    /** The error, after what a failed call left was taken away. */
    private undone;
}
