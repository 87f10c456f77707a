// The tape: a program of instructions in WebAssembly memory, and the arenas that hold values and adjoints.
import type { Engine } from "./engine.js";
import { Indices } from "./indices.js";
import { type Initial, initialValues } from "./initializer.js";
import { Arena, type Floats } from "./memory.js";
import { Operation, Word } from "./operation.js";
import { type MatmulOptions, matmul } from "./operations/matmul.js";
import { concat } from "./operations/movement.js";
import { checkShape, type Shape, show, sizeOf } from "./shape.js";
import { Tensor } from "./tensor.js";

/** What an instruction is made of; see operation.ts for the meaning of each word. */
export interface Instruction {
  readonly a: Tensor;
  readonly b?: Tensor;
  /** Shape of the result. */
  readonly shape: Shape;
  /** Where the result goes; a new tensor unless told. */
  readonly out?: Tensor;
  /** Address of a list of integers, see `Tape.integers`. */
  readonly extent?: number;
  readonly sizes: readonly number[];
  readonly factor?: number;
}

/**
 * Records operations as they run and replays them: `forward` computes all of them again from what the inputs and
 * parameters hold now, `backward` gives the gradient of one result. Each is one call into WebAssembly.
 */
export class Tape {
  private readonly values: Arena;
  private readonly adjoints: Arena;
  private program = 0;
  private programBytes = 0;
  private count = 0;
  private blockList = 0;
  private blockListed = 0;
  private disposed = false;
  /** @internal */
  readonly parameters: Tensor[] = [];

  /** @internal */
  constructor(
    /** @internal */
    readonly engine: Engine,
  ) {
    this.values = new Arena(engine.memory);
    this.adjoints = new Arena(engine.memory);
  }

  /** Instructions recorded. */
  get length(): number {
    return this.count;
  }

  /** A tensor that the caller fills with `set`; zeros until then. With `gradient`, `backward` reaches it too. */
  input(shape: Shape, options: { readonly gradient?: boolean } = {}): Tensor {
    checkShape("input", shape);
    return this.allocate(shape, options.gradient === true);
  }

  /** A tensor that optimisers change. `init` draws with `seed`, or gives the values. */
  parameter(shape: Shape, options: { readonly init?: Initial; readonly seed?: number } = {}): Tensor {
    checkShape("parameter", shape);
    const tensor = this.allocate(shape, true);
    const init = options.init ?? "glorot";
    tensor.set(typeof init === "string" ? initialValues(init, shape, options.seed ?? 0) : init);
    this.parameters.push(tensor);
    return tensor;
  }

  /** A tensor of fixed values; a number alone is a scalar. */
  constant(data: ArrayLike<number> | number, shape?: Shape): Tensor {
    const list = typeof data === "number" ? [data] : data;
    const of = shape ?? (typeof data === "number" ? [] : [list.length]);
    checkShape("constant", of);
    const tensor = this.allocate(of, false);
    tensor.set(list);
    return tensor;
  }

  /** Integers that `gather`, `pick` and `pairUpdate` read; filled by `set`, zeros until then. */
  indices(shape: Shape, data?: ArrayLike<number>): Indices {
    checkShape("indices", shape);
    this.check("indices");
    const indices = new Indices(this, shape, this.values.reserve(sizeOf(shape) * 4));
    if (data !== undefined) indices.set(data);
    return indices;
  }

  /** Batched matrix product, see `Tensor.matmul`. */
  matmul(a: Tensor, b: Tensor, options?: MatmulOptions): Tensor {
    return matmul(this, a, b, options);
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
    this.listBlocks();
    this.engine.kernels.backward(
      this.program,
      result.ready,
      this.blockList,
      this.adjoints.blocks.length,
      result.adjoint,
    );
  }

  /** Gives all memory back. The tape and its tensors cannot be used after. */
  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.values.dispose();
    this.adjoints.dispose();
    if (this.program !== 0) this.engine.memory.giveBack(this.program, this.programBytes);
  }

  /** @internal Appends an instruction, reserves its result, and runs it. */
  record(operation: Operation, { a, b, shape, extent = 0, sizes, factor = 0, ...rest }: Instruction): Tensor {
    this.own(Operation[operation], a);
    if (b !== undefined) this.own(Operation[operation], b);
    const out = rest.out ?? this.allocate(shape, a.adjoint !== 0 || (b !== undefined && b.adjoint !== 0));
    const bytes = Word.Count * 4;
    this.makeRoom((this.count + 1) * bytes);
    const at = this.program + this.count * bytes;
    const words = this.engine.memory.integers;
    const start = at / 4;
    words[start + Word.Operation] = operation;
    words[start + Word.Out] = out.address;
    words[start + Word.OutAdjoint] = out.adjoint;
    words[start + Word.A] = a.address;
    words[start + Word.AAdjoint] = a.adjoint;
    words[start + Word.B] = b?.address ?? 0;
    words[start + Word.BAdjoint] = b?.adjoint ?? 0;
    words[start + Word.Extent] = extent;
    for (let size = 0; size < 6; size++) words[start + Word.Size0 + size] = sizes[size] ?? 0;
    this.engine.memory.doubles[(at + Word.Factor * 4) / 8] = factor;
    this.count += 1;
    out.ready = this.count;
    this.engine.kernels.forward(this.program, this.count - 1, this.count);
    return out;
  }

  /** @internal The same numbers under another shape, from an element on; detached, no gradient passes. */
  view(of: Tensor, shape: Shape, offset = 0, detached = false): Tensor {
    this.check("view");
    const bytes = offset * this.engine.memory.bytesPerElement;
    const adjoint = detached || of.adjoint === 0 ? 0 : of.adjoint + bytes;
    const tensor = new Tensor(this, shape, of.address + bytes, adjoint);
    tensor.ready = of.ready;
    return tensor;
  }

  /** @internal Puts integers into the arena. */
  integers(list: readonly number[]): number {
    const address = this.values.reserve(list.length * 4);
    this.engine.memory.integers.set(list, address / 4);
    return address;
  }

  /** @internal Space that lives as long as the tape, padded to whole vectors and zeroed. */
  reserve(elements: number): number {
    return this.values.reserve(this.paddedBytes(elements));
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

  /** @internal A tensor of zeros. */
  allocate(shape: Shape, gradient: boolean): Tensor {
    this.check("tape");
    const bytes = this.paddedBytes(sizeOf(shape));
    return new Tensor(this, [...shape], this.values.reserve(bytes), gradient ? this.adjoints.reserve(bytes) : 0);
  }

  // A vector may be read, and by some kernels written, where only its first element belongs to the tensor.
  private paddedBytes(elements: number): number {
    return Math.ceil((elements * this.engine.memory.bytesPerElement) / 16) * 16 + 16;
  }

  private makeRoom(bytes: number): void {
    if (bytes <= this.programBytes) return;
    const { memory } = this.engine;
    const block = memory.take(bytes);
    if (this.program !== 0) {
      memory.integers.copyWithin(block.address / 4, this.program / 4, (this.program + this.programBytes) / 4);
      memory.giveBack(this.program, this.programBytes);
    }
    this.program = block.address;
    this.programBytes = block.bytes;
  }

  /** Writes the list of adjoint blocks that `backward` zeroes. */
  private listBlocks(): void {
    const { blocks } = this.adjoints;
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
  }
}
