// The adjoints of inputs and parameters, and the list of their blocks, which `backward` clears.
import { Arena, type Memory } from "./memory.js";

export class LeafAdjoints {
  private readonly arena: Arena;
  /** The list: its address, and for how many blocks there is room. */
  private list = 0;
  private room = 0;
  private keptList = 0;
  private keptRoom = 0;

  constructor(
    private readonly memory: Memory,
    /** Where the list is. */
    private readonly values: Arena,
  ) {
    this.arena = new Arena(memory);
  }

  /** The address of so many bytes, zeroed. */
  reserve(bytes: number): number {
    const adjoint = this.arena.reserveZeros(bytes);
    // The room that `backward` needs is had now, so that it never lacks it.
    const { blockCount } = this;
    if (this.room < blockCount) {
      this.list = this.values.reserve(2 * blockCount * 8);
      this.room = 2 * blockCount;
    }
    return adjoint;
  }

  get blockCount(): number {
    return this.arena.blockCount;
  }

  /** Writes the list; gives its address. */
  listed(): number {
    const words = this.memory.integers;
    let at = this.list / 4;
    for (const block of this.arena.list()) {
      words[at++] = block.address;
      words[at++] = block.used;
    }
    return this.list;
  }

  /** What is reserved by now stays. */
  keep(): void {
    this.arena.keep();
    this.keptList = this.list;
    this.keptRoom = this.room;
  }

  /** What was reserved since the last `keep` is free again. */
  rewind(): void {
    this.arena.rewind();
    this.list = this.keptList;
    this.room = this.keptRoom;
  }

  dispose(): void {
    this.arena.dispose();
  }
}
