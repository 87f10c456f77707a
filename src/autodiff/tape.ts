// The tape: a program of instructions in WebAssembly memory, and the arenas that hold values and adjoints.
import type { Engine } from "./engine.js";
import { Indices } from "./indices.js";
import { type Initial, initialValues } from "./initializer.js";
import { Arena, type Floats } from "./memory.js";
import { Operation, Word } from "./operation.js";
import { type Activation, dense } from "./operations/dense.js";
import { type MatmulOptions, matmul } from "./operations/matmul.js";
import { concat } from "./operations/movement.js";
import { checkShape, type Shape, show, sizeOf } from "./shape.js";
import { Tensor } from "./tensor.js";

/** What an instruction is made of; see operation.ts for the meaning of each word. */
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
}

/** What precedes the adjoint of a result; see assembly/adjoint.ts. */
const MARK_BYTES = 16;

/**
 * Records operations as they run and replays them: `forward` computes all of them again from what the inputs and
 * parameters hold now, `backward` gives the gradient of one result. Each is one call into WebAssembly.
 */
export class Tape {
  private readonly values: Arena;
  /** Adjoints of inputs and parameters, and of results, each with its mark before it; see assembly/adjoint.ts. */
  private readonly leafAdjoints: Arena;
  private readonly adjoints: Arena;
  private program = 0;
  private programBytes = 0;
  private count = 0;
  private blockList = 0;
  private blockListed = 0;
  private blockCount = -1;
  private walk = 0;
  private roomElements = 0;
  private roomAddress = 0;
  private disposed = false;
  /** @internal */
  readonly parameters: Tensor[] = [];
  /** The share of an optimiser's step size that each of them takes. */
  readonly rates: number[] = [];

  /** @internal */
  constructor(
    /** @internal */
    readonly engine: Engine,
  ) {
    this.values = new Arena(engine.memory);
    this.leafAdjoints = new Arena(engine.memory);
    this.adjoints = new Arena(engine.memory);
  }

  /** Instructions recorded. */
  get length(): number {
    return this.count;
  }

  /** A tensor that the caller fills with `set`; zeros until then. With `gradient`, `backward` reaches it too. */
  input(shape: Shape, options: { readonly gradient?: boolean } = {}): Tensor {
    checkShape("input", shape);
    return this.leaf(shape, options.gradient === true);
  }

  /**
   * A tensor that optimisers change. `init` draws with `seed`, or gives the values; `rate` is the share of an optimiser's
   * step size that this one takes, 1 unless told.
   */
  parameter(
    shape: Shape,
    options: { readonly init?: Initial; readonly seed?: number; readonly rate?: number } = {},
  ): Tensor {
    checkShape("parameter", shape);
    const { rate = 1 } = options;
    if (!(rate > 0 && Number.isFinite(rate))) throw new RangeError(`rate: got ${rate}, takes a number above 0`);
    const tensor = this.leaf(shape, true);
    const init = options.init ?? "glorot";
    tensor.set(typeof init === "string" ? initialValues(init, shape, options.seed ?? 0) : init);
    this.parameters.push(tensor);
    this.rates.push(rate);
    return tensor;
  }

  /** A tensor of fixed values; a number alone is a scalar. */
  constant(data: ArrayLike<number> | number, shape?: Shape): Tensor {
    const list = typeof data === "number" ? [data] : data;
    const of = shape ?? (typeof data === "number" ? [] : [list.length]);
    checkShape("constant", of);
    const tensor = this.leaf(of, false);
    tensor.set(list);
    return tensor;
  }

  /** Integers that `gather`, `pick` and `pairUpdate` read; filled by `set`, zeros until then. */
  indices(shape: Shape, data?: ArrayLike<number>): Indices {
    checkShape("indices", shape);
    this.check("indices");
    const indices = new Indices(this, shape, this.values.reserveZeros(sizeOf(shape) * 4));
    if (data !== undefined) indices.set(data);
    return indices;
  }

  /** Batched matrix product, see `Tensor.matmul`. */
  matmul(a: Tensor, b: Tensor, options?: MatmulOptions): Tensor {
    return matmul(this, a, b, options);
  }

  /** A dense layer, see `Tensor.dense`. */
  dense(a: Tensor, weights: Tensor, bias: Tensor, activation?: Activation): Tensor {
    return dense(this, a, weights, bias, activation);
  }

  /** The tensors one after another along an axis; their other axes must agree. */
  concat(tensors: readonly Tensor[], axis: number): Tensor {
    return concat(this, tensors, axis);
  }

  /** Computes everything again, or only up to a tensor. */
  forward(until?: Tensor): void {
    this.check("forward");
    const end = until === undefined ? this.count : this.own("forward", until).ready;
    this.engine.kernels.forward(this.program, 0, end);
  }

  /**
   * The gradient of a tensor of one element with respect to every parameter, and every input that asked for one, by one
   * reverse walk over what was last computed; read it with `Tensor.gradient`.
   */
  backward(result: Tensor): void {
    this.check("backward");
    this.own("backward", result);
    if (result.size !== 1)
      throw new RangeError(`backward: takes a tensor of one element, got shape ${show(result.shape)}`);
    if (result.adjoint === 0)
      throw new RangeError("backward: the tensor depends on no parameter and no input with a gradient");
    if (this.blockCount < 0) this.listBlocks();
    const { program, blockList, blockCount } = this;
    this.walk = this.engine.kernels.backward(program, result.ready, blockList, blockCount, result.adjoint, result.mark);
  }

  /** Gives all memory back. The tape and its tensors cannot be used after. */
  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.values.dispose();
    this.leafAdjoints.dispose();
    this.adjoints.dispose();
    if (this.program !== 0) this.engine.memory.giveBack(this.program, this.programBytes);
  }

  /** @internal Appends an instruction, reserves its result, and runs it. */
  record(operation: Operation, instruction: Instruction): Tensor {
    const { a, b, c, extent = 0, sizes, factor = 0 } = instruction;
    if (a.tape !== this || this.disposed) this.own(Operation[operation], a);
    if (b !== undefined && b.tape !== this) this.own(Operation[operation], b);
    if (c !== undefined && c.tape !== this) this.own(Operation[operation], c);
    const out =
      instruction.out ?? this.result(instruction.shape, wantsGradient(a) || wantsGradient(b) || wantsGradient(c));
    const bytes = Word.Count * 4;
    if ((this.count + 1) * bytes > this.programBytes) this.growProgram();
    const at = this.program + this.count * bytes;
    const words = this.engine.memory.integers;
    const start = at / 4;
    words[start + Word.Operation] = operation;
    words[start + Word.Extent] = extent;
    words[start + Word.Out] = out.address;
    words[start + Word.OutAdjoint] = out.adjoint;
    words[start + Word.OutMark] = out.mark;
    words[start + Word.A] = a.address;
    words[start + Word.AAdjoint] = a.adjoint;
    words[start + Word.AMark] = a.mark;
    words[start + Word.B] = b === undefined ? 0 : b.address;
    words[start + Word.BAdjoint] = b === undefined ? 0 : b.adjoint;
    words[start + Word.BMark] = b === undefined ? 0 : b.mark;
    words[start + Word.C] = c === undefined ? 0 : c.address;
    words[start + Word.CAdjoint] = c === undefined ? 0 : c.adjoint;
    words[start + Word.CMark] = c === undefined ? 0 : c.mark;
    for (let size = 0; size < 7; size++) words[start + Word.Size0 + size] = size < sizes.length ? sizes[size]! : 0;
    this.engine.memory.doubles[(at + Word.Factor * 4) / 8] = factor;
    this.count += 1;
    out.ready = this.count;
    this.engine.kernels.forward(this.program, this.count - 1, this.count);
    return out;
  }

  /** @internal A tensor for the result of operations; what it holds until then is undefined. */
  result(shape: Shape, gradient: boolean): Tensor {
    const bytes = this.paddedBytes(sizeOf(shape));
    const address = this.values.reserve(bytes);
    if (!gradient) return new Tensor(this, shape, address, 0, 0);
    const mark = this.adjoints.reserve(MARK_BYTES + bytes);
    const words = this.engine.memory.integers;
    words[mark / 4] = 0;
    words[mark / 4 + 1] = bytes;
    return new Tensor(this, shape, address, mark + MARK_BYTES, mark);
  }

  /** @internal The same numbers under another shape, from an element on; detached, no gradient passes. */
  view(of: Tensor, shape: Shape, offset = 0, detached = false): Tensor {
    this.check("view");
    const address = of.address + offset * this.engine.memory.bytesPerElement;
    const stopped = detached || of.adjoint === 0;
    const tensor = stopped
      ? new Tensor(this, shape, address, 0, 0)
      : new Tensor(this, shape, address, of.adjoint + address - of.address, of.mark);
    tensor.ready = of.ready;
    return tensor;
  }

  /** @internal Whether the last `backward` came to the tensor. */
  reached(tensor: Tensor): boolean {
    return tensor.mark === 0 || this.engine.memory.integers[tensor.mark / 4] === this.walk;
  }

  /** @internal Space for integers. */
  integers(count: number): number {
    return this.values.reserve(count * 4);
  }

  /** @internal Room that operations may use while they run, in turn. */
  room(elements: number): number {
    if (elements > this.roomElements) {
      this.roomElements = elements;
      this.roomAddress = this.values.reserve(this.paddedBytes(elements));
    }
    return this.roomAddress;
  }

  /** @internal Space that lives as long as the tape, padded to whole vectors and zeroed. */
  reserve(elements: number): number {
    return this.values.reserveZeros(this.paddedBytes(elements));
  }

  /** @internal Throws unless the tensor is of this tape, and the tape in use. */
  own(operation: string, tensor: Tensor): Tensor {
    this.check(operation);
    if (tensor.tape !== this)
      throw new RangeError(`${operation}: the tensor of shape ${show(tensor.shape)} is of another tape`);
    return tensor;
  }

  /** @internal */
  check(operation: string): void {
    if (this.disposed) throw new RangeError(`${operation}: the tape was disposed of`);
  }

  /** @internal */
  get floats(): Floats {
    return this.engine.memory.floats;
  }

  /** A tensor of zeros that no operation makes. */
  private leaf(shape: Shape, gradient: boolean): Tensor {
    this.check("tape");
    const bytes = this.paddedBytes(sizeOf(shape));
    const address = this.values.reserveZeros(bytes);
    if (gradient) this.blockCount = -1;
    return new Tensor(this, [...shape], address, gradient ? this.leafAdjoints.reserveZeros(bytes) : 0, 0);
  }

  // A vector may be read, and by some kernels written, where only its first element belongs to the tensor.
  private paddedBytes(elements: number): number {
    return Math.ceil((elements * this.engine.memory.bytesPerElement) / 16) * 16 + 16;
  }

  private growProgram(): void {
    const { memory } = this.engine;
    const block = memory.take(2 * this.programBytes);
    if (this.program !== 0) {
      memory.integers.copyWithin(block.address / 4, this.program / 4, (this.program + this.programBytes) / 4);
      memory.giveBack(this.program, this.programBytes);
    }
    this.program = block.address;
    this.programBytes = block.bytes;
  }

  /** Writes the list of the blocks that `backward` clears. */
  private listBlocks(): void {
    const blocks = this.leafAdjoints.list();
    if (this.blockListed < blocks.length) {
      this.blockListed = 2 * blocks.length;
      this.blockList = this.values.reserve(this.blockListed * 8);
    }
    const words = this.engine.memory.integers;
    let at = this.blockList / 4;
    for (const block of blocks) {
      words[at++] = block.address;
      words[at++] = block.used;
    }
    this.blockCount = blocks.length;
  }
}

function wantsGradient(operand: Tensor | undefined): boolean {
  return operand !== undefined && operand.adjoint !== 0;
}
