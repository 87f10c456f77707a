// Batched matrix products and their gradients, against the most multiply-adds that a WebAssembly loop does.
import type { DataType, Engine } from "../../autodiff/index.js";
import { createRandom } from "../../game/index.js";
import { createPeak } from "../peak.js";
import { builds, type Conditions } from "../suite.js";
import { type Figure, per, spreadOf, type Table } from "../table.js";

/** [batch, m, k] times [batch, k, n]. */
type Size = readonly [batch: number, m: number, k: number, n: number];

const sizes: readonly Size[] = [
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

/** Which operand is stored transposed, and by which the gradient is taken; none for the product itself. */
interface Variant {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  readonly by?: "A" | "B";
}

const variants: readonly Variant[] = [
  { transposeA: false, transposeB: false },
  { transposeA: false, transposeB: true },
  { transposeA: true, transposeB: false },
].flatMap((layout) => [layout, { ...layout, by: "A" as const }, { ...layout, by: "B" as const }]);

const MILLISECONDS = 16;
/** The longest side, which in double precision would take more time than it tells. */
const LONGEST = 1024;

export async function matmul(conditions: Conditions): Promise<Table[]> {
  return [...(await tablesOf(conditions, "f32")), ...(await tablesOf(conditions, "f64"))];
}

/** A table for each build, measured in turns, and one that compares them. */
async function tablesOf({ measure, quick }: Conditions, dtype: DataType): Promise<Table[]> {
  const contestants = (await builds(dtype)).map(({ name, engine }) => {
    const limit = createPeak(dtype, engine.relaxed);
    if (limit === undefined) throw new Error("peak: this runtime has no fused multiply-add, but a build that uses it");
    const limitName = engine.relaxed ? "fused" : "mul + add";
    // A gradient is a product of another layout.
    const measured = engine.relaxed ? variants.filter(({ by }) => by === undefined) : variants;
    return { name, engine, limit, limitName, variants: measured, figures: [] as Figure[] };
  });
  const ratios: Figure[] = [];
  for (const size of quick ? sizes.slice(0, 2) : sizes) {
    if (dtype === "f64" && size[1] === LONGEST) continue;
    const cases: Record<string, () => void> = {};
    const recorded: { dispose(): void }[] = [];
    for (const { name, engine, limit, limitName, variants } of contestants) {
      cases[limitName] = limit.run;
      for (const variant of variants) {
        const product = record(engine, size, variant);
        cases[`${name} ${columnOf(variant)}`] = product.run;
        recorded.push(product);
      }
    }
    const spreads = await measure(cases, MILLISECONDS);
    for (const { dispose } of recorded) dispose();
    const row = size.join("×");
    const unit = "GFLOP/s";
    const operations = size.reduce((product, each) => product * each, 2);
    for (const { name, limit, limitName, variants, figures } of contestants) {
      const most = per(spreads[limitName]!, limit.operations / 1e6);
      figures.push({ row, column: limitName, unit, ...most });
      for (const column of variants.map(columnOf)) {
        const speed = per(spreads[`${name} ${column}`]!, operations / 1e6);
        const shares = { share: speed.median / most.median, bestShare: speed.best / most.best };
        figures.push({ row, column, unit, ...speed, ...shares });
      }
    }
    const [strict, relaxed] = contestants.map(({ figures }) => figures.filter((figure) => figure.row === row));
    for (const { column, median } of relaxed ?? []) {
      const other = strict!.find((figure) => figure.column === column);
      if (other === undefined) continue;
      ratios.push({ row, column, unit: "times as fast", ...spreadOf([median / other.median]) });
    }
  }
  const rows = "batch×m×k×n";
  const tables: Table[] = contestants.map(({ name, figures }) => ({
    title: `Matrix product, ${dtype}, ${name}`,
    rows,
    figures,
    note: `T: stored transposed. dA, dB: one gradient alone. In brackets: share of the limit, measured beside it, in the median
and in the fastest twentieth of the samples.`,
  }));
  if (ratios.length > 0) tables.push({ title: `Matrix product, ${dtype}, relaxed to strict`, rows, figures: ratios });
  return tables;
}

function columnOf({ transposeA, transposeB, by }: Variant): string {
  return `${transposeA ? "T" : "N"}${transposeB ? "T" : "N"}${by === undefined ? "" : ` d${by}`}`;
}

/** One product on a tape of its own; `run` computes it again, or its gradient by one operand. */
function record(engine: Engine, [batch, m, k, n]: Size, { transposeA, transposeB, by }: Variant) {
  const tape = engine.tape();
  const random = createRandom(1);
  const operand = (rows: number, columns: number, isTransposed: boolean, gradient: boolean) => {
    const tensor = tape.input([batch, ...(isTransposed ? [columns, rows] : [rows, columns])], { gradient });
    tensor.set(Float32Array.from({ length: tensor.size }, () => 2 * random.uniform() - 1));
    // An entry of the last matrix of the batch.
    const at = (row: number, column: number) =>
      (batch - 1) * rows * columns + (isTransposed ? column * rows + row : row * columns + column);
    return { tensor, at };
  };
  const a = operand(m, k, transposeA, by === "A");
  const b = operand(k, n, transposeB, by === "B");
  const c = a.tensor.matmul(b.tensor, { transposeA, transposeB });
  const [valuesA, valuesB] = [a.tensor.value(), b.tensor.value()];
  if (by === undefined) {
    let sum = 0;
    for (let p = 0; p < k; p++) sum += valuesA[a.at(m - 1, p)]! * valuesB[b.at(p, n - 1)]!;
    check(c.value().at(-1)!, sum);
    return { run: () => tape.forward(), dispose: () => tape.dispose() };
  }
  // The gradient of a single entry: a view of it, so that nothing but the product is walked back.
  const entry = c
    .reshape([c.size])
    .slice(0, c.size - 1, c.size)
    .reshape([]);
  tape.backward(entry);
  if (by === "A") check(a.tensor.gradient()[a.at(m - 1, k - 1)]!, valuesB[b.at(k - 1, n - 1)]!);
  else check(b.tensor.gradient()[b.at(k - 1, n - 1)]!, valuesA[a.at(m - 1, k - 1)]!);
  return { run: () => tape.backward(entry), dispose: () => tape.dispose() };
}

function check(got: number, expected: number): void {
  if (!(Math.abs(got - expected) < 1e-4)) throw new Error(`matmul: got ${got}, not ${expected}`);
}
