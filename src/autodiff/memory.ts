// Memory of an engine: blocks over a WebAssembly memory that grows, and arenas that take blocks.
import type { DataType, Kernels } from "./kernels.js";

const PAGE = 65536;
/** What 32-bit addresses reach. */
const MOST = 4 * 1024 ** 3 - PAGE;
/** Blocks are multiples of this, so that every address is one of a whole vector. */
const GRAIN = 16;
const FIRST_BLOCK = 4096;
const LARGEST_GROWTH = 1 << 24;

/** An array of the engine's number format. */
export type Floats = Float32Array | Float64Array;

/** A piece of the memory, in bytes. */
export interface Block {
  readonly address: number;
  readonly bytes: number;
}

/** Thrown where an engine would need more memory than its limit. What was asked for is then as if it never had been. */
export class MemoryLimitError extends Error {
  override readonly name = "MemoryLimitError";
  constructor(
    /** Bytes asked for. */
    readonly asked: number,
    /** Bytes in use before. */
    readonly used: number,
    /** Bytes that could have been had in one piece. */
    readonly room: number,
    /** The limit, bytes. */
    readonly limit: number,
  ) {
    super(
      `memory: ${asked} bytes asked for; of the limit of ${limit}, ${used} are in use and ${room} free in one piece; ` +
        "dispose of tapes that are done or raise memoryLimit in createEngine",
    );
  }
}

/** Hands out blocks and takes them back. */
export class Memory {
  readonly bytesPerElement: number;
  /** The whole memory as numbers of the engine. Do not keep it: growth detaches it. So with the other views. */
  floats!: Floats;
  integers!: Int32Array;
  doubles!: Float64Array;
  /** Bytes of the WebAssembly memory; grows, and never shrinks. */
  bytes!: number;
  /** Whole pages within the limit that was asked for, fewer where the runtime gave no more. */
  private limit: number;
  private end: number;
  /** What lies free before the end, by address; neighbours are one. */
  private readonly free: { address: number; bytes: number }[] = [];

  constructor(
    private readonly kernels: Kernels,
    private readonly dtype: DataType,
    limit = MOST,
  ) {
    const least = kernels.memory.buffer.byteLength;
    if (!(limit >= least)) throw new RangeError(`memoryLimit: got ${limit}, takes at least ${least} bytes`);
    this.limit = Math.floor(Math.min(limit, MOST) / PAGE) * PAGE;
    this.bytesPerElement = dtype === "f32" ? 4 : 8;
    this.end = Math.ceil(kernels.base / GRAIN) * GRAIN;
    this.view();
  }

  /** A block of as many bytes as are wanted, or at least of those that are needed. Its content is whatever it was. */
  take(needed: number, wanted = needed): Block {
    const block = this.find(wanted) ?? this.find(needed);
    if (block === undefined) throw this.refusal(needed);
    return block;
  }

  giveBack({ address, bytes }: Block): void {
    const { free } = this;
    let at = 0;
    for (let above = free.length; at < above; ) {
      const middle = (at + above) >> 1;
      if (free[middle]!.address < address) at = middle + 1;
      else above = middle;
    }
    const before = free[at - 1];
    const after = free[at];
    const joinsBefore = before !== undefined && before.address + before.bytes === address;
    const joinsAfter = after !== undefined && address + bytes === after.address;
    if (joinsBefore) {
      before.bytes += bytes + (joinsAfter ? after.bytes : 0);
      if (joinsAfter) free.splice(at, 1);
    } else if (joinsAfter) {
      after.address = address;
      after.bytes += bytes;
    } else {
      free.splice(at, 0, { address, bytes });
    }
    const last = free.at(-1)!;
    if (last.address + last.bytes === this.end) {
      this.end = last.address;
      free.pop();
    }
  }

  /** The first free piece that is large enough, or what lies behind everything. */
  private find(bytes: number): Block | undefined {
    const size = Math.ceil(bytes / GRAIN) * GRAIN;
    const { free } = this;
    for (let at = 0; at < free.length; at++) {
      const piece = free[at]!;
      if (piece.bytes < size) continue;
      const { address } = piece;
      piece.address += size;
      piece.bytes -= size;
      if (piece.bytes === 0) free.splice(at, 1);
      return { address, bytes: size };
    }
    const address = this.end;
    if (address + size > this.bytes && !this.grow(address + size)) return undefined;
    this.end += size;
    return { address, bytes: size };
  }

  /** Makes the memory as large, twice as large as it was where that may be; whether it could. */
  private grow(bytes: number): boolean {
    if (bytes > this.limit) return false;
    const needed = Math.ceil((bytes - this.bytes) / PAGE);
    const wanted = Math.min(this.limit - this.bytes, this.bytes) / PAGE;
    const grown = (wanted > needed && this.growBy(wanted)) || this.growBy(needed);
    if (!grown) this.limit = this.bytes + (needed - 1) * PAGE;
    return grown;
  }

  private growBy(pages: number): boolean {
    try {
      this.kernels.memory.grow(pages);
    } catch {
      return false; // the runtime has no more
    }
    this.view();
    return true;
  }

  private refusal(asked: number): MemoryLimitError {
    let room = this.limit - this.end;
    let used = this.end;
    for (const { bytes } of this.free) {
      room = Math.max(room, bytes);
      used -= bytes;
    }
    return new MemoryLimitError(asked, used, room, this.limit);
  }

  private view(): void {
    const { buffer } = this.kernels.memory;
    this.bytes = buffer.byteLength;
    this.floats = this.dtype === "f32" ? new Float32Array(buffer) : new Float64Array(buffer);
    this.integers = new Int32Array(buffer);
    this.doubles = new Float64Array(buffer);
  }
}

/** Reserves space in blocks of doubling size; freed as a whole, or back to what was kept. */
export class Arena {
  private readonly blocks: { readonly address: number; readonly bytes: number; used: number }[] = [];
  private next = 0;
  private end = 0;
  private keptBlocks = 0;
  private keptNext = 0;

  constructor(private readonly memory: Memory) {}

  /** The address, a multiple of 16, of this many bytes. Their content is whatever it was. */
  reserve(bytes: number): number {
    const size = Math.ceil(bytes / GRAIN) * GRAIN;
    if (this.next + size > this.end) this.addBlock(size);
    const address = this.next;
    this.next += size;
    return address;
  }

  /** The same, zeroed. */
  reserveZeros(bytes: number): number {
    const address = this.reserve(bytes);
    this.memory.integers.fill(0, address / 4, (address + Math.ceil(bytes / GRAIN) * GRAIN) / 4);
    return address;
  }

  /** What is reserved by now stays. */
  keep(): void {
    this.keptBlocks = this.blocks.length;
    this.keptNext = this.next;
  }

  /** What was reserved since the last `keep` is free again. */
  rewind(): void {
    while (this.blocks.length > this.keptBlocks) this.memory.giveBack(this.blocks.pop()!);
    const last = this.blocks.at(-1);
    this.next = this.keptNext;
    this.end = last === undefined ? 0 : last.address + last.bytes;
  }

  get blockCount(): number {
    return this.blocks.length;
  }

  /** Blocks, with how much of each is reserved. */
  list(): readonly { readonly address: number; readonly used: number }[] {
    this.close();
    return this.blocks;
  }

  dispose(): void {
    this.keptBlocks = this.keptNext = 0;
    this.rewind();
  }

  /** Notes how much of the last block is reserved. */
  private close(): void {
    const last = this.blocks.at(-1);
    if (last !== undefined) last.used = this.next - last.address;
  }

  /** A block of twice the last one, or near the limit of no more than is needed. */
  private addBlock(size: number): void {
    const last = this.blocks.at(-1)?.bytes ?? FIRST_BLOCK / 2;
    const { address, bytes } = this.memory.take(size, Math.max(size, Math.min(2 * last, LARGEST_GROWTH)));
    this.close();
    this.blocks.push({ address, bytes, used: 0 });
    this.next = address;
    this.end = address + bytes;
  }
}
