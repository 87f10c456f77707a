// exp, log, tanh, sigmoid and their adjoints, an element.
import { createEngine } from "../../autodiff/index.js";
import { createRandom } from "../../game/index.js";
import { times } from "../table.js";
const operations = ["exp", "log", "tanh", "sigmoid"];
const sizes = [4096, 65536];
const MILLISECONDS = 60;
export async function functions({ measure }) {
    const tables = [];
    for (const dtype of ["f32", "f64"]) {
        const figures = [];
        const engine = await createEngine({ dtype });
        for (const operation of operations) {
            for (const size of sizes) {
                const tape = engine.tape();
                const random = createRandom(1);
                const x = tape.input([size], { gradient: true });
                x.set(Float32Array.from({ length: size }, () => 0.01 + 8 * random.uniform()));
                const y = x[operation]();
                const entry = y.slice(0, 0, 1).reshape([]);
                const spreads = await measure({ forward: () => tape.forward(), adjoint: () => tape.backward(entry) }, MILLISECONDS);
                for (const [direction, spread] of Object.entries(spreads)) {
                    figures.push({
                        row: operation,
                        column: `${direction} ${size}`,
                        unit: "ns an element",
                        ...times(spread, 1e6 / size),
                    });
                }
                tape.dispose();
            }
        }
        tables.push({ title: `Functions, ${dtype}`, rows: "of so many elements", figures });
    }
    return tables;
}
