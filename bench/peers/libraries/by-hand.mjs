import { rolloutByHand } from "../../../dist/bench/rollout/by-hand.js";
import { inputsOf } from "../tasks.mjs";

export function prepare(task) {
  const { run, answer } = rolloutByHand(inputsOf(task).problem);
  return { run, answer: () => ({ numbers: [answer().loss, ...answer().gradient] }) };
}
