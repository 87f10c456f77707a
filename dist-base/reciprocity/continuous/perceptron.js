import { OptionError } from "../../options.js";
import { toNumbers, toText } from "../saved-numbers.js";
/** The logits of networks whose layers are given as weights and bias in turn: [..., rows, in] to [..., rows, 1]. */
export function logits(parameters, inputs) {
    let values = inputs;
    for (let at = 0; at < parameters.length; at += 2) {
        const isLast = at + 2 === parameters.length;
        values = values.dense(parameters[at], parameters[at + 1], isLast ? undefined : "tanh");
    }
    return values;
}
/** What the network gives for its inputs. */
export function perceive({ sizes, parameters }, inputs) {
    let values = inputs;
    for (let layer = 0; layer + 1 < sizes.length; layer++) {
        const width = sizes[layer + 1];
        const weights = parameters[2 * layer];
        const bias = parameters[2 * layer + 1];
        const isLast = layer + 2 === sizes.length;
        const next = [];
        for (let unit = 0; unit < width; unit++) {
            let sum = bias[unit];
            for (let from = 0; from < values.length; from++)
                sum += values[from] * weights[from * width + unit];
            // tanh(x) = 2 logistic(2 x) - 1
            next.push(isLast ? logistic(sum) : 2 * logistic(2 * sum) - 1);
        }
        values = next;
    }
    return values[0];
}
export function savePerceptron({ sizes, parameters }) {
    return { sizes, parameters: parameters.map(toText) };
}
/**
 * Reads a perceptron of so many inputs that may come from a file.
 *
 * @throws OptionError
 */
export function loadPerceptron(saved, inputs) {
    const { sizes, parameters } = (saved ?? {});
    const isNetwork = Array.isArray(sizes) &&
        Array.isArray(parameters) &&
        sizes.length >= 2 &&
        sizes.every((size) => Number.isSafeInteger(size) && size > 0) &&
        sizes[0] === inputs &&
        sizes.at(-1) === 1 &&
        parameters.every((text) => typeof text === "string");
    const takes = `a network of ${inputs} inputs and one output, with all its weights`;
    if (!isNetwork)
        throw new OptionError("networks", saved, takes);
    const numbers = parameters.map(toNumbers);
    const lengths = sizes.slice(1).flatMap((size, layer) => [sizes[layer] * size, size]);
    const fits = numbers.length === lengths.length && numbers.every(({ length }, at) => length === lengths[at]);
    if (!fits)
        throw new OptionError("networks", numbers.map(({ length }) => length), takes);
    return { sizes, parameters: numbers };
}
/** ln 2 in two parts, the first with so few bits that its small multiples are exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
/** Beyond it the logistic function is 1 in double precision, or within 5e-18 of 0; that is where it stays. */
const MOST = 40;
/** 2^-MOST_DOUBLINGS and all powers up to 2^MOST_DOUBLINGS. */
const MOST_DOUBLINGS = 60;
const powersOfTwo = new Float64Array(2 * MOST_DOUBLINGS + 1).fill(1);
for (let power = 1; power <= MOST_DOUBLINGS; power++) {
    powersOfTwo[MOST_DOUBLINGS + power] = 2 * powersOfTwo[MOST_DOUBLINGS + power - 1];
    powersOfTwo[MOST_DOUBLINGS - power] = powersOfTwo[MOST_DOUBLINGS - power + 1] / 2;
}
/** 1 / (1 + exp(-x)) in arithmetic that every engine does alike. */
function logistic(x) {
    const exponent = x > MOST ? -MOST : x < -MOST ? MOST : -x;
    const doublings = Math.round(exponent * Math.LOG2E);
    const rest = exponent - doublings * LN2_HIGH - doublings * LN2_LOW;
    // The exponential series, of |rest| <= ln(2) / 2; even and odd terms apart.
    const square = rest * rest;
    let even = 1 / 479001600;
    even = even * square + 1 / 3628800;
    even = even * square + 1 / 40320;
    even = even * square + 1 / 720;
    even = even * square + 1 / 24;
    even = even * square + 1 / 2;
    even = even * square + 1;
    let odd = 1 / 6227020800;
    odd = odd * square + 1 / 39916800;
    odd = odd * square + 1 / 362880;
    odd = odd * square + 1 / 5040;
    odd = odd * square + 1 / 120;
    odd = odd * square + 1 / 6;
    odd = odd * square + 1;
    return 1 / (1 + (even + rest * odd) * powersOfTwo[MOST_DOUBLINGS + doublings]);
}
