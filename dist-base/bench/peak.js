/** Enough to hide the latency of the instructions, few enough for 16 registers. */
const CHAINS = 14;
const ROUNDS = 20000;
/** Steps of every chain in a round. */
const UNROLLED = 4;
/** Half of the chains multiply and the others add, or all do both where `fused`; undefined where the runtime cannot. */
export function createPeak(dtype, fused) {
    const bytes = moduleBytes(dtype, fused);
    if (!WebAssembly.validate(bytes))
        return undefined;
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    const chain = exports.run;
    const lanes = dtype === "f32" ? 4 : 2;
    return {
        run() {
            const sum = chain(ROUNDS);
            const expected = ROUNDS * UNROLLED * (fused ? CHAINS : CHAINS / 2) + CHAINS;
            if (sum !== expected)
                throw new Error(`peak: got ${sum}, not ${expected}`);
        },
        operations: ROUNDS * UNROLLED * CHAINS * lanes * (fused ? 2 : 1),
    };
}
const I32 = 0x7f;
const V128 = 0x7b;
const END = 0x0b;
const SIMD = 0xfd;
/** What differs between the widths. */
const words = {
    f32: {
        type: 0x7d,
        constant: (value) => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)],
        add: [0x92],
        splat: [SIMD, 0x13],
        firstLane: [SIMD, 0x1f, 0],
        vectorAdd: [SIMD, 0xe4, 0x01],
        vectorMultiply: [SIMD, 0xe6, 0x01],
        multiplyAdd: [SIMD, 0x85, 0x02],
    },
    f64: {
        type: 0x7c,
        constant: (value) => [0x44, ...new Uint8Array(Float64Array.of(value).buffer)],
        add: [0xa0],
        splat: [SIMD, 0x14],
        firstLane: [SIMD, 0x21, 0],
        vectorAdd: [SIMD, 0xf0, 0x01],
        vectorMultiply: [SIMD, 0xf2, 0x01],
        multiplyAdd: [SIMD, 0x87, 0x02],
    },
};
function moduleBytes(dtype, fused) {
    const { type, constant, add, splat, firstLane, vectorAdd, vectorMultiply, multiplyAdd } = words[dtype];
    // Local 0 counts down; then the chains, which start at 1, and what they are multiplied by and what is added: 1 too.
    const chains = Array.from({ length: CHAINS }, (_, chain) => 1 + chain);
    const one = 1 + CHAINS;
    const get = (local) => [0x20, local];
    const set = (local) => [0x21, local];
    const step = chains.flatMap((chain) => {
        const instruction = fused ? [...get(one), ...multiplyAdd] : chain % 2 === 0 ? vectorMultiply : vectorAdd;
        return [...get(chain), ...get(one), ...instruction, ...set(chain)];
    });
    const body = [
        ...[1, CHAINS + 1, V128],
        ...[...chains, one].flatMap((local) => [...constant(1), ...splat, ...set(local)]),
        ...[0x03, 0x40],
        ...Array.from({ length: UNROLLED }, () => step).flat(),
        ...[...get(0), 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, END],
        ...constant(0),
        ...chains.flatMap((chain) => [...get(chain), ...firstLane, ...add]),
        END,
    ];
    return Uint8Array.from([
        ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
        ...section(1, [1, 0x60, 1, I32, 1, type]),
        ...section(3, [1, 0]),
        ...section(7, [1, 3, ...new TextEncoder().encode("run"), 0, 0]),
        ...section(10, [1, ...unsigned(body.length), ...body]),
    ]);
}
function section(id, content) {
    return [id, ...unsigned(content.length), ...content];
}
/** LEB128. */
function unsigned(value) {
    return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >> 7)];
}
