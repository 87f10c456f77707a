import { checkOptions, flag, type OptionTable, real, such } from "../options.js";
import { CustomRuns } from "./custom.js";
import type { Kernels } from "./kernels.js";
import { type DataType, loadKernels } from "./kernels.js";
import { Memory } from "./memory.js";
import { printAsString } from "./print.js";
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

const engineOptions: OptionTable<EngineOptions> = {
  dtype: such('"f32" or "f64"', (value) => value === "f32" || value === "f64"),
  relaxed: flag,
  memoryLimit: real({ above: 0, infinite: true }),
};

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
    memoryLimit: number | undefined,
    /** @internal */
    readonly customs: CustomRuns,
  ) {
    this.dtype = dtype;
    this.relaxed = kernels.relaxed;
    this.memory = new Memory(kernels, dtype, memoryLimit);
  }

  /** An empty tape. */
  tape(): Tape {
    return new Tape(this);
  }

  toString(): string {
    return `Engine of ${this.dtype}${this.relaxed ? ", relaxed" : ""}: ${this.memoryBytes} bytes`;
  }

  /** Bytes of WebAssembly memory held; tapes that are disposed of leave room in it for the next. */
  get memoryBytes(): number {
    return this.memory.bytes;
  }
}

printAsString(Engine);

/** Compiles the kernels (once a process) and makes an engine. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  checkOptions("createEngine", options, engineOptions);
  const { dtype = "f32", relaxed = false, memoryLimit } = options;
  const customs = new CustomRuns();
  return new Engine(await loadKernels(dtype, relaxed, customs), dtype, memoryLimit, customs);
}
