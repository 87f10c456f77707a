// TensorFlow.js as its guides have it: a backend chosen and awaited, what is left over tidied away.
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
import { inputsOf, sample } from "../tasks.mjs";

export async function prepare(task) {
  await tf.setBackend(task.backend ?? "wasm");
  await tf.ready();
  const compute = kinds[task.kind](inputsOf(task), task);
  let last = [];
  return {
    run() {
      tf.dispose(last);
      last = tf.tidy(compute);
    },
    answer: () => ({ numbers: last.flatMap((each) => sample(each.dataSync())) }),
  };
}

const kinds = {
  rollout({ problem, rows, steps, benefit, cost }) {
    const weights = ({ inputs, outputs, w1, b1, w2, b2 }) => [
      tf.tensor(w1, [inputs, b1.length]),
      tf.tensor(b1, [b1.length]),
      tf.tensor(w2, [b1.length, outputs]),
      tf.tensor(b2, [outputs]),
    ];
    const apply = ([w1, b1, w2, b2], x) => x.matMul(w1).add(b1).tanh().matMul(w2).add(b2).sigmoid();
    const first = tf.tensor(problem.state, [rows, 2]);
    const resident = weights(problem.resident);
    const policy = weights(problem.policy);
    const loss = tf.valueAndGrads((...policy) => {
      let state = first;
      let payoff = tf.scalar(0);
      for (let step = 0; step < steps; step++) {
        const action = apply(policy, state);
        state = apply(resident, tf.concat([state, action], 1));
        payoff = payoff.add(state.slice([0, 0], [rows, 1]).mul(benefit).sub(action.mul(cost)).mean());
      }
      return payoff.mul(-1 / steps);
    });
    return () => {
      const { value, grads } = loss(policy);
      return [value, ...grads];
    };
  },

  matmul(inputs, { backward }) {
    const [a, b, weights] = [inputs.a, inputs.b, inputs.weights].map(tensor);
    if (!backward) return () => [tf.matMul(a, b)];
    const loss = tf.valueAndGrads((a, b) => tf.matMul(a, b).mul(weights).sum());
    return () => {
      const { value, grads } = loss([a, b]);
      return [value, ...grads];
    };
  },

  softmax(inputs, { backward, log }) {
    const [x, weights] = [inputs.x, inputs.weights].map(tensor);
    const softmax = log ? tf.logSoftmax : tf.softmax;
    if (!backward) return () => [softmax(x)];
    const loss = tf.valueAndGrad((x) => softmax(x).mul(weights).sum());
    return () => {
      const { value, grad } = loss(x);
      return [value, grad];
    };
  },
};

const tensor = ({ data, shape }) => tf.tensor(data, shape);
