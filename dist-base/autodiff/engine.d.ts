import { type DataType } from "./kernels.js";
import { Tape } from "./tape.js";
export interface EngineOptions {
    /** Number format: "f32" (default) to train, "f64" to check. */
    readonly dtype?: DataType;
    /**
     * Use fused multiply-add in matrix products, where the runtime has relaxed SIMD: faster, but the last bits then depend on
     * the processor. Elsewhere the engine is the strict one, which gives the same bits everywhere: see `Engine.relaxed`.
     */
    readonly relaxed?: boolean;
    /** The most bytes the engine may use, its kernels included; 4 GiB unless told. */
    readonly memoryLimit?: number;
}
/** A WebAssembly instance and its memory. Tapes of one engine share its memory and can be used in turn. */
export declare class Engine {
    readonly dtype: DataType;
    /** Whether this is the relaxed build: it was asked for, and the runtime can. */
    readonly relaxed: boolean;
    /** An empty tape. */
    tape(): Tape;
    toString(): string;
    /** Bytes of WebAssembly memory held; tapes that are disposed of leave room in it for the next. */
    get memoryBytes(): number;
}
/** Compiles the kernels (once a process) and makes an engine. */
export declare function createEngine(options?: EngineOptions): Promise<Engine>;
