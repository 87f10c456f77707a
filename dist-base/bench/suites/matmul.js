import { createRandom } from "../../game/index.js";
import { createPeak } from "../peak.js";
import { builds } from "../suite.js";
import { per, spreadOf } from "../table.js";
const sizes = [
    [1, 64, 64, 64],
    [64, 32, 32, 32],
    [64, 31, 31, 31],
    [64, 33, 33, 33],
    [256, 16, 16, 16],
    [256, 17, 17, 17],
    [1024, 8, 8, 8],
    [1, 256, 256, 256],
    [1, 512, 512, 512],
    [1, 1024, 1024, 1024],
    [4096, 1, 32, 32],
    [1024, 1, 4, 32],
    // As layers of a network see them: many rows, one matrix.
    [1, 4096, 32, 32],
    [1, 256, 2, 16],
    [1, 256, 16, 1],
    [1, 256, 3, 16],
    [1, 256, 16, 2],
];
const variants = [
    { transposeA: false, transposeB: false },
    { transposeA: false, transposeB: true },
    { transposeA: true, transposeB: false },
].flatMap((layout) => [layout, { ...layout, by: "A" }, { ...layout, by: "B" }]);
const MILLISECONDS = 16;
/** The longest side, which in double precision would take more time than it tells. */
const LONGEST = 1024;
export async function matmul(conditions) {
    return [...(await tablesOf(conditions, "f32")), ...(await tablesOf(conditions, "f64"))];
}
/** A table for each build, measured in turns, and one that compares them. */
async function tablesOf({ measure, quick }, dtype) {
    const contestants = (await builds(dtype)).map(({ name, engine }) => {
        const limit = createPeak(dtype, engine.relaxed);
        if (limit === undefined)
            throw new Error("peak: this runtime has no fused multiply-add, but a build that uses it");
        const limitName = engine.relaxed ? "fused" : "mul + add";
        // A gradient is a product of another layout.
        const measured = engine.relaxed ? variants.filter(({ by }) => by === undefined) : variants;
        return { name, engine, limit, limitName, variants: measured, figures: [] };
    });
    const ratios = [];
    for (const size of quick ? sizes.slice(0, 2) : sizes) {
        if (dtype === "f64" && size[1] === LONGEST)
            continue;
        const cases = {};
        const recorded = [];
        for (const { name, engine, limit, limitName, variants } of contestants) {
            cases[limitName] = limit.run;
            for (const variant of variants) {
                const product = record(engine, size, variant);
                cases[`${name} ${columnOf(variant)}`] = product.run;
                recorded.push(product);
            }
        }
        const spreads = await measure(cases, MILLISECONDS);
        for (const { dispose } of recorded)
            dispose();
        const row = size.join("×");
        const unit = "GFLOP/s";
        const operations = size.reduce((product, each) => product * each, 2);
        for (const { name, limit, limitName, variants, figures } of contestants) {
            const most = per(spreads[limitName], limit.operations / 1e6);
            figures.push({ row, column: limitName, unit, ...most });
            for (const column of variants.map(columnOf)) {
                const speed = per(spreads[`${name} ${column}`], operations / 1e6);
                const shares = { share: speed.median / most.median, bestShare: speed.best / most.best };
                figures.push({ row, column, unit, ...speed, ...shares });
            }
        }
        const [strict, relaxed] = contestants.map(({ figures }) => figures.filter((figure) => figure.row === row));
        for (const { column, median } of relaxed ?? []) {
            const other = strict.find((figure) => figure.column === column);
            if (other === undefined)
                continue;
            ratios.push({ row, column, unit: "times as fast", ...spreadOf([median / other.median]) });
        }
    }
    const rows = "batch×m×k×n";
    const tables = contestants.map(({ name, figures }) => ({
        title: `Matrix product, ${dtype}, ${name}`,
        rows,
        figures,
        note: `T: stored transposed. dA, dB: one gradient alone. In brackets: share of the limit, measured beside it, in the median
and in the fastest twentieth of the samples.`,
    }));
    if (ratios.length > 0)
        tables.push({ title: `Matrix product, ${dtype}, relaxed to strict`, rows, figures: ratios });
    return tables;
}
function columnOf({ transposeA, transposeB, by }) {
    return `${transposeA ? "T" : "N"}${transposeB ? "T" : "N"}${by === undefined ? "" : ` d${by}`}`;
}
/** One product on a tape of its own; `run` computes it again, or its gradient by one operand. */
function record(engine, [batch, m, k, n], { transposeA, transposeB, by }) {
    const tape = engine.tape();
    const random = createRandom(1);
    const operand = (rows, columns, isTransposed, gradient) => {
        const tensor = tape.input([batch, ...(isTransposed ? [columns, rows] : [rows, columns])], { gradient });
        tensor.set(Float32Array.from({ length: tensor.size }, () => 2 * random.uniform() - 1));
        // An entry of the last matrix of the batch.
        const at = (row, column) => (batch - 1) * rows * columns + (isTransposed ? column * rows + row : row * columns + column);
        return { tensor, at };
    };
    const a = operand(m, k, transposeA, by === "A");
    const b = operand(k, n, transposeB, by === "B");
    const c = a.tensor.matmul(b.tensor, { transposeA, transposeB });
    const [valuesA, valuesB] = [a.tensor.value(), b.tensor.value()];
    if (by === undefined) {
        let sum = 0;
        for (let p = 0; p < k; p++)
            sum += valuesA[a.at(m - 1, p)] * valuesB[b.at(p, n - 1)];
        check(c.value().at(-1), sum);
        return { run: () => tape.forward(), dispose: () => tape.dispose() };
    }
    // The gradient of a single entry: a view of it, so that nothing but the product is walked back.
    const entry = c
        .reshape([c.size])
        .slice(0, c.size - 1, c.size)
        .reshape([]);
    tape.backward(entry);
    if (by === "A")
        check(a.tensor.gradient()[a.at(m - 1, k - 1)], valuesB[b.at(k - 1, n - 1)]);
    else
        check(b.tensor.gradient()[b.at(k - 1, n - 1)], valuesA[a.at(m - 1, k - 1)]);
    return { run: () => tape.backward(entry), dispose: () => tape.dispose() };
}
function check(got, expected) {
    if (!(Math.abs(got - expected) < 1e-4))
        throw new Error(`matmul: got ${got}, not ${expected}`);
}
