// The rollout as a user of the engine writes it.
import type { Engine, Tape, Tensor } from "../../autodiff/index.js";
import { type Answer, BENEFIT, COST, HIDDEN, type Perceptron, type Problem, ROWS, STEPS } from "./problem.js";

type Weights = readonly [w1: Tensor, b1: Tensor, w2: Tensor, b2: Tensor];

/** Records the program; what is given back computes loss and gradient anew with every `run`. */
export function rolloutOnTape(engine: Engine, problem: Problem) {
  const tape = engine.tape();
  const policy = weightsOf(problem.policy, (shape, data) => tape.parameter(shape, { init: data }));
  const resident = weightsOf(problem.resident, (shape, data) => tape.constant(data, shape));
  let state = tape.constant(problem.state, [ROWS, 2]);
  let payoff = tape.constant(0);
  for (let step = 0; step < STEPS; step++) {
    const action = apply(policy, state);
    state = apply(resident, tape.concat([state, action], 1));
    payoff = payoff.add(state.slice(1, 0, 1).mul(BENEFIT).sub(action.mul(COST)).mean());
  }
  const loss = payoff.mul(-1 / STEPS);
  return {
    run(): void {
      tape.forward();
      tape.backward(loss);
    },
    answer: (): Answer => ({ loss: loss.item(), gradient: policy.flatMap((tensor) => [...tensor.gradient()]) }),
    dispose: () => tape.dispose(),
  };
}

function apply([w1, b1, w2, b2]: Weights, inputs: Tensor): Tensor {
  return inputs.dense(w1, b1, "tanh").dense(w2, b2, "sigmoid");
}

function weightsOf(
  { inputs, outputs, w1, b1, w2, b2 }: Perceptron,
  tensor: (shape: readonly number[], data: Float32Array) => ReturnType<Tape["constant"]>,
): Weights {
  return [tensor([inputs, HIDDEN], w1), tensor([HIDDEN], b1), tensor([HIDDEN, outputs], w2), tensor([outputs], b2)];
}
