// What contestants are asked to do. A task is plain JSON; its numbers are drawn by each contestant alike.

import { BENEFIT, COST, createProblem, ROWS, STEPS } from "../../dist/bench/rollout/problem.js";
import { createRandom } from "../../dist/random.js";

/** The numbers of a task. */
export function inputsOf({ kind, sizes }) {
  if (kind === "rollout") return { problem: createProblem(), rows: ROWS, steps: STEPS, benefit: BENEFIT, cost: COST };
  const random = createRandom(1);
  const tensor = (...shape) => {
    const size = shape.reduce((product, each) => product * each, 1);
    return { shape, data: Float32Array.from({ length: size }, () => 2 * random.uniform() - 1) };
  };
  if (kind === "matmul") {
    const [batch, m, k, n] = sizes;
    return { a: tensor(batch, m, k), b: tensor(batch, k, n), weights: tensor(batch, m, n) };
  }
  return { x: tensor(...sizes), weights: tensor(...sizes) };
}

/** Of a result, as many numbers as are worth a comparison. */
export function sample(numbers) {
  const step = Math.ceil(numbers.length / 500);
  return Array.from({ length: Math.floor(numbers.length / step) }, (_, at) => numbers[at * step]);
}
