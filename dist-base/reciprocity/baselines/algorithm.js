import { foreignCheckpoint } from "../saved-numbers.js";
import { payoffOf } from "./process.js";
/** So many episodes in batches of at most so many. */
export function batches(episodes, batch) {
    const sizes = [];
    for (let left = episodes; left > 0; left -= batch)
        sizes.push(Math.min(left, batch));
    return sizes;
}
export function outcomeOf(played, gradientNorm) {
    const encounters = played.reduce((sum, episodes) => sum + episodes.encounters, 0);
    return { encounters, ...payoffOf(played), ...(gradientNorm === undefined ? {} : { gradientNorm }) };
}
/** The state of as many tapes as there should be. */
export function savedTapes({ tapes }, count) {
    if (tapes.length !== count)
        throw foreignCheckpoint("another method");
    return tapes;
}
