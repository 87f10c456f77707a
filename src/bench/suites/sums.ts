// Sums over axes and the sums that adjoints make, short and long, a term. Long ones are made in blocks (assembly/walk/pairwise.ts).
import { createEngine, type Tape, type Tensor } from "../../autodiff/index.js";
import { createRandom } from "../../game/index.js";
import type { Conditions } from "../suite.js";
import { type Figure, type Table, times } from "../table.js";

const MILLISECONDS = 60;

const cases: readonly { row: string; terms: number; record: (tape: Tape, numbers: Float32Array) => Tensor }[] = [
  ...[4096, 65536, 1048576].map((terms) => ({
    row: `all of ${terms}`,
    terms,
    record: (tape: Tape, numbers: Float32Array) => input(tape, [terms], numbers).sum(),
  })),
  ...(
    [
      [256, 256],
      [4096, 32],
      [4096, 256],
    ] as const
  ).map(([rows, columns]) => ({
    row: `rows of ${rows}×${columns}`,
    terms: rows * columns,
    record: (tape: Tape, numbers: Float32Array) => input(tape, [rows, columns], numbers).sum(0),
  })),
  {
    row: "bias of 4096×32",
    terms: 131072,
    record: (tape, numbers) => input(tape, [4096, 32], numbers).add(input(tape, [32], numbers)),
  },
  {
    row: "gather 65536 of 64×4",
    terms: 262144,
    record: (tape, numbers) =>
      input(tape, [64, 4], numbers).gather(numbers.subarray(0, 65536).map((x) => (64 * x) | 0)),
  },
];

export async function sums({ measure }: Conditions): Promise<Table[]> {
  const engine = await createEngine();
  const random = createRandom(1);
  const numbers = Float32Array.from({ length: 1048576 }, () => random.uniform());
  const figures: Figure[] = [];
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

function input(tape: Tape, shape: readonly number[], numbers: Float32Array): Tensor {
  const x = tape.input(shape, { gradient: true });
  x.set(numbers.subarray(0, x.size));
  return x;
}
