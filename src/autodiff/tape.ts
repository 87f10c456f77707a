// The tape: a program of instructions in WebAssembly memory, and the arenas that hold values and adjoints.
import { checkOptions, flag, type OptionTable, real, shown } from "../options.js";
import type { CustomRun } from "./custom.js";
import { integersOf, numbersOf } from "./data.js";
import type { Engine } from "./engine.js";
import { Indices } from "./indices.js";
import { type Initial, initial, initialValues, seed } from "./initializer.js";
import { Arena, type Floats } from "./memory.js";
import { type Activation, dense } from "./operations/dense.js";
import { type MatmulOptions, matmul } from "./operations/matmul.js";
import { methodOf } from "./operations/method.js";
import { concat } from "./operations/movement.js";
import { printAsString } from "./print.js";
import { type Instruction, Program } from "./program.js";
import { type Shape, shapeOf, show, sizeOf } from "./shape.js";
import { Tensor } from "./tensor.js";
import type { Operation } from "./wasm/operation.js";

export interface InputOptions {
  /** Whether `backward` reaches it; no unless told. */
  readonly gradient?: boolean;
}

export interface ParameterOptions {
  /** How the first values are drawn, "glorot" unless told, or the values. */
  readonly init?: Initial;
  /** What they are drawn with, 0 unless told. */
  readonly seed?: number;
  /** The share of an optimiser's step size that this one takes, 1 unless told. */
  readonly rate?: number;
}

const inputOptions: OptionTable<InputOptions> = { gradient: flag };
const parameterOptions: OptionTable<ParameterOptions> = {
  init: initial,
  seed,
  rate: real({ above: 0 }),
};

/** What precedes the adjoint of a result; see assembly/adjoint.ts. */
const MARK_BYTES = 16;

/**
 * Records operations as they run and replays them: `forward` computes all of them again from what the inputs and
 * parameters hold now, `backward` gives the gradient of one result. Each is one call into WebAssembly.
 *
 * What is read or differentiated is never stale: where something was set since, it is computed first. A call that throws
 * leaves the tape as it was.
 */
export class Tape {
  private readonly program: Program;
  private readonly values: Arena;
  /** Adjoints of inputs and parameters, and of results, each with its mark before it; see assembly/adjoint.ts. */
  private readonly leafAdjoints: Arena;
  private readonly adjoints: Arena;
  private readonly rooms: Arena;
  /** Instructions, from the first on, whose results are those of what inputs and parameters hold now. */
  private current = 0;
  /** The list of blocks that `backward` clears: its address, for how many there is room, and whether it is written. */
  private blockList = 0;
  private blockRoom = 0;
  private blocksListed = false;
  private roomElements = 0;
  private roomAddress = 0;
  private disposed = false;
  /** The operation of a user whose code runs. */
  private running: string | undefined;
  /** Neither disposed of nor running such code. */
  private isOpen = true;
  /** Those of its operations that are a user's, by their numbers in the engine. */
  private readonly customs: number[] = [];
  /** Whether what is recorded is a part of something that is undone as a whole where it fails. */
  private isPart = false;
  /** What the tape goes back to where a call fails. */
  private readonly kept = { length: 0, parameters: 0, customs: 0, blockList: 0, blockRoom: 0 };
  /** @internal The number of the last `backward`, which none of another tape of the engine has; 0 before the first. */
  walk = 0;
  /** @internal */
  readonly parameters: Tensor[] = [];
  /** The share of an optimiser's step size that each of them takes. */
  readonly rates: number[] = [];

  /** @internal */
  constructor(
    /** @internal */
    readonly engine: Engine,
  ) {
    this.program = new Program(engine.memory);
    this.values = new Arena(engine.memory);
    this.leafAdjoints = new Arena(engine.memory);
    this.adjoints = new Arena(engine.memory);
    this.rooms = new Arena(engine.memory);
  }

  /** Instructions recorded. */
  get length(): number {
    return this.program.length;
  }

  /** A tensor that the caller fills with `set`; zeros until then. */
  input(shape: Shape, options?: InputOptions): Tensor {
    if (options !== undefined) checkOptions("input", options, inputOptions);
    const axes = shapeOf("input", shape);
    this.check("input");
    return this.whole(() => this.leaf(axes, options?.gradient === true));
  }

  /** A tensor that optimisers change. */
  parameter(shape: Shape, options: ParameterOptions = {}): Tensor {
    checkOptions("parameter", options, parameterOptions);
    const axes = shapeOf("parameter", shape);
    const { init = "glorot", seed = 0, rate = 1 } = options;
    const given = typeof init === "string" ? init : numbersOf("init", init);
    this.check("parameter");
    return this.whole(() => {
      const tensor = this.leaf(axes, true);
      tensor.put("init", typeof given === "string" ? initialValues(given, axes, seed) : given);
      this.parameters.push(tensor);
      this.rates.push(rate);
      return tensor;
    });
  }

  /** A tensor of fixed values; a number alone is a scalar. */
  constant(data: ArrayLike<number> | number, shape?: Shape): Tensor {
    if (typeof data === "number" && shape === undefined) return this.scalar(data);
    const numbers = numbersOf("constant", typeof data === "number" ? [data] : data);
    const axes = shapeOf("constant", shape ?? [numbers.length]);
    this.check("constant");
    return this.whole(() => {
      const tensor = this.leaf(axes, false);
      tensor.put("constant", numbers);
      return tensor;
    });
  }

  private scalar(value: number): Tensor {
    this.check("constant");
    try {
      const tensor = this.leaf([], false);
      this.floats[tensor.address / this.engine.memory.bytesPerElement] = value;
      if (!this.isPart) this.keepResults();
      return tensor;
    } catch (error) {
      throw this.undone(error);
    }
  }

  /** Integers that `gather`, `pick` and operations of steps read; filled by `set`, zeros until then. */
  indices(shape: Shape, data?: ArrayLike<number>): Indices {
    const axes = shapeOf("indices", shape);
    const integers = data === undefined ? undefined : integersOf("indices", data);
    this.check("indices");
    return this.whole(() => {
      const indices = new Indices(this, axes, this.values.reserveZeros(sizeOf(axes) * 4));
      if (integers !== undefined) indices.set(integers);
      return indices;
    });
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
    const end = until === undefined ? this.length : this.own("forward", until).ready;
    this.engine.kernels.forward(this.program.address, 0, end);
    if (end > this.current) this.current = end;
  }

  /**
   * The gradient of a tensor of one element with respect to every parameter, and every input that asked for one, by one
   * reverse walk; read it with `Tensor.gradient`.
   */
  backward(result: Tensor): void {
    this.check("backward");
    this.own("backward", result);
    if (result.size !== 1)
      throw new RangeError(`backward: takes a tensor of one element, got shape ${show(result.shape)}`);
    if (result.adjoint === 0)
      throw new RangeError("backward: the tensor depends on no parameter and no input with a gradient");
    if (!this.blocksListed) this.listBlocks();
    this.compute(result);
    const { program, blockList, leafAdjoints } = this;
    const { adjoint, mark, ready } = result;
    const { kernels } = this.engine;
    // None, until the walk is through: an operation of a user may throw.
    this.walk = 0;
    this.walk = kernels.backward(program.address, ready, blockList, leafAdjoints.blockCount, adjoint, mark);
  }

  /** What consoles print. */
  toString(): string {
    return `Tape of ${this.length} instructions${this.disposed ? ", disposed of" : ""}`;
  }

  /** Gives all memory back. The tape and its tensors cannot be used after. */
  dispose(): void {
    if (this.disposed) return;
    this.check("dispose");
    this.disposed = true;
    this.isOpen = false;
    while (this.customs.length > 0) this.engine.customs.remove(this.customs.pop()!);
    this.values.dispose();
    this.leafAdjoints.dispose();
    this.adjoints.dispose();
    this.rooms.dispose();
    this.program.dispose();
  }

  /** @internal Appends an instruction, reserves its result, and runs it. */
  record(operation: Operation, instruction: Instruction): Tensor {
    const { a, b, c } = instruction;
    if (!this.isOpen) this.check(methodOf(operation));
    try {
      const out =
        instruction.out ?? this.result(instruction.shape, wantsGradient(a) || wantsGradient(b) || wantsGradient(c));
      this.program.append(operation, instruction, out);
      const { length } = this.program;
      out.ready = length;
      // Where operands are not computed yet, neither is this.
      if (this.current === length - 1) {
        this.engine.kernels.forward(this.program.address, this.current, length);
        this.current = length;
      }
      if (!this.isPart && instruction.goesOn !== true) this.keepResults();
      return out;
    } catch (error) {
      throw this.undone(error);
    }
  }

  /** @internal Makes all that is recorded within one thing, which is undone as a whole where it fails. */
  whole<Made>(make: () => Made): Made {
    if (this.isPart) return make();
    this.isPart = true;
    try {
      const made = make();
      this.keep();
      return made;
    } catch (error) {
      this.isPart = false;
      throw this.undone(error);
    } finally {
      this.isPart = false;
    }
  }

  /** @internal A tensor for the result of operations; what it holds until then is undefined. */
  result(shape: Shape, gradient: boolean): Tensor {
    try {
      const bytes = this.paddedBytes(sizeOf(shape));
      const address = this.values.reserve(bytes);
      if (!gradient) return new Tensor(this, shape, address, 0, 0);
      const mark = this.adjoints.reserve(MARK_BYTES + bytes);
      const words = this.engine.memory.integers;
      words[mark / 4] = 0;
      words[mark / 4 + 1] = bytes;
      return new Tensor(this, shape, address, mark + MARK_BYTES, mark);
    } catch (error) {
      throw this.undone(error);
    }
  }

  /** @internal The same numbers under another shape, from an element on; detached, no gradient passes. */
  view(of: Tensor, shape: Shape, offset = 0, detached = false): Tensor {
    const address = of.address + offset * this.engine.memory.bytesPerElement;
    const stopped = detached || of.adjoint === 0;
    const tensor = stopped
      ? new Tensor(this, shape, address, 0, 0)
      : new Tensor(this, shape, address, of.adjoint + address - of.address, of.mark);
    tensor.ready = of.ready;
    tensor.since = of.since;
    return tensor;
  }

  /** @internal Computes what a tensor lacks. */
  compute({ ready }: Tensor): void {
    if (this.current >= ready) return;
    this.engine.kernels.forward(this.program.address, this.current, ready);
    this.current = ready;
  }

  /**
   * @internal To be called where numbers that operations read were changed.
   *
   * @param since instructions, from the first on, that do not read them
   */
  changed(since: number): void {
    if (this.current > since) this.current = since;
  }

  /** @internal Whether the last `backward` came to the tensor. */
  reached(tensor: Tensor): boolean {
    return tensor.mark === 0 || this.engine.memory.integers[tensor.mark / 4] === this.walk;
  }

  /** @internal Space for integers. */
  integers(count: number): number {
    try {
      return this.values.reserve(count * 4);
    } catch (error) {
      throw this.undone(error);
    }
  }

  /** @internal Room that operations may use while they run, in turn. */
  room(elements: number): number {
    if (elements <= this.roomElements) return this.roomAddress;
    try {
      this.roomAddress = this.rooms.reserve(this.paddedBytes(elements));
    } catch (error) {
      throw this.undone(error);
    }
    this.roomElements = elements;
    return this.roomAddress;
  }

  /** @internal Space that lives as long as the tape, padded to whole vectors and zeroed. */
  reserve(elements: number): number {
    return this.values.reserveZeros(this.paddedBytes(elements));
  }

  /** @internal Throws unless this is a tensor of this tape, and the tape in use. */
  own(operation: string, tensor: Tensor | undefined): Tensor {
    if (tensor instanceof Tensor && tensor.tape === this && this.isOpen) return tensor;
    this.check(operation);
    if (!(tensor instanceof Tensor))
      throw new TypeError(`${operation}: got ${shown(tensor)}, takes a tensor; tape.constant makes one of numbers`);
    throw new RangeError(`${operation}: the tensor of shape ${show(tensor.axes)} is of another tape`);
  }

  /** @internal Why it cannot be used, if so. */
  get state(): string | undefined {
    return this.disposed ? "was disposed of" : this.running && `is running ${this.running}`;
  }

  /** @internal */
  check(operation: string): void {
    if (this.isOpen) return;
    const advice = this.disposed ? "" : ", whose code may use other tapes alone";
    throw new RangeError(`${operation}: the tape ${this.state}${advice}`);
  }

  /** @internal Takes an operation of a user in; gives its number. */
  custom(run: CustomRun): number {
    const which = this.engine.customs.add(run);
    this.customs.push(which);
    return which;
  }

  /** @internal While code of a user runs, nothing can be done with the tape. */
  close(operation: string): void {
    this.running = operation;
    this.isOpen = false;
  }

  /** @internal */
  open(): void {
    this.running = undefined;
    this.isOpen = true;
  }

  /** @internal */
  get floats(): Floats {
    return this.engine.memory.floats;
  }

  /** A tensor of zeros that no operation makes. */
  private leaf(shape: Shape, gradient: boolean): Tensor {
    const bytes = this.paddedBytes(sizeOf(shape));
    const address = this.values.reserveZeros(bytes);
    const adjoint = gradient ? this.leafAdjoint(bytes) : 0;
    const tensor = new Tensor(this, shape, address, adjoint, 0);
    tensor.since = this.length;
    return tensor;
  }

  private leafAdjoint(bytes: number): number {
    const adjoint = this.leafAdjoints.reserveZeros(bytes);
    // The room that `backward` needs is had now, so that it never lacks it.
    const { blockCount } = this.leafAdjoints;
    if (this.blockRoom < blockCount) {
      this.blockList = this.values.reserve(2 * blockCount * 8);
      this.blockRoom = 2 * blockCount;
    }
    this.blocksListed = false;
    return adjoint;
  }

  // A vector may be read, and by some kernels written, where only its first element belongs to the tensor.
  private paddedBytes(elements: number): number {
    return Math.ceil((elements * this.engine.memory.bytesPerElement) / 16) * 16 + 16;
  }

  /** Writes the list of the blocks that `backward` clears. */
  private listBlocks(): void {
    const words = this.engine.memory.integers;
    let at = this.blockList / 4;
    for (const block of this.leafAdjoints.list()) {
      words[at++] = block.address;
      words[at++] = block.used;
    }
    this.blocksListed = true;
  }

  /** What there is by now stays. */
  private keep(): void {
    this.keepResults();
    this.leafAdjoints.keep();
    const { kept } = this;
    kept.parameters = this.parameters.length;
    kept.customs = this.customs.length;
    kept.blockList = this.blockList;
    kept.blockRoom = this.blockRoom;
  }

  /** The same, of what a single operation adds. */
  private keepResults(): void {
    this.values.keep();
    this.adjoints.keep();
    this.kept.length = this.program.length;
  }

  /** The error, after what a failed call left was taken away. */
  private undone(error: unknown): unknown {
    if (this.isPart || this.disposed) return error;
    this.values.rewind();
    this.leafAdjoints.rewind();
    this.adjoints.rewind();
    const { kept } = this;
    while (this.customs.length > kept.customs) this.engine.customs.remove(this.customs.pop()!);
    this.program.length = kept.length;
    this.current = Math.min(this.current, kept.length);
    this.parameters.length = this.rates.length = kept.parameters;
    this.blockList = kept.blockList;
    this.blockRoom = kept.blockRoom;
    this.blocksListed = false;
    return error;
  }
}

printAsString(Tape);

function wantsGradient(operand: Tensor | undefined): boolean {
  return operand !== undefined && operand.adjoint !== 0;
}
