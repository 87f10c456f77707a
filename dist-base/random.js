/**
 * Seeded random bits, passed in and never global.
 *
 * The generator is xoroshiro128+ (Blackman & Vigna) of `pure-rand`. Seeding is ours: its own puts the seed into the state
 * almost raw, so that neighbouring seeds begin alike.
 */
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { checkValue, integer, such } from "./options.js";
/** A generator for any safe integer seed; OptionError otherwise. Different seeds always start in different states. */
export function createRandom(seed) {
    return seeded([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], seed, "seed");
}
/** The generator that was in this `state()`, continued bit for bit; OptionError if no generator can have been in it. */
export function restoreRandom(state) {
    checkValue("state", state, fourWords);
    return new Xoroshiro([...state]);
}
const fourWords = such("the four signed 32-bit integers, not all 0, that state() gave", (state) => {
    const words = Array.isArray(state) ? Array.from(state) : [];
    return words.length === 4 && words.every((word) => word === (Number(word) | 0)) && words.some((word) => word !== 0);
});
/** @throws OptionError unless it is a generator */
export function checkRandom(random) {
    checkValue("random", random, generator);
}
const generator = such("a generator, such as createRandom(seed) gives", (value) => {
    const random = value;
    return typeof random?.bits === "function" && typeof random.below === "function";
});
class Xoroshiro {
    generator;
    constructor(state) {
        // Integers to the engine too: one word that came from an array of doubles would have V8 keep every generator's state as
        // boxed doubles, twice as slow.
        this.generator = xoroshiro128plusFromState(state.map((word) => word | 0));
    }
    bits() {
        return this.generator.next() >>> 0;
    }
    uniform() {
        const high = this.bits() >>> 5;
        const low = this.bits() >>> 6;
        return (high * 0x4000000 + low) / 0x20000000000000;
    }
    below(n) {
        if (!(Number.isInteger(n) && n >= 1 && n <= 0x100000000))
            checkValue("n", n, integer(1, 0x100000000));
        // n buckets of equal width; what lies beyond the last one is drawn again. Dividing uses the top bits, the best ones.
        const width = Math.floor(0x100000000 / n);
        for (;;) {
            const bucket = Math.floor(this.bits() / width);
            if (bucket < n)
                return bucket;
        }
    }
    state() {
        return [...this.generator.getState()];
    }
    split(stream) {
        // Scrambled before the stream number goes in, so that parents whose states differ little have unlike children.
        return seeded(scramble(this.state()), stream, "stream");
    }
}
const safe = {
    ...integer(Number.MIN_SAFE_INTEGER),
    takes: "an integer between -(2^53 - 1) and 2^53 - 1",
};
/** A generator for a number, its state scrambled from `words`; one-to-one in the number. */
function seeded(words, number, name) {
    checkValue(name, number, safe);
    words[0] ^= number | 0;
    words[1] ^= Math.floor(number / 0x100000000) | 0;
    scramble(words);
    // The one state that xoroshiro128+ never leaves.
    if (!words.some((word) => word !== 0))
        words[3] = 1;
    const random = new Xoroshiro(words);
    for (let discarded = 0; discarded < 8; discarded++)
        random.bits();
    return random;
}
/** Mixes four words in place, one-to-one: every step changes one word by a bijection that depends on the others. */
function scramble(words) {
    for (let step = 0; step < 12; step++) {
        const at = step & 3;
        words[at] = finalise((words[at] + words[(step + 3) & 3] + Math.imul(step + 1, 0x9e3779b9)) | 0);
    }
    return words;
}
/** The finaliser of MurmurHash3 (Appleby): a bijection of 32 bits in which every input bit moves half of the output bits. */
function finalise(word) {
    let hash = word;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return hash ^ (hash >>> 16);
}
