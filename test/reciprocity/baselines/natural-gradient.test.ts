/** One step of the natural gradient of a table against Kakade's formula in plain numbers, on returns that the test dictates. */
import { expect, test } from "vitest";
import { createEngine } from "../../../src/autodiff/index.js";
import { createRandom } from "../../../src/game/index.js";
import { NaturalGradient } from "../../../src/reciprocity/baselines/natural-gradient.js";
import type { Process, Trajectories } from "../../../src/reciprocity/baselines/process.js";
import { expectNear } from "../slopes.js";

const engine = await createEngine();

/** One decision an episode: in which context, what was done, and what was paid. */
type Played = readonly (readonly [context: number, choice: number, payoff: number])[];

function dictated(batches: readonly Played[], error = 0): Process {
  let batch = 0;
  const channel = Float64Array.of(1 - error, error, error, 1 - error);
  return {
    heads: [{ contexts: 2, choices: 2, features: new Float32Array(4), inputs: 2, ...(error > 0 && { channel }) }],
    decisions: 1,
    seen: 0,
    play(): Trajectories {
      const played = batches[batch++]!;
      return {
        starts: Int32Array.from({ length: played.length + 1 }, (_, at) => at),
        head: new Uint8Array(played.length),
        context: Int32Array.from(played, ([context]) => context),
        choice: Uint8Array.from(played, ([, choice]) => choice),
        time: new Int32Array(played.length),
        payoff: Float64Array.from(played, ([, , payoff]) => payoff),
        seen: new Float32Array(0),
        total: Float64Array.from(played, ([, , payoff]) => payoff),
        meetings: new Int32Array(played.length).fill(1),
        encounters: played.length,
      };
    },
  };
}

const options = { rate: 0.5, discount: 0.9, batch: 4, memory: 0.5 };
const logOdds = (tables: readonly Float64Array[], context: number) =>
  Math.log(tables[0]![2 * context + 1]! / tables[0]![2 * context]!);
const first: Played = [
  [0, 0, 1],
  [0, 1, 3],
  [0, 1, 5],
  [1, 0, 2],
];

test("every logit moves by the rate times what its choice is worth beyond the others; nothing where nothing was tried", () => {
  const learner = new NaturalGradient(engine, dictated([first]), options);
  learner.step(4, createRandom(1));
  // Of a softmax, odds move by the difference of worths: 4 - 1, at a rate of 1/2.
  expect(logOdds(learner.tables(), 0)).toBeCloseTo(1.5, 6);
  expect(logOdds(learner.tables(), 1)).toBeCloseTo(0, 6);
  learner.dispose();
});

test("the pace is a share of the rate, and errors take their share of what a choice is worth", () => {
  const learner = new NaturalGradient(engine, dictated([first], 0.1), options);
  learner.step(4, createRandom(1), 0.5);
  expect(logOdds(learner.tables(), 0)).toBeCloseTo(0.5 * 0.8 * 1.5, 6);
  learner.dispose();
});

test("a context that pays everything better is no reason to do what was done there most", () => {
  const more = first.map(([context, choice, payoff]) => [context, choice, payoff + 100 * context] as const);
  const [one, other] = [first, more].map((played) => {
    const learner = new NaturalGradient(engine, dictated([played, played]), options);
    learner.step(4, createRandom(1));
    learner.step(4, createRandom(1));
    return learner.tables()[0]!;
  });
  expectNear(one!, other!, 1e-12);
});

test("nothing is given up for good: a choice keeps exp(-8) of the likeliest", () => {
  const played: Played = [
    [0, 0, 0],
    [0, 1, 1e6],
  ];
  const learner = new NaturalGradient(engine, dictated([played, played]), options);
  for (let step = 0; step < 2; step++) learner.step(2, createRandom(1));
  expect(logOdds(learner.tables(), 0)).toBeCloseTo(8, 3);
  learner.dispose();
});
