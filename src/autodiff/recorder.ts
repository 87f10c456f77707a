// Recording and replaying: a program of instructions in WebAssembly memory, and the arenas that hold values and adjoints.
import type { CustomRuns, Run } from "./custom-runs.js";
import type { DataType, Kernels } from "./kernels.js";
import { LeafAdjoints } from "./leaf-adjoints.js";
import { Arena, type Floats, type Memory } from "./memory.js";
import { methodOf } from "./operations/method.js";
import { type Instruction, type Operand, Program } from "./program.js";
import { type Shape, show, sizeOf } from "./shape.js";
import type { Operation } from "./wasm/operation.js";

/** What precedes the adjoint of a result; see assembly/adjoint.ts. */
const MARK_BYTES = 16;

/** What a tape uses of its engine. */
export interface Machine {
  readonly dtype: DataType;
  readonly memory: Memory;
  readonly kernels: Kernels;
  readonly customs: CustomRuns;
}

/**
 * What operations need of a tape: it records instructions, runs them again, and undoes what fails. `Tensor` is the handle that it
 * gives for their results; see `Tape`.
 */
export abstract class Recorder<Tensor extends Operand = Operand> {
  private readonly program: Program;
  private readonly values: Arena;
  /** Adjoints of inputs and parameters, and of results, each with its mark before it; see assembly/adjoint.ts. */
  private readonly leafAdjoints: LeafAdjoints;
  private readonly adjoints: Arena;
  private readonly rooms: Arena;
  /** Instructions, from the first on, whose results are those of what inputs and parameters hold now. */
  private current = 0;
  private roomElements = 0;
  private roomAddress = 0;
  private disposed = false;
  /** The operation of a user whose code runs. */
  private running: string | undefined;
  /** @internal Neither disposed of nor running such code. */
  protected isOpen = true;
  /** Those of its operations that are a user's, by their numbers in the engine. */
  private readonly customs: number[] = [];
  /** Whether what is recorded is a part of something that is undone as a whole where it fails. */
  private isPart = false;
  /** What the tape goes back to where a call fails. */
  private readonly kept = { length: 0, parameters: 0, customs: 0 };
  /** @internal The number of the last `backward`, which none of another tape of the engine has; 0 before the first. */
  walk = 0;
  /** @internal */
  readonly parameters: Tensor[] = [];
  /** The share of an optimiser's step size that each of them takes. */
  readonly rates: number[] = [];

  /** @internal */
  constructor(
    /** @internal */
    readonly engine: Machine,
  ) {
    this.program = new Program(engine.memory);
    this.values = new Arena(engine.memory);
    this.leafAdjoints = new LeafAdjoints(engine.memory, this.values);
    this.adjoints = new Arena(engine.memory);
    this.rooms = new Arena(engine.memory);
  }

  /** Instructions recorded. */
  get length(): number {
    return this.program.length;
  }

  /** @internal A constant of one number. */
  scalar(value: number): Tensor {
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

  /** Computes everything again, or only up to a tensor. */
  forward(until?: Tensor): void {
    this.check("forward");
    const end = until === undefined ? this.length : this.own("forward", until).ready;
    this.run(0, end);
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
      throw new RangeError(`backward: takes a tensor of one element, got shape ${show(result.axes)}`);
    if (result.adjoint === 0)
      throw new RangeError("backward: the tensor depends on no parameter and no input with a gradient");
    const blocks = this.leafAdjoints.listed();
    this.compute(result);
    const { program, leafAdjoints } = this;
    const { adjoint, mark, ready } = result;
    const { kernels } = this.engine;
    // None, until the walk is through: an operation of a user may throw.
    this.walk = 0;
    this.walk = kernels.backward(program.address, ready, blocks, leafAdjoints.blockCount, adjoint, mark);
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

  /** @internal The handle to numbers at an address. */
  protected abstract tensor(shape: Shape, address: number, adjoint: number, mark: number): Tensor;

  /** @internal Throws unless this is a tensor of this tape, and the tape in use. */
  abstract own(operation: string, tensor: Operand | undefined): Tensor;

  /** @internal Appends an instruction, reserves its result, and runs it. */
  record(operation: Operation, instruction: Instruction<Tensor>): Tensor {
    const { a, b, c } = instruction;
    if (!this.isOpen) this.check(methodOf(operation));
    try {
      const out =
        instruction.out ?? this.result(instruction.shape, a.adjoint !== 0 || wantsGradient(b) || wantsGradient(c));
      this.program.append(operation, instruction, out);
      const { length } = this.program;
      out.ready = length;
      // Where operands are not computed yet, neither is this.
      if (this.current === length - 1) {
        this.run(this.current, length);
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
      if (!gradient) return this.tensor(shape, address, 0, 0);
      const mark = this.adjoints.reserve(MARK_BYTES + bytes);
      const words = this.engine.memory.integers;
      words[mark / 4] = 0;
      words[mark / 4 + 1] = bytes;
      return this.tensor(shape, address, mark + MARK_BYTES, mark);
    } catch (error) {
      throw this.undone(error);
    }
  }

  /** @internal The same numbers under another shape, from an element on; detached, no gradient passes. */
  view(of: Operand, shape: Shape, offset = 0, detached = false): Tensor {
    const address = of.address + offset * this.engine.memory.bytesPerElement;
    const stopped = detached || of.adjoint === 0;
    const tensor = stopped
      ? this.tensor(shape, address, 0, 0)
      : this.tensor(shape, address, of.adjoint + address - of.address, of.mark);
    tensor.ready = of.ready;
    tensor.since = of.since;
    return tensor;
  }

  /** @internal Computes what a tensor lacks. */
  compute({ ready }: Operand): void {
    if (this.current >= ready) return;
    this.run(this.current, ready);
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
  reached(tensor: Operand): boolean {
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
  custom(run: Run): number {
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

  /** Runs instructions `from` .. `to` - 1. */
  private run(from: number, to: number): void {
    this.engine.kernels.forward(this.program.address, from, to);
  }

  /** @internal A tensor of zeros that no operation makes. */
  leaf(shape: Shape, gradient: boolean): Tensor {
    const bytes = this.paddedBytes(sizeOf(shape));
    const address = this.values.reserveZeros(bytes);
    const adjoint = gradient ? this.leafAdjoints.reserve(bytes) : 0;
    const tensor = this.tensor(shape, address, adjoint, 0);
    tensor.since = this.length;
    return tensor;
  }

  // A vector may be read, and by some kernels written, where only its first element belongs to the tensor.
  private paddedBytes(elements: number): number {
    return Math.ceil((elements * this.engine.memory.bytesPerElement) / 16) * 16 + 16;
  }

  /** What there is by now stays. */
  private keep(): void {
    this.keepResults();
    this.leafAdjoints.keep();
    const { kept } = this;
    kept.parameters = this.parameters.length;
    kept.customs = this.customs.length;
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
    return error;
  }
}

function wantsGradient(operand: Operand | undefined): boolean {
  return operand !== undefined && operand.adjoint !== 0;
}
