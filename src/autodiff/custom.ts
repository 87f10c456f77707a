// Operations of users, in JavaScript. Their instruction has the interpreter call the engine (assembly/custom/custom.ts), so that
// they run in their turn among the others, forward and back.
import { checkOptions, type OptionTable, required, shown, such } from "../options.js";
import type { Floats, Memory } from "./memory.js";
import { type Shape, shapeOf, show } from "./shape.js";
import type { Tensor } from "./tensor.js";
import { Operation } from "./wasm/operation.js";

/** What `forward` is given. The arrays are of the engine's number format, row-major, and the same at every run. */
export interface ForwardRun {
  /** The numbers of each input. */
  readonly inputs: readonly Floats[];
  /** The shape of each input. */
  readonly shapes: readonly Shape[];
  /** To be filled: as many numbers as the shape of the result has. */
  readonly output: Floats;
  /** The shape of the result. */
  readonly shape: Shape;
}

/** What `adjoint` is given: the same, with the numbers that `forward` wrote, and the gradients. */
export interface AdjointRun extends ForwardRun {
  /** The gradient with respect to the output. */
  readonly outputGradient: Floats;
  /**
   * To be written, all zeros before: for each input the gradient with respect to it, which is `outputGradient` times the
   * derivative of the output. That of an input which wants none is not looked at.
   */
  readonly inputGradients: readonly Floats[];
}

export interface OperationDefinition {
  /** What errors call it. */
  readonly name: string;
  /** The shape of the result, from those of the inputs; it may throw a `ShapeError` where they do not fit. */
  readonly shape: (...inputs: Shape[]) => Shape;
  /** Writes the result. */
  readonly forward: (run: ForwardRun) => void;
  /** Writes the gradients of the inputs. */
  readonly adjoint: (run: AdjointRun) => void;
}

const aFunction = (of: string) => such(`a function of ${of}`, (value) => typeof value === "function");

const definitionTable: OptionTable<OperationDefinition> = {
  name: required(such('a name, such as "softplus"', (value) => typeof value === "string" && /^\S+$/.test(value))),
  shape: required(aFunction("the shapes of the inputs")),
  forward: required(aFunction("{ inputs, output }")),
  adjoint: required(aFunction("{ inputs, output, outputGradient, inputGradients }")),
};

/**
 * An operation of your own, as a function of one or more tensors of a tape to a new one. It is recorded once, and runs again
 * in its turn with every `tape.forward()` and `tape.backward()`. Hold its adjoint against differences by `checkGradients`.
 *
 *     const cube = defineOperation({
 *       name: "cube",
 *       shape: (a) => a,
 *       forward: ({ inputs: [x], output }) => {
 *         for (let at = 0; at < output.length; at++) output[at] = x![at]! ** 3;
 *       },
 *       adjoint: ({ inputs: [x], outputGradient, inputGradients: [dx] }) => {
 *         for (let at = 0; at < dx!.length; at++) dx![at] = 3 * x![at]! ** 2 * outputGradient[at]!;
 *       },
 *     });
 *     const y = cube(tape.parameter([3])).sum();
 *
 * What can be put together of the operations there are needs no definition: a plain function of tensors is one, and its
 * gradient comes by itself, such as `const softplus = (x: Tensor) => x.exp().add(1).log()`.
 *
 * The arrays are copies: what is written to others than `output` and `inputGradients` has no effect. The code may use other
 * tapes, not its own. What it throws passes to whoever asked: a call that records leaves the tape as it was; where `forward`
 * or a read throws, everything before the operation is computed, and the rest when it is next asked for; where `backward`
 * throws there are no gradients.
 *
 * @throws {RangeError} from the call that runs it, where an element of the result is not written, or is NaN though all
 *   inputs are finite; the same of a gradient
 */
export function defineOperation(definition: OperationDefinition): (...inputs: Tensor[]) => Tensor {
  checkOptions("defineOperation", definition, definitionTable);
  const kept = { ...definition };
  return (...inputs) => record(kept, inputs);
}

function record(definition: OperationDefinition, inputs: readonly Tensor[]): Tensor {
  const { name } = definition;
  const [first] = inputs;
  const tape = first?.tape;
  if (first === undefined || tape?.own === undefined) {
    throw new TypeError(`${name}: got ${inputs.length === 0 ? "nothing" : shown(first)}, takes tensors, at least one`);
  }
  for (const input of inputs) tape.own(name, input);
  const shape = shapeOf(name, definition.shape(...inputs.map((input) => input.shape)));
  tape.check(name);
  return tape.whole(() => {
    const out = tape.result(
      shape,
      inputs.some(({ adjoint }) => adjoint !== 0),
    );
    const which = tape.custom(new CustomRun(definition, inputs, out));
    return tape.record(Operation.Custom, { a: first, shape, out, sizes: [which] });
  });
}

/** One such operation on a tape: its arrays, and how numbers get into them and out of them without garbage. */
class CustomRun {
  private readonly run: AdjointRun;
  /** The memory that the views are of; another one where it has grown. */
  private floats: Floats | undefined;
  private readonly values: Floats[] = [];
  private readonly adjoints: Floats[] = [];
  /** All that the gradients are made of. */
  private readonly given: readonly Floats[];

  constructor(
    private readonly definition: OperationDefinition,
    private readonly inputs: readonly Tensor[],
    private readonly out: Tensor,
  ) {
    const { dtype } = out.tape.engine;
    const numbers = ({ size }: Tensor) => (dtype === "f32" ? new Float32Array(size) : new Float64Array(size));
    this.run = {
      inputs: inputs.map(numbers),
      shapes: inputs.map(({ shape }) => shape),
      output: numbers(out),
      shape: out.shape,
      outputGradient: numbers(out),
      inputGradients: inputs.map(numbers),
    };
    this.given = [...this.run.inputs, this.run.output, this.run.outputGradient];
  }

  forward(): void {
    const { run, definition, out } = this;
    try {
      this.read();
      run.output.fill(Number.NaN);
      this.call("forward");
      checkNumbers(definition.name, "forward", "output", run.output, out.shape, run.inputs);
    } catch (error) {
      // What comes after is not computed.
      out.tape.changed(out.ready - 1);
      throw error;
    }
    this.view();
    this.values[this.inputs.length]!.set(run.output);
  }

  adjoint(): void {
    const { run, definition, inputs } = this;
    const { outputGradient, inputGradients } = run;
    this.read();
    run.output.set(this.values[inputs.length]!);
    outputGradient.set(this.adjoints[inputs.length]!);
    for (let at = 0; at < inputs.length; at++) inputGradients[at]!.fill(0);
    this.call("adjoint");
    this.view();
    for (let at = 0; at < inputs.length; at++) {
      const { adjoint, shape } = inputs[at]!;
      if (adjoint === 0) continue;
      const gradient = inputGradients[at]!;
      checkNumbers(definition.name, "adjoint", `inputGradients[${at}]`, gradient, shape, this.given);
      this.reach(inputs[at]!);
      const to = this.adjoints[at]!;
      for (let place = 0; place < to.length; place++) to[place]! += gradient[place]!;
    }
  }

  /** Runs the code of the user, during which its tape is closed. */
  private call(name: "forward" | "adjoint"): void {
    const { tape } = this.out;
    tape.close(this.definition.name);
    try {
      const given: unknown = this.definition[name](this.run);
      if (given === undefined) return;
      const wanted = name === "forward" ? "output" : "inputGradients";
      throw new TypeError(
        `${this.definition.name}: ${name} gave ${shown(given)}, takes none, but what it writes to ${wanted}`,
      );
    } finally {
      tape.open();
    }
  }

  /** Copies the numbers of the inputs. */
  private read(): void {
    this.view();
    for (let at = 0; at < this.inputs.length; at++) this.run.inputs[at]!.set(this.values[at]!);
  }

  /** Has the views be of the memory there is. */
  private view(): void {
    const { memory } = this.out.tape.engine;
    if (this.floats === memory.floats) return;
    this.floats = memory.floats;
    for (let at = 0; at <= this.inputs.length; at++) {
      const tensor = this.inputs[at] ?? this.out;
      this.values[at] = viewOf(memory, tensor.address, tensor.size);
      this.adjoints[at] = viewOf(memory, tensor.adjoint, tensor.adjoint === 0 ? 0 : tensor.size);
    }
  }

  /** As in assembly/adjoint.ts: before anything is added to the adjoint of a result it is cleared. */
  private reach({ mark }: Tensor): void {
    if (mark === 0) return;
    const { memory } = this.out.tape.engine;
    const words = memory.integers;
    const walk = words[this.out.mark / 4]!;
    if (words[mark / 4] === walk) return;
    words[mark / 4] = walk;
    const from = mark / 4 + 4;
    words.fill(0, from, from + words[mark / 4 + 1]! / 4);
  }
}

/** Those of the tapes of an engine, by number. */
export class CustomRuns {
  private readonly runs: (CustomRun | undefined)[] = [];
  private readonly free: number[] = [];

  add(run: CustomRun): number {
    const which = this.free.pop() ?? this.runs.length;
    this.runs[which] = run;
    return which;
  }

  remove(which: number): void {
    this.runs[which] = undefined;
    this.free.push(which);
  }

  /** What the kernels import. */
  readonly forward = (which: number): void => this.runs[which]!.forward();
  readonly adjoint = (which: number): void => this.runs[which]!.adjoint();
}

export type { CustomRun };

function viewOf({ floats, bytesPerElement }: Memory, address: number, size: number): Floats {
  const start = address / bytesPerElement;
  return floats.subarray(start, start + size);
}

/** Throws where one is NaN though what it is made of is finite. */
function checkNumbers(
  name: string,
  by: string,
  what: string,
  numbers: Floats,
  shape: Shape,
  given: readonly Floats[],
): void {
  const at = numbers.findIndex(Number.isNaN);
  if (at < 0 || !given.every((numbers) => numbers.every(Number.isFinite))) return;
  throw new RangeError(
    `${name}: ${by} left NaN at ${at} of ${what}, of shape ${show(shape)}, takes a number for each element`,
  );
}
