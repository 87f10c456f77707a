import { createEngine } from "../../../dist/autodiff/index.js";
import { rolloutOnTape } from "../../../dist/bench/rollout/on-tape.js";
import { createProblem } from "../../../dist/bench/rollout/problem.js";

export async function prepare() {
  return rolloutOnTape(await createEngine(), createProblem());
}
