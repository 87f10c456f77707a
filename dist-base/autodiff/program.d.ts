import type { Memory } from "./memory.js";
import type { Shape } from "./shape.js";
import type { Tensor } from "./tensor.js";
import type { Operation } from "./wasm/operation.js";
/** What an instruction is made of; see instruction.ts for the meaning of each word. */
export interface Instruction {
    readonly a: Tensor;
    readonly b?: Tensor;
    readonly c?: Tensor;
    /** Shape of the result. */
    readonly shape: Shape;
    /** Where the result goes; a new tensor unless told. */
    readonly out?: Tensor | undefined;
    /** Address of a list of integers, see `Tape.integers`. */
    readonly extent?: number;
    readonly sizes: readonly number[];
    readonly factor?: number;
    /** Whether the next one belongs to it: where that fails, this one is undone too. */
    readonly goesOn?: boolean;
}
export declare class Program {
    private readonly memory;
    /** Instructions in the list. */
    length: number;
    private block;
    constructor(memory: Memory);
    get address(): number;
    append(operation: Operation, { a, b, c, extent, sizes, factor }: Instruction, out: Tensor): void;
    dispose(): void;
    private grow;
}
