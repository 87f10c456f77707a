import { logarithm } from "./logarithm.js";
/** Mean score of the records counted, from 0, the best, to 2; 0 without any. */
export function quadraticScore(chances, counts, { outcomes }) {
    let sum = 0;
    let records = 0;
    for (let row = 0; row < counts.length; row += outcomes) {
        let total = 0;
        let squares = 0;
        let agreed = 0;
        for (let at = row; at < row + outcomes; at++) {
            const count = counts[at];
            const chance = chances[at];
            total += count;
            squares += chance * chance;
            agreed += count * chance;
        }
        if (total === 0)
            continue;
        records += total;
        sum += total * (1 + squares) - 2 * agreed;
    }
    return records === 0 ? 0 : sum / records;
}
/**
 * By how much any other model could do better: the squared distance of the chances from the opponents' own, in the mean over
 * records, as far as these tell. What is left to chance is told without bias from contexts that came up more than once; where
 * one came up once, nothing is taken to be left to chance, so that the answer errs towards more.
 */
export function roomToImprove(chances, counts, shape) {
    const { outcomes } = shape;
    let chance = 0;
    let records = 0;
    for (let row = 0; row < counts.length; row += outcomes) {
        let total = 0;
        let squares = 0;
        for (let at = row; at < row + outcomes; at++) {
            const count = counts[at];
            total += count;
            squares += count * count;
        }
        records += total;
        if (total > 1)
            chance += (total * total - squares) / (total - 1);
    }
    return records === 0 ? 0 : quadraticScore(chances, counts, shape) - chance / records;
}
/** Mean cross-entropy of the records counted, nats a record; 0 without any. Every outcome counted must have a chance. */
export function crossEntropy(chances, counts) {
    let sum = 0;
    let records = 0;
    for (let at = 0; at < counts.length; at++) {
        const count = counts[at];
        if (count === 0)
            continue;
        records += count;
        sum -= count * logarithm(chances[at]);
    }
    return records === 0 ? 0 : sum / records;
}
