// The program of a tape: a list of instructions in WebAssembly memory, which assembly/interpreter.ts walks.

import { Word } from "./instruction.js";
import type { Block, Memory } from "./memory.js";
import type { Shape } from "./shape.js";
import type { Operation } from "./wasm/operation.js";

/** Numbers on a tape, as instructions have them. */
export interface Operand {
  readonly size: number;
  /** @internal The shape. */
  readonly axes: Shape;
  /** @internal */
  readonly address: number;
  /** @internal Address of the adjoint, 0 where no gradient is wanted. */
  readonly adjoint: number;
  /** @internal Address of the mark of the adjoint of a result, see assembly/adjoint.ts; 0 for others. */
  readonly mark: number;
  /** @internal Instructions after which the value is there. */
  ready: number;
  /** @internal Of what nothing computes: instructions that were there before, which do not read it. */
  since: number;
}

/** What an instruction is made of; see instruction.ts for the meaning of each word. */
export interface Instruction<Result extends Operand = Operand> {
  readonly a: Operand;
  readonly b?: Operand;
  readonly c?: Operand;
  /** Shape of the result. */
  readonly shape: Shape;
  /** Where the result goes; a new tensor unless told. */
  readonly out?: Result | undefined;
  /** Address of a list of integers, see `Tape.integers`. */
  readonly extent?: number;
  readonly sizes: readonly number[];
  readonly factor?: number;
  /** Whether the next one belongs to it: where that fails, this one is undone too. */
  readonly goesOn?: boolean;
}

const BYTES = Word.Count * 4;
const SIZES = 7;

export class Program {
  /** Instructions in the list. */
  length = 0;
  private block: Block = { address: 0, bytes: 0 };

  constructor(private readonly memory: Memory) {}

  get address(): number {
    return this.block.address;
  }

  append(operation: Operation, { a, b, c, extent = 0, sizes, factor = 0 }: Instruction, out: Operand): void {
    if ((this.length + 1) * BYTES > this.block.bytes) this.grow();
    const at = this.block.address + this.length * BYTES;
    const words = this.memory.integers;
    const start = at / 4;
    words[start + Word.Operation] = operation;
    words[start + Word.Extent] = extent;
    words[start + Word.Out] = out.address;
    words[start + Word.OutAdjoint] = out.adjoint;
    words[start + Word.OutMark] = out.mark;
    words[start + Word.A] = a.address;
    words[start + Word.AAdjoint] = a.adjoint;
    words[start + Word.AMark] = a.mark;
    words[start + Word.B] = b?.address ?? 0;
    words[start + Word.BAdjoint] = b?.adjoint ?? 0;
    words[start + Word.BMark] = b?.mark ?? 0;
    words[start + Word.C] = c?.address ?? 0;
    words[start + Word.CAdjoint] = c?.adjoint ?? 0;
    words[start + Word.CMark] = c?.mark ?? 0;
    for (let size = 0; size < SIZES; size++) words[start + Word.Size0 + size] = size < sizes.length ? sizes[size]! : 0;
    this.memory.doubles[(at + Word.Factor * 4) / 8] = factor;
    this.length += 1;
  }

  dispose(): void {
    if (this.block.bytes > 0) this.memory.giveBack(this.block);
  }

  private grow(): void {
    const { address, bytes } = this.block;
    const block = this.memory.take(bytes + BYTES, Math.max(2 * bytes, 4096));
    if (bytes > 0) {
      this.memory.integers.copyWithin(block.address / 4, address / 4, (address + bytes) / 4);
      this.memory.giveBack(this.block);
    }
    this.block = block;
  }
}
