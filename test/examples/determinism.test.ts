/** Same seed, same bits: short trainings whose every bit must be the same in Node, in Deno, and another time. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Project, type Runtime } from "./project.js";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const script = `
import { createEnvironment, createOracle, createTrainer, defineGame, definePopulation } from "reciprocity-gradient";
import { Adam, createEngine, Network } from "reciprocity-gradient/autodiff";

async function hash(...arrays) {
  const bytes = new Uint8Array(await new Blob(arrays).arrayBuffer());
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const residents = definePopulation([{ count: 3, norm: "L6" }, { count: 1, action: "AllD", assessment: "L3" }]);
for (const matching of ["random", "direct"]) {
  const game = defineGame({ agents: 5, rounds: 12, matching, executionError: 0.02, assessmentError: 0.01 });
  for (const belief of ["anchored", "joint", "mean-field"]) {
    for (const seed of [1, 2]) {
      const trainer = await createTrainer(createEnvironment(game, residents), { belief, seed, episodes: 2 });
      const steps = Array.from({ length: 8 }, () => Object.values(trainer.step())).flat();
      const { action, assessment } = trainer.policy();
      console.log(matching, belief, seed, await hash(action, assessment, Float64Array.from(steps)));
      trainer.dispose();
    }
  }
  for (const options of [{ matchings: 4 }, {}]) {
    const oracle = await createOracle(game, residents, options);
    const fixed = residents[0];
    const best = oracle.bestResponse("joint", fixed);
    const bounds = [oracle.bound("joint", fixed), oracle.foresightBound("joint", fixed)];
    const payoffs = [best, ...bounds].flatMap(({ payoff, perMatching }) => [payoff, ...perMatching]);
    console.log(matching, "oracle", best.action, best.assessment, await hash(Float64Array.from(payoffs)));
    oracle.dispose();
  }
}

for (const dtype of ["f32", "f64"]) {
  // Where there is one, a relaxed engine in the same process changes nothing.
  await createEngine({ dtype, relaxed: true });
  const tape = (await createEngine({ dtype })).tape();
  const inputs = tape.constant(Array.from({ length: 96 }, (_, at) => ((at * 37) % 101) / 50 - 1), [32, 3]);
  const labels = Array.from({ length: 32 }, (_, at) => (at * 7) % 5);
  for (const activation of ["tanh", "relu"]) {
    const network = new Network(tape, { inputs: 3, hidden: [17, 9], outputs: 5, seed: 3, activation });
    const loss = network.apply(inputs).logSoftmax().pick(labels).mean().neg();
    const adam = new Adam(tape, { parameters: network.parameters, rate: 0.01, clip: 1 });
    for (let step = 0; step < 50; step++) {
      tape.forward();
      tape.backward(loss);
      adam.step();
    }
    console.log(dtype, activation, await hash(...network.parameters.map((parameter) => parameter.value())));
  }
  tape.dispose();
}
`;

let project: Project;
beforeAll(() => {
  project = new Project();
  project.write("fingerprint.mjs", script);
});
afterAll(() => project.remove());

test("the same bits in Node, in Deno, and another time", async () => {
  const lines = async (runtime: Runtime) => (await project.output(runtime, "fingerprint.mjs")).trimEnd().split("\n");
  const [node, deno, again] = await Promise.all([lines("node"), lines("deno"), lines("node")]);
  expect(node).toHaveLength(18);
  expect(deno).toEqual(node);
  expect(again).toEqual(node);
  // Neither constant nor blind to belief and seed.
  expect(new Set(node.map((line) => line.split(" ").at(-1))).size).toBe(18);
});
