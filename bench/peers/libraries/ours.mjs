// The tape: recorded once, then replayed.
import { createEngine } from "../../../dist/autodiff/index.js";
import { rolloutOnTape } from "../../../dist/bench/rollout/on-tape.js";
import { inputsOf, sample } from "../tasks.mjs";

export async function prepare(task) {
  const engine = await createEngine();
  const inputs = inputsOf(task);
  if (task.kind === "rollout") {
    const { run, answer } = rolloutOnTape(engine, inputs.problem);
    return { run, answer: () => ({ numbers: [answer().loss, ...answer().gradient] }) };
  }
  const tape = engine.tape();
  const tensor = ({ data, shape }, gradient) => {
    const tensor = tape.input(shape, { gradient });
    tensor.set(data);
    return tensor;
  };
  const { backward = false, log } = task;
  const operands = (task.kind === "matmul" ? [inputs.a, inputs.b] : [inputs.x]).map((each) => tensor(each, backward));
  const [first, second] = operands;
  const result = task.kind === "matmul" ? first.matmul(second) : log ? first.logSoftmax() : first.softmax();
  if (!backward) return { run: () => tape.forward(), answer: () => ({ numbers: sample(result.value()) }) };
  const loss = result.mul(tensor(inputs.weights, false)).sum();
  return {
    run() {
      tape.forward();
      tape.backward(loss);
    },
    answer: () => ({ numbers: [loss.item(), ...operands.flatMap((each) => sample(each.gradient()))] }),
  };
}
