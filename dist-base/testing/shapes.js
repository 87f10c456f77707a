/** Shapes that engines get wrong: axes of 1, odd sizes, sizes that no vector divides, broadcasting in all its ways. */
import fc from "fast-check";
import { checkOptions, checkValue, integer, listOf, OptionError } from "../options.js";
/** Axes, at least 1 long; [] is a single number. */
export const shapeTaken = listOf(integer(1));
const taken = { minRank: integer(0), maxRank: integer(0), maxSize: integer(1) };
/** Sizes of one axis: often 1, never more than 17. */
export function axisSizes() {
    return fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 5 }), fc.constantFrom(7, 8, 9, 13, 17));
}
/** Shapes, [] among them; they shrink to fewer and shorter axes. */
export function shapes(options = {}) {
    checkOptions("shapes", options, taken);
    const { minRank = 0, maxRank = Math.max(4, minRank), maxSize = 96 } = options;
    if (minRank > maxRank)
        throw new OptionError("minRank", minRank, `at most maxRank, ${maxRank}`);
    return fc.array(axisSizes(), { minLength: minRank, maxLength: maxRank }).map((axes) => within(axes, maxSize));
}
/** The same axes, the later ones cut down where the elements would be too many. */
export function within(axes, maxSize) {
    checkValue("axes", axes, shapeTaken);
    checkValue("maxSize", maxSize, integer(1));
    let left = maxSize;
    return axes.map((axis) => {
        const size = Math.max(1, Math.min(axis, left));
        left = Math.floor(left / size);
        return size;
    });
}
/** Two shapes that broadcast: each axis whole in both, or 1 in one of them, or left out where it leads. */
export function broadcastPairs(options = {}) {
    return shapes(options).chain((full) => {
        const way = fc.constantFrom("both", "both", "first", "second");
        const ways = fc.array(way, { minLength: full.length, maxLength: full.length });
        const cut = fc.nat(full.length - Math.min(full.length, options.minRank ?? 0));
        return fc.tuple(ways, cut, fc.boolean()).map(([whole, left, isFirstShorter]) => {
            const first = full.map((size, axis) => (whole[axis] === "second" ? 1 : size));
            const second = full.map((size, axis) => (whole[axis] === "first" ? 1 : size));
            return isFirstShorter ? [first.slice(left), second] : [first, second.slice(left)];
        });
    });
}
