import type { Kernels } from "./kernels.js";
import { type DataType, loadKernels } from "./kernels.js";
import { Memory } from "./memory.js";
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
export class Engine {
  readonly dtype: DataType;
  /** Whether this is the relaxed build: it was asked for, and the runtime can. */
  readonly relaxed: boolean;
  /** @internal */
  readonly memory: Memory;

  /** @internal */
  constructor(
    /** @internal */
    readonly kernels: Kernels,
    dtype: DataType,
    memoryLimit?: number,
  ) {
    this.dtype = dtype;
    this.relaxed = kernels.relaxed;
    this.memory = new Memory(kernels, dtype, memoryLimit);
  }

  /** An empty tape. */
  tape(): Tape {
    return new Tape(this);
  }

  /** Bytes of WebAssembly memory held; tapes that are disposed of leave room in it for the next. */
  get memoryBytes(): number {
    return this.memory.bytes;
  }
}

/** Compiles the kernels (once a process) and makes an engine. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const dtype = options.dtype ?? "f32";
  if (dtype !== "f32" && dtype !== "f64") {
    throw new RangeError(`dtype: got ${JSON.stringify(dtype)}, takes "f32" or "f64"`);
  }
  return new Engine(await loadKernels(dtype, options.relaxed === true), dtype, options.memoryLimit);
}
