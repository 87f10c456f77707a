export declare const ROWS = 256;
export declare const STEPS = 36;
export declare const HIDDEN = 16;
/** Payoff of a step: benefit times the first number of the next state, less cost times the action. */
export declare const BENEFIT = 5;
export declare const COST = 0.5;
/** A perceptron with one hidden layer of tanh and a sigmoid at its end; weights in row-major order, [in, out]. */
export interface Perceptron {
    readonly inputs: number;
    readonly outputs: number;
    readonly w1: Float32Array;
    readonly b1: Float32Array;
    readonly w2: Float32Array;
    readonly b2: Float32Array;
}
/** The same numbers for every contestant. */
export interface Problem {
    /** [ROWS, 2], within (0, 1). */
    readonly state: Float32Array;
    /** State to action; the gradient is taken with respect to these. */
    readonly policy: Perceptron;
    /** State and action to the next state; fixed. */
    readonly resident: Perceptron;
}
/** What every contestant computes: the negative mean payoff, and its gradient with respect to w1, b1, w2, b2 in turn. */
export interface Answer {
    readonly loss: number;
    readonly gradient: readonly number[];
}
export declare function createProblem(): Problem;
/** All numbers one after another: state, then weights and biases of the policy, then of the resident. */
export declare function flatten({ state, policy, resident }: Problem): Float32Array;
/** What the roundings of f32 may add up to in `difference`. */
export declare const TOLERANCE = 0.0001;
/** The largest difference of two answers: of the loss, or of the gradient, relative to its largest component. */
export declare function difference(got: Answer, expected: Answer): number;
