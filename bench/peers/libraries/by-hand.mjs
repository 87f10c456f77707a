import { rolloutByHand } from "../../../dist/bench/rollout/by-hand.js";
import { createProblem } from "../../../dist/bench/rollout/problem.js";

export const prepare = () => rolloutByHand(createProblem());
