import type { Floats } from "./memory.js";
import { type Shape } from "./shape.js";
import type { Tensor } from "./tensor.js";
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
export declare function defineOperation(definition: OperationDefinition): (...inputs: Tensor[]) => Tensor;
/** One such operation on a tape: its arrays, and how numbers get into them and out of them without garbage. */
declare class CustomRun {
    private readonly definition;
    private readonly inputs;
    private readonly out;
    private readonly run;
    /** The memory that the views are of; another one where it has grown. */
    private floats;
    private readonly values;
    private readonly adjoints;
    /** All that the gradients are made of. */
    private readonly given;
    constructor(definition: OperationDefinition, inputs: readonly Tensor[], out: Tensor);
    forward(): void;
    adjoint(): void;
    /** Runs the code of the user, during which its tape is closed. */
    private call;
    /** Copies the numbers of the inputs. */
    private read;
    /** Has the views be of the memory there is. */
    private view;
    /** As in assembly/adjoint.ts: before anything is added to the adjoint of a result it is cleared. */
    private reach;
}
/** Those of the tapes of an engine, by number. */
export declare class CustomRuns {
    private readonly runs;
    private readonly free;
    add(run: CustomRun): number;
    remove(which: number): void;
    /** What the kernels import. */
    readonly forward: (which: number) => void;
    readonly adjoint: (which: number) => void;
}
export type { CustomRun };
