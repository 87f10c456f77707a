// Softmax and its logarithm over the rows of a matrix, forward and backward, an element.
import { createEngine } from "../../autodiff/index.js";
import { createRandom } from "../../game/index.js";
import { times } from "../table.js";
const sizes = [
    [4096, 2],
    [4096, 16],
    [1024, 128],
];
const MILLISECONDS = 60;
export async function softmax({ measure }) {
    const figures = [];
    const engine = await createEngine();
    for (const [rows, columns] of sizes) {
        for (const operation of ["softmax", "logSoftmax"]) {
            const tape = engine.tape();
            const random = createRandom(1);
            const x = tape.input([rows, columns], { gradient: true });
            const size = rows * columns;
            x.set(Float32Array.from({ length: size }, () => 8 * random.uniform() - 4));
            const entry = x[operation]().reshape([size]).slice(0, 0, 1).reshape([]);
            const spreads = await measure({ forward: () => tape.forward(), backward: () => tape.backward(entry) }, MILLISECONDS);
            for (const [direction, spread] of Object.entries(spreads)) {
                const column = `${operation} ${direction}`;
                figures.push({ row: `${rows}×${columns}`, column, unit: "ns an element", ...times(spread, 1e6 / size) });
            }
            tape.dispose();
        }
    }
    return [{ title: "Softmax, f32", rows: "rows×columns", figures }];
}
