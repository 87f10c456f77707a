/** Numbers to fill tensors with, and integers to index them by. */
import fc from "fast-check";
import { checkOptions, checkValue, integer, OptionError, real } from "../options.js";
import { shapeTaken } from "./shapes.js";
/** In thousandths they are 32-bit integers. */
const moderate = real({ least: -2e6, most: 2e6 });
const taken = { min: moderate, max: moderate, gap: real({ least: 0 }) };
/** Moderate numbers, in thousandths: a failure shrinks towards 0 and stays short to read. */
export function tensors(shape, options = {}) {
    checkOptions("tensors", options, taken);
    const { min = -2, max = 2, gap = 0 } = options;
    if (Math.ceil(min * 1000) > Math.floor(max * 1000)) {
        throw new OptionError("max", max, `a number above min, ${min}, with a thousandth in between`);
    }
    if ((min < 0 && gap > -min) || (max >= 0 && gap > max)) {
        throw new OptionError("gap", gap, `a number that min and max, ${min} and ${max}, leave room for`);
    }
    const length = sizeOf(shape);
    const thousandth = fc.integer({ min: Math.ceil(min * 1000), max: Math.floor(max * 1000) });
    return fc.array(thousandth, { minLength: length, maxLength: length }).map((list) => ({
        shape,
        values: list.map((number) => (number < 0 ? Math.min(number / 1000, -gap) : Math.max(number / 1000, gap))),
    }));
}
/** Integers from 0 to `below` - 1, with repetitions: for `gather` and `pick`. */
export function indices(shape, below) {
    checkValue("below", below, integer(1, 0x7fffffff));
    const length = sizeOf(shape);
    return fc.array(fc.nat(below - 1), { minLength: length, maxLength: length }).map((values) => ({ shape, values }));
}
/**
 * Steps [count, 5] for `pairConditionals`: the row that each follows, of so many given or of an earlier step, two different axes
 * and the table of each; or -1 first, which is none.
 */
export function conditionalSteps(count, rows, axes, tables) {
    checkSizes({ rows, count, tables }, axes);
    return stepsOf(count, rows, axes, fc.tuple(fc.nat(tables - 1), fc.nat(tables - 1)));
}
/** Steps [count, 4] for `pairTransition`: the same, with one matrix for both axes. */
export function transitionSteps(count, rows, axes, matrices) {
    checkSizes({ rows, count, matrices }, axes);
    return stepsOf(count, rows, axes, fc.tuple(fc.nat(matrices - 1)));
}
function stepsOf(count, rows, axes, by) {
    const list = Array.from({ length: count }, (_, earlier) => orNone(fc.tuple(fc.nat(rows + earlier - 1), pairs(axes), by).map((row) => row.flat())));
    return fc.tuple(...list).map((drawn) => ({ shape: [count, drawn[0].length], values: drawn.flat() }));
}
/** Readings [count, 3] for `pairMarginal`: one of so many rows and two different axes; or -1 first, which is none. */
export function readings(count, rows, axes) {
    checkSizes({ rows, count }, axes);
    const list = Array.from({ length: count }, () => orNone(fc.tuple(fc.nat(rows - 1), pairs(axes)).map((row) => row.flat())));
    return fc.tuple(...list).map((drawn) => ({ shape: [count, 3], values: drawn.flat() }));
}
function checkSizes(sizes, axes) {
    for (const [field, size] of Object.entries(sizes))
        checkValue(field, size, integer(1, 0x7fffffff));
    checkValue("axes", axes, integer(2, 0x7fffffff));
}
function pairs(axes) {
    const away = fc.integer({ min: 1, max: axes - 1 });
    return fc.tuple(fc.nat(axes - 1), away).map(([i, step]) => [i, (i + step) % axes]);
}
/** A row, or in some places none: -1, and then zeros or more of it. */
function orNone(some) {
    const kind = fc.oneof({ weight: 8, arbitrary: fc.constant("some") }, fc.constantFrom("none", "all"));
    return fc
        .tuple(kind, some)
        .map(([chosen, row]) => chosen === "some" ? row : row.map((_, place) => (place === 0 || chosen === "all" ? -1 : 0)));
}
export function sizeOf(shape) {
    checkValue("shape", shape, shapeTaken);
    return shape.reduce((size, axis) => size * axis, 1);
}
