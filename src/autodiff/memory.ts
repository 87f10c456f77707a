// Memory of an engine: blocks over a WebAssembly memory that grows by doubling, and arenas that take blocks.
import type { DataType, Kernels } from "./kernels.js";

const PAGE = 65536;
const SMALLEST_BLOCK = 4096;
/** What 32-bit addresses reach. */
const MOST = 4 * 1024 ** 3 - PAGE;

/** An array of the engine's number format. */
export type Floats = Float32Array | Float64Array;

/** Thrown where an engine would need more memory than its limit. */
export class MemoryLimitError extends Error {
  override readonly name = "MemoryLimitError";
  constructor(
    /** Bytes asked for. */
    readonly asked: number,
    /** Bytes in use before. */
    readonly used: number,
    /** The limit, bytes. */
    readonly limit: number,
  ) {
    super(
      `memory: ${asked} bytes asked for with ${used} in use, and the limit is ${limit}; ` +
        "dispose of tapes that are done or raise memoryLimit in createEngine",
    );
  }
}

/** Hands out blocks whose sizes are powers of two, and takes them back. */
export class Memory {
  readonly limit: number;
  readonly bytesPerElement: number;
  private end: number;
  private readonly free = new Map<number, number[]>();
  private buffer: ArrayBufferLike | undefined;
  private floatView!: Floats;
  private integerView!: Int32Array;
  private doubleView!: Float64Array;

  constructor(
    private readonly kernels: Kernels,
    private readonly dtype: DataType,
    limit = MOST,
  ) {
    if (!(limit >= PAGE)) throw new RangeError(`memoryLimit: got ${limit}, takes at least ${PAGE} bytes`);
    this.limit = Math.min(limit, MOST);
    this.bytesPerElement = dtype === "f32" ? 4 : 8;
    this.end = Math.ceil(kernels.base / 16) * 16;
  }

  /** The whole memory as numbers of the engine. Do not keep it: growth detaches it. */
  get floats(): Floats {
    this.refresh();
    return this.floatView;
  }

  get integers(): Int32Array {
    this.refresh();
    return this.integerView;
  }

  get doubles(): Float64Array {
    this.refresh();
    return this.doubleView;
  }

  /** Bytes of the WebAssembly memory; grows, and never shrinks. */
  get bytes(): number {
    return this.kernels.memory.buffer.byteLength;
  }

  /** Address and size of a block of at least this many bytes. Its content is whatever it was. */
  take(bytes: number): { address: number; bytes: number } {
    let size = SMALLEST_BLOCK;
    while (size < bytes) size *= 2;
    const address = this.free.get(size)?.pop();
    if (address !== undefined) return { address, bytes: size };
    const start = this.end;
    if (start + size > this.limit) throw new MemoryLimitError(bytes, start, this.limit);
    if (start + size > this.bytes) {
      const target = Math.min(this.limit, Math.max(start + size, this.bytes * 2));
      try {
        this.kernels.memory.grow(Math.ceil((target - this.bytes) / PAGE));
      } catch {
        throw new MemoryLimitError(bytes, start, this.bytes);
      }
    }
    this.end += size;
    return { address: start, bytes: size };
  }

  giveBack(address: number, bytes: number): void {
    // The last block widens what is free after all blocks, for blocks of any size; so do its neighbours in turn.
    if (address + bytes === this.end) {
      this.end = address;
      for (const [size, list] of this.free) {
        const last = list.indexOf(this.end - size);
        if (last < 0) continue;
        list.splice(last, 1);
        this.giveBack(this.end - size, size);
        break;
      }
      return;
    }
    const list = this.free.get(bytes);
    if (list === undefined) this.free.set(bytes, [address]);
    else list.push(address);
  }

  private refresh(): void {
    const buffer = this.kernels.memory.buffer;
    if (buffer === this.buffer) return;
    this.buffer = buffer;
    this.floatView = this.dtype === "f32" ? new Float32Array(buffer) : new Float64Array(buffer);
    this.integerView = new Int32Array(buffer);
    this.doubleView = new Float64Array(buffer, 0, Math.floor(buffer.byteLength / 8));
  }
}

/** Reserves space in blocks of doubling size; freed as a whole. */
export class Arena {
  /** Blocks in use, with how much of each is reserved. */
  readonly blocks: { address: number; bytes: number; used: number }[] = [];

  constructor(private readonly memory: Memory) {}

  /** The address, a multiple of 16, of this many zeroed bytes. */
  reserve(bytes: number): number {
    const size = Math.ceil(bytes / 16) * 16;
    let block = this.blocks.at(-1);
    if (block === undefined || block.used + size > block.bytes) {
      block = { ...this.takeBlock(size, block?.bytes ?? 0), used: 0 };
      this.blocks.push(block);
    }
    const address = block.address + block.used;
    block.used += size;
    this.memory.integers.fill(0, address / 4, (address + size) / 4);
    return address;
  }

  /** A block of twice the last one, or near the limit of no more than is needed. */
  private takeBlock(size: number, last: number): { address: number; bytes: number } {
    const wanted = Math.min(2 * last, 1 << 24);
    if (wanted > size) {
      try {
        return this.memory.take(wanted);
      } catch (error) {
        if (!(error instanceof MemoryLimitError)) throw error;
      }
    }
    return this.memory.take(size);
  }

  dispose(): void {
    for (const block of this.blocks) this.memory.giveBack(block.address, block.bytes);
    this.blocks.length = 0;
  }
}
