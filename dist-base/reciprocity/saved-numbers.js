// Numbers as plain JSON: base64 of their bytes, so that nothing is rounded.
import { OptionError } from "../options.js";
/** What is to be said of a checkpoint that does not fit. */
export function foreignCheckpoint(got) {
    return new OptionError("checkpoint", got, "what the same training saved");
}
/** Copies saved numbers into the arrays that they are of; an OptionError where they are of others. */
export function restoreNumbers(into, saved) {
    const fits = saved.length === into.length && into.every((array, at) => array.length === saved[at].length);
    if (!fits)
        throw foreignCheckpoint("another method or another game");
    for (const [at, array] of into.entries())
        array.set(saved[at]);
}
/** Bytes turned into text in one call; groups of three become four characters each. */
const AT_ONCE = 3 * 4096;
/** 32-bit floats in base64. */
export function toText(numbers) {
    return bytesToText(new Uint8Array(Float32Array.from(numbers).buffer));
}
/** @throws OptionError for anything but finite 32-bit floats in base64 */
export function toNumbers(text) {
    const numbers = new Float32Array(toBytes(text).buffer);
    if (!numbers.every(Number.isFinite))
        throw foreignCheckpoint("numbers that are not finite");
    return numbers;
}
function bytesToText(bytes) {
    let text = "";
    for (let at = 0; at < bytes.length; at += AT_ONCE) {
        text += btoa(String.fromCharCode(...bytes.subarray(at, at + AT_ONCE)));
    }
    return text;
}
/** Whole groups of four bytes. */
function toBytes(text) {
    let characters;
    try {
        characters = atob(text);
    }
    catch {
        throw foreignCheckpoint("numbers that are not in base64");
    }
    if (characters.length % 4 !== 0)
        throw foreignCheckpoint("numbers that are cut off");
    return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}
/**
 * Counts, most of them zero where there are many contexts, as text: the places of the others, a colon, and they themselves. Places
 * are 32-bit floats, too, in two digits to base 2^20.
 */
export function countsToText(counts) {
    const places = [];
    const values = [];
    for (let at = 0; at < counts.length; at++) {
        if (counts[at] === 0)
            continue;
        places.push(Math.floor(at / PLACE_BASE), at % PLACE_BASE);
        values.push(counts[at]);
    }
    return `${toText(places)}:${toText(values)}`;
}
/**
 * So many counts from their text; those of a checkpoint of before, without a colon, are all written out.
 *
 * @throws OptionError for anything else
 */
export function textToCounts(text, length) {
    const [before, after] = text.split(":", 2).map(toNumbers);
    if (after === undefined) {
        if (before.length !== length)
            throw foreignCheckpoint("another game");
        return before;
    }
    if (before.length !== 2 * after.length)
        throw foreignCheckpoint("numbers that are cut off");
    const counts = new Float32Array(length);
    for (const [at, value] of after.entries()) {
        const place = before[2 * at] * PLACE_BASE + before[2 * at + 1];
        if (!(Number.isInteger(place) && place >= 0 && place < length))
            throw foreignCheckpoint("another game");
        counts[place] = value;
    }
    return counts;
}
/** Exact in a 32-bit float, and its square is more than any table has places. */
const PLACE_BASE = 2 ** 20;
export function isCount(value) {
    return Number.isSafeInteger(value) && value >= 0;
}
export function areTexts(value) {
    return Array.isArray(value) && value.every((text) => typeof text === "string");
}
