/** Number format of an engine: "f32" for training, "f64" for checks. */
export type DataType = "f32" | "f64";
/** The exports of assembly/f32.ts and assembly/f64.ts. Addresses are bytes in `memory`. */
export interface Kernels {
    /** Whether these are the relaxed build. */
    readonly relaxed: boolean;
    readonly memory: WebAssembly.Memory;
    /** The first byte that static data leaves free. */
    readonly base: number;
    forward(program: number, from: number, to: number): void;
    backward(program: number, count: number, blocks: number, blockCount: number, seed: number, mark: number): number;
    norm(list: number, count: number): number;
    descend(list: number, count: number, rate: number, momentum: number, scale: number): void;
    adam(list: number, count: number, rate: number, beta1: number, beta2: number, correction1: number, correction2: number, epsilon: number, scale: number): void;
}
/** What they call: operations that are not among them, by number. */
export interface Imports {
    readonly forward: (which: number) => void;
    readonly adjoint: (which: number) => void;
}
/**
 * A fresh instance of the kernels, with a memory of its own: the relaxed build if told and the runtime can, else the strict
 * one. A module is compiled once a process.
 */
export declare function loadKernels(dtype: DataType, relaxed: boolean, imports: Imports): Promise<Kernels>;
