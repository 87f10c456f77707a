// What a method can be told, and the values that bench/tuning.mjs tries of it. Every method is tuned by the same number of
// trials on the same played episodes; what was best is its default, which stands beside its space.
import { integer, oneOf, real, such } from "../../options.js";
const numbers = (taken) => (...tries) => ({ ...taken, tries });
export const anything = numbers(real());
export const count = numbers(integer(1, 1e6));
export const share = numbers(real({ least: 0, most: 1 }));
export const positive = numbers(real({ above: 0 }));
export const weight = numbers(real({ least: 0 }));
/** A part of what the method is. */
export function only(value) {
    return { ...such(JSON.stringify(value), (other) => other === value), tries: [value] };
}
export function choice(...tries) {
    return { ...oneOf(tries), tries };
}
/** What several methods have in common. */
export const common = {
    rate: positive(0.01, 0.03, 0.1),
    discount: share(0.5, 0.8, 0.9, 1),
    entropy: weight(0, 0.001, 0.01, 0.1),
    batch: count(1, 2, 4, 8),
};
const decay = weight(0, 0.01, 0.03);
export const learning = { exploration: share(0, 0.01, 0.03, 0.1), decay };
/** Where a model is to see every context. */
export const modelling = { exploration: share(0.01, 0.03, 0.1), decay };
