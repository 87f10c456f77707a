import type { DataType, Kernels } from "./kernels.js";
/** An array of the engine's number format. */
export type Floats = Float32Array | Float64Array;
/** A piece of the memory, in bytes. */
export interface Block {
    readonly address: number;
    readonly bytes: number;
}
/** Thrown where an engine would need more memory than its limit. What was asked for is then as if it never had been. */
export declare class MemoryLimitError extends Error {
    /** Bytes asked for. */
    readonly asked: number;
    /** Bytes in use before. */
    readonly used: number;
    /** Bytes that could have been had in one piece. */
    readonly room: number;
    /** The limit, bytes. */
    readonly limit: number;
    readonly name = "MemoryLimitError";
    constructor(
    /** Bytes asked for. */
    asked: number, 
    /** Bytes in use before. */
    used: number, 
    /** Bytes that could have been had in one piece. */
    room: number, 
    /** The limit, bytes. */
    limit: number);
}
/** Hands out blocks and takes them back. */
export declare class Memory {
    private readonly kernels;
    private readonly dtype;
    readonly bytesPerElement: number;
    /** The whole memory as numbers of the engine. Do not keep it: growth detaches it. So with the other views. */
    floats: Floats;
    integers: Int32Array;
    doubles: Float64Array;
    /** Bytes of the WebAssembly memory; grows, and never shrinks. */
    bytes: number;
    /** Whole pages within the limit that was asked for, fewer where the runtime gave no more. */
    private limit;
    private end;
    /** What lies free before the end, by address; neighbours are one. */
    private readonly free;
    constructor(kernels: Kernels, dtype: DataType, limit?: number);
    /** A block of as many bytes as are wanted, or at least of those that are needed. Its content is whatever it was. */
    take(needed: number, wanted?: number): Block;
    giveBack({ address, bytes }: Block): void;
    /** The first free piece that is large enough, or what lies behind everything. */
    private find;
    /** Makes the memory as large, twice as large as it was where that may be; whether it could. */
    private grow;
    private growBy;
    private refusal;
    private view;
}
/** Reserves space in blocks of doubling size; freed as a whole, or back to what was kept. */
export declare class Arena {
    private readonly memory;
    private readonly blocks;
    private next;
    private end;
    private keptBlocks;
    private keptNext;
    constructor(memory: Memory);
    /** The address, a multiple of 16, of this many bytes. Their content is whatever it was. */
    reserve(bytes: number): number;
    /** The same, zeroed. */
    reserveZeros(bytes: number): number;
    /** What is reserved by now stays. */
    keep(): void;
    /** What was reserved since the last `keep` is free again. */
    rewind(): void;
    get blockCount(): number;
    /** Blocks, with how much of each is reserved. */
    list(): readonly {
        readonly address: number;
        readonly used: number;
    }[];
    dispose(): void;
    /** Notes how much of the last block is reserved. */
    private close;
    /** A block of twice the last one, or near the limit of no more than is needed. */
    private addBlock;
}
