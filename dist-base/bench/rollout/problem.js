// A policy and a resident drive a state through many steps: the model of what this library does, for engines to compare on.
import { createRandom } from "../../random.js";
export const ROWS = 256;
export const STEPS = 36;
export const HIDDEN = 16;
/** Payoff of a step: benefit times the first number of the next state, less cost times the action. */
export const BENEFIT = 5;
export const COST = 0.5;
export function createProblem() {
    const random = createRandom(2026);
    const within = (size, low, high) => Float32Array.from({ length: size }, () => low + (high - low) * random.uniform());
    const glorot = (inputs, outputs) => {
        const bound = Math.sqrt(6 / (inputs + outputs));
        return within(inputs * outputs, -bound, bound);
    };
    const perceptron = (inputs, outputs, bias) => ({
        inputs,
        outputs,
        w1: glorot(inputs, HIDDEN),
        b1: within(HIDDEN, -bias, bias),
        w2: glorot(HIDDEN, outputs),
        b2: within(outputs, -bias, bias),
    });
    return { state: within(ROWS * 2, 0.01, 0.99), policy: perceptron(2, 1, 0), resident: perceptron(3, 2, 0.1) };
}
/** All numbers one after another: state, then weights and biases of the policy, then of the resident. */
export function flatten({ state, policy, resident }) {
    const weights = [policy, resident].flatMap(({ w1, b1, w2, b2 }) => [w1, b1, w2, b2]);
    return Float32Array.from([state, ...weights].flatMap((part) => [...part]));
}
/** What the roundings of f32 may add up to in `difference`. */
export const TOLERANCE = 1e-4;
/** The largest difference of two answers: of the loss, or of the gradient, relative to its largest component. */
export function difference(got, expected) {
    const scale = expected.gradient.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
    const errors = expected.gradient.map((each, at) => Math.abs(each - got.gradient[at]) / scale);
    return Math.max(Math.abs(got.loss - expected.loss), ...errors);
}
