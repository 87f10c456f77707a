/** Random differentiable programs on a tape, which print as the code that records them. */
import fc from "fast-check";
import type { Tape, Tensor } from "../autodiff/index.js";
import { type TensorData } from "./tensors.js";
export interface ProgramOptions {
    /** Fewest (at least 1) and most steps; 1 and 20 unless told. */
    readonly minSteps?: number;
    readonly maxSteps?: number;
    /** Shapes of the parameters; 1 to 4 of many kinds unless told. */
    readonly parameters?: readonly (readonly number[])[];
    /** Leaves out `relu`, at whose kink a central difference is no gradient; true unless told. */
    readonly smooth?: boolean;
}
/**
 * A function of its parameters, all of whose results count in one number. `checkGradients(program.record,
 * program.parameters)` holds its gradient against differences.
 */
export declare class Program {
    /** The point to start from, a tensor for each parameter. */
    readonly parameters: readonly TensorData[];
    private readonly start;
    private readonly drafts;
    private readonly known;
    /** Steps, that is results beside the parameters. */
    get length(): number;
    /** Records the program; gives all results in order, the parameters first. */
    readonly results: (tape: Tape, parameters: readonly Tensor[]) => Tensor[];
    /** Records the program; gives one number in which every result counts. */
    readonly record: (tape: Tape, parameters: readonly Tensor[]) => Tensor;
    /** The program as code, from `tape` to the number it returns. */
    toString(): string;
    private places;
    /** Results that no later step takes up. */
    private ends;
}
/**
 * Programs of the operations of `Tensor`, with shared subexpressions and views, whose numbers stay moderate whatever the
 * parameters in [-1, 1]. They shrink to fewer and simpler steps, and print as code.
 */
export declare function programs(options?: ProgramOptions): fc.Arbitrary<Program>;
