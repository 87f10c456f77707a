/** SHA-256 (FIPS 180-4), without waiting and wherever JavaScript runs: that of the web is a promise, and only in secure pages. */
/** The digest of a text in UTF-8, in hexadecimal. */
export function sha256(text) {
    const bytes = new TextEncoder().encode(text);
    // The text, a one, zeros, and the length in bits, in whole blocks.
    const padded = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
    view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
    const state = Int32Array.from(START);
    const schedule = new Int32Array(ROUNDS);
    for (let block = 0; block < padded.length; block += BLOCK) {
        for (let at = 0; at < 16; at++)
            schedule[at] = view.getInt32(block + 4 * at);
        compress(state, schedule);
    }
    return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
const BLOCK = 64;
const ROUNDS = 64;
/** The first 32 bits of the fractional parts of the square roots of the first eight primes, and of the cube roots of 64. */
const primes = firstPrimes(ROUNDS);
const START = primes.slice(0, 8).map((prime) => fraction(prime, 2));
const CONSTANTS = Int32Array.from(primes, (prime) => fraction(prime, 3));
/** Takes in a block, whose words are the first 16 of the schedule. */
function compress(state, schedule) {
    for (let at = 16; at < ROUNDS; at++) {
        const early = schedule[at - 15];
        const late = schedule[at - 2];
        const one = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
        const two = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
        schedule[at] = (schedule[at - 16] + one + schedule[at - 7] + two) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let at = 0; at < ROUNDS; at++) {
        const chosen = (e & f) ^ (~e & g);
        const majority = (a & b) ^ (a & c) ^ (b & c);
        const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + CONSTANTS[at] + schedule[at]) | 0;
        const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0;
        h = g;
        g = f;
        f = e;
        e = (d + one) | 0;
        d = c;
        c = b;
        b = a;
        a = (one + two) | 0;
    }
    for (const [at, word] of [a, b, c, d, e, f, g, h].entries())
        state[at] += word;
}
function turned(word, bits) {
    return (word >>> bits) | (word << (32 - bits));
}
function firstPrimes(count) {
    const found = [];
    for (let next = 2; found.length < count; next++)
        if (found.every((prime) => next % prime !== 0))
            found.push(next);
    return found;
}
/** The first 32 bits after the point of a root, by integers: the largest whose power is not above the number times 2^(32 root). */
function fraction(number, root) {
    const target = BigInt(number) << BigInt(32 * root);
    let found = 0n;
    for (let bit = 1n << 37n; bit > 0n; bit >>= 1n)
        if ((found + bit) ** BigInt(root) <= target)
            found += bit;
    return Number(found & 0xffffffffn) | 0;
}
