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
  /** The whole memory as numbers of the engine. Do not keep it: growth detaches it. So with the other views. */
  floats!: Floats;
  integers!: Int32Array;
  doubles!: Float64Array;
  /** Bytes of the WebAssembly memory; grows, and never shrinks. */
  bytes!: number;
  private end: number;
  private readonly free = new Map<number, number[]>();

  constructor(
    private readonly kernels: Kernels,
    private readonly dtype: DataType,
    limit = MOST,
  ) {
    if (!(limit >= PAGE)) throw new RangeError(`memoryLimit: got ${limit}, takes at least ${PAGE} bytes`);
    this.limit = Math.min(limit, MOST);
    this.bytesPerElement = dtype === "f32" ? 4 : 8;
    this.end = Math.ceil(kernels.base / 16) * 16;
    this.view();
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
      this.view();
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

  private view(): void {
    const { buffer } = this.kernels.memory;
    this.bytes = buffer.byteLength;
    this.floats = this.dtype === "f32" ? new Float32Array(buffer) : new Float64Array(buffer);
    this.integers = new Int32Array(buffer);
    this.doubles = new Float64Array(buffer);
  }
}

/** Reserves space in blocks of doubling size; freed as a whole. */
export class Arena {
  private readonly blocks: { readonly address: number; readonly bytes: number; used: number }[] = [];
  private next = 0;
  private end = 0;

  constructor(private readonly memory: Memory) {}

  /** The address, a multiple of 16, of this many bytes. Their content is whatever it was. */
  reserve(bytes: number): number {
    const size = Math.ceil(bytes / 16) * 16;
    if (this.next + size > this.end) this.addBlock(size);
    const address = this.next;
    this.next += size;
    return address;
  }

  /** The same, zeroed. */
  reserveZeros(bytes: number): number {
    const address = this.reserve(bytes);
    this.memory.integers.fill(0, address / 4, (address + Math.ceil(bytes / 16) * 16) / 4);
    return address;
  }

  /** Blocks, with how much of each is reserved. */
  list(): readonly { readonly address: number; readonly used: number }[] {
    this.close();
    return this.blocks;
  }

  dispose(): void {
    for (const block of this.blocks) this.memory.giveBack(block.address, block.bytes);
    this.blocks.length = 0;
    this.next = this.end = 0;
  }

  /** Notes how much of the last block is reserved. */
  private close(): void {
    const last = this.blocks.at(-1);
    if (last !== undefined) last.used = this.next - last.address;
  }

  /** A block of twice the last one, or near the limit of no more than is needed. */
  private addBlock(size: number): void {
    this.close();
    const { address, bytes } = this.takeBlock(size, this.blocks.at(-1)?.bytes ?? 0);
    this.blocks.push({ address, bytes, used: 0 });
    this.next = address;
    this.end = address + bytes;
  }

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
}
