// jax-js as its README has it: jit over all of a task, references counted, and the end of the work awaited.
import { blockUntilReady, defaultDevice, init, jit, nn, numpy as np, tree, valueAndGrad } from "@jax-js/jax";
import { inputsOf, sample } from "../tasks.mjs";

export async function prepare(task) {
  await init("wasm");
  defaultDevice("wasm");
  const [compute, args] = kinds[task.kind](inputsOf(task), task);
  let last;
  return {
    async run() {
      if (last !== undefined) tree.dispose(last);
      last = compute(...tree.ref(args));
      await blockUntilReady(last);
    },
    async answer() {
      const numbers = await Promise.all(tree.leaves(tree.ref(last)).map((array) => array.data()));
      return { numbers: numbers.flatMap(sample) };
    },
  };
}

const kinds = {
  rollout({ problem, rows, steps, benefit, cost }) {
    const weights = ({ inputs, outputs, w1, b1, w2, b2 }) => [
      array({ data: w1, shape: [inputs, b1.length] }),
      array({ data: b1, shape: [b1.length] }),
      array({ data: w2, shape: [b1.length, outputs] }),
      array({ data: b2, shape: [outputs] }),
    ];
    const apply = ([w1, b1, w2, b2], x) => {
      const hidden = np.tanh(np.matmul(x, w1.ref).add(b1.ref));
      return nn.sigmoid(np.matmul(hidden, w2.ref).add(b2.ref));
    };
    const loss = (policy, resident, first) => {
      let state = first;
      let payoff = np.array(0);
      for (let step = 0; step < steps; step++) {
        const action = apply(policy, state.ref);
        state = apply(resident, np.concatenate([state, action.ref], 1));
        payoff = payoff.add(np.mean(state.ref.slice([], [0, 1]).mul(benefit).sub(action.mul(cost))));
      }
      state.dispose();
      tree.dispose([policy, resident]);
      return payoff.mul(-1 / steps);
    };
    const first = array({ data: problem.state, shape: [rows, 2] });
    return [jit(valueAndGrad(loss)), [weights(problem.policy), weights(problem.resident), first]];
  },

  matmul({ a, b, weights }, { backward }) {
    if (!backward) return [jit((a, b) => np.matmul(a, b)), [array(a), array(b)]];
    const loss = (a, b, weights) => np.sum(np.matmul(a, b).mul(weights));
    return [jit(valueAndGrad(loss, { argnums: [0, 1] })), [array(a), array(b), array(weights)]];
  },

  softmax({ x, weights }, { backward, log }) {
    const softmax = log ? nn.logSoftmax : nn.softmax;
    if (!backward) return [jit((x) => softmax(x)), [array(x)]];
    return [jit(valueAndGrad((x, weights) => np.sum(softmax(x).mul(weights)))), [array(x), array(weights)]];
  },
};

const array = ({ data, shape }) => np.array(data).reshape(shape);
