// Sums over axes and the sums that adjoints make, short and long, a term. Long ones are made in blocks (assembly/walk/pairwise.ts).
import { createEngine } from "../../autodiff/index.js";
import { createRandom } from "../../game/index.js";
import { times } from "../table.js";
const MILLISECONDS = 60;
const cases = [
    ...[4096, 65536, 1048576].map((terms) => ({
        row: `all of ${terms}`,
        terms,
        record: (tape, numbers) => input(tape, [terms], numbers).sum(),
    })),
    ...[
        [256, 256],
        [4096, 32],
        [4096, 256],
    ].map(([rows, columns]) => ({
        row: `rows of ${rows}×${columns}`,
        terms: rows * columns,
        record: (tape, numbers) => input(tape, [rows, columns], numbers).sum(0),
    })),
    {
        row: "bias of 4096×32",
        terms: 131072,
        record: (tape, numbers) => input(tape, [4096, 32], numbers).add(input(tape, [32], numbers)),
    },
    {
        row: "gather 65536 of 64×4",
        terms: 262144,
        record: (tape, numbers) => input(tape, [64, 4], numbers).gather(numbers.subarray(0, 65536).map((x) => (64 * x) | 0)),
    },
];
export async function sums({ measure }) {
    const engine = await createEngine();
    const random = createRandom(1);
    const numbers = Float32Array.from({ length: 1048576 }, () => random.uniform());
    const figures = [];
    for (const { row, terms, record } of cases) {
        const tape = engine.tape();
        const out = record(tape, numbers);
        const entry = out.reshape([out.size]).slice(0, 0, 1).reshape([]);
        const spreads = await measure({ forward: () => tape.forward(), adjoint: () => tape.backward(entry) }, MILLISECONDS);
        for (const [column, spread] of Object.entries(spreads)) {
            figures.push({ row, column, unit: "ns a term", ...times(spread, 1e6 / terms) });
        }
        tape.dispose();
    }
    return [{ title: "Sums, f32", rows: "of what", figures }];
}
function input(tape, shape, numbers) {
    const x = tape.input(shape, { gradient: true });
    x.set(numbers.subarray(0, x.size));
    return x;
}
