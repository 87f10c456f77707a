/** Score functions through the networks: over all courses of the chain, weighted by their chances, they are the gradient. */
import { describe, expect, test } from "vitest";
import { createEngine, type Tape, type Tensor } from "../../../src/autodiff/index.js";
import { Actor, everyDecision, tally } from "../../../src/reciprocity/baselines/actor.js";
import type { Trajectories } from "../../../src/reciprocity/baselines/process.js";
import { advantages, returnsToGo } from "../../../src/reciprocity/baselines/returns.js";
import { expectNear } from "../slopes.js";
import { CHAIN, chain } from "./processes.js";

const engine = await createEngine({ dtype: "f64" });

/** Every course of the chain, an episode each. */
const courses = [0, 1].flatMap((way) => [0, 1].map((end) => ({ way, end })));
const trajectories: Trajectories = {
  starts: Int32Array.of(0, 2, 4, 6, 8),
  head: Uint8Array.from(courses.flatMap(() => [0, 1])),
  context: Int32Array.from(courses.flatMap(({ way }) => [0, way])),
  choice: Uint8Array.from(courses.flatMap(({ way, end }) => [way, end])),
  time: Int32Array.from(courses.flatMap(() => [0, 1])),
  fade: new Float64Array(2 * courses.length).fill(1),
  payoff: Float64Array.from(courses.flatMap(({ way, end }) => [CHAIN.first[way]!, CHAIN.last[2 * way + end]!])),
  seen: new Float32Array(0),
  total: new Float64Array(courses.length),
  meetings: new Int32Array(courses.length).fill(1),
  earned: new Float64Array(courses.length),
  weight: new Float64Array(courses.length).fill(1),
  encounters: courses.length,
};

function gradient(tape: Tape, climbed: Tensor): number[] {
  tape.forward();
  tape.backward(climbed);
  return tape.parameters.flatMap((parameter) => [...parameter.gradient()]);
}

const weights = {
  "what was paid after each": () => returnsToGo(trajectories, 1),
  "less what any critic says": () =>
    advantages(trajectories, [0.3, 0.7, 0.3, 0.7, 0.3, -0.2, 0.3, -0.2], 1, 1).advantages,
};

describe.each([0, 0.1])("with errors in a share of %s", (error) => {
  test.each(Object.entries(weights))("%s", (_, weigh) => {
    const process = chain(error);
    const tape = engine.tape();
    const actor = new Actor(tape, process.heads, [4], 3);
    const [ways, ends] = actor.performed as [Tensor, Tensor];
    // What the policy is worth, as a polynomial of its chances.
    const reached = ways
      .reshape([2, 1])
      .mul(ends)
      .mul(tape.constant(CHAIN.last, [2, 2]))
      .sum();
    const worth = ways
      .mul(tape.constant(CHAIN.first, [1, 2]))
      .sum()
      .add(reached);
    const exact = gradient(tape, worth);
    expect(worth.item()).toBeCloseTo(process.worth(actor.tables()), 9);

    const chance = courses.map(({ way, end }) => ways.value()[way]! * ends.value()[2 * way + end]!);
    const paid = weigh();
    const sums = tally(process.heads, trajectories, everyDecision(trajectories), (at) => chance[at >> 1]! * paid[at]!);
    const climbed = actor.scores
      .map((scores, head) => scores.mul(tape.constant(sums[head]!, scores.shape)).sum())
      .reduce((sum, part) => sum.add(part));
    // To the millionth of a millionth that keeps logarithms finite.
    expectNear(gradient(tape, climbed), exact, 1e-8);
    tape.dispose();
  });
});
