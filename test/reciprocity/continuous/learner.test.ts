/** The continuous learner: its barrier, where it starts from, and the local optimum for which there is more than one start. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEngine, type Tensor } from "../../../src/autodiff/index.js";
import {
  allocateContinuousRecords,
  createRandom,
  defineGame,
  Multilinear,
  playContinuous,
  policyFromBits,
} from "../../../src/game/index.js";
import { ContinuousLearner } from "../../../src/reciprocity/continuous/learner.js";
import { Rollout } from "../../../src/reciprocity/continuous/rollout.js";
import { MultilinearOthers } from "../../../src/reciprocity/continuous/society.js";
import { expectNear } from "../slopes.js";

const engine = await createEngine({ dtype: "f64" });
const game = defineGame({ agents: 3, rounds: 6 });
const fixed = policyFromBits("0101", "10011001");

describe.each(["action", "signal"] as const)("the barrier of the %s half", (optimize) => {
  /** A learner that gives, or says, the same share in every context, and the slopes of a loss by its bias. */
  function atLogit(logit: number) {
    const tape = engine.tape();
    const learner = new ContinuousLearner(tape, game, { optimize, hidden: [], seed: 1, fixed });
    const [weights, bias] = tape.parameters as [Tensor, Tensor];
    weights.set(weights.value().fill(0));
    bias.set([logit]);
    const slope = (loss: Tensor) => {
      tape.forward();
      tape.backward(loss);
      return bias.gradient()[0]!;
    };
    // A corner of each of the contexts.
    const corners = optimize === "action" ? 4 : 8;
    const column = tape.constant(
      Array.from({ length: corners }, () => 0.5),
      [corners, 1],
    );
    const said = optimize === "action" ? learner.donations(column, column) : learner.judgements(column, column, column);
    return { learner, said, slope, dispose: () => tape.dispose() };
  }

  test("is not felt from exp(-16) to one minus that", () => {
    fc.assert(
      fc.property(fc.double({ min: -15.999, max: 15.999, noNaN: true }), (logit) => {
        const { learner, slope, dispose } = atLogit(logit);
        expect(slope(learner.barrier)).toBe(0);
        expect(learner.barrier.item()).toBe(0);
        dispose();
      }),
    );
  });

  test("brings a share back that is beyond by more than exp(-16 - 5 d), where ruling it out gains d", () => {
    const gains = fc.double({ min: 0.01, max: 3, noNaN: true });
    const signs = fc.constantFrom(1, -1);
    fc.assert(
      fc.property(gains, fc.double({ min: -3, max: 3, noNaN: true }), signs, (gain, beyond, sign) => {
        fc.pre(Math.abs(beyond) > 0.01 && 5 * gain + beyond > 0);
        const { learner, said, slope, dispose } = atLogit(sign * (16 + 5 * gain + beyond));
        const towards = slope(learner.barrier.sub(said.sum().mul(sign * gain)));
        expect(Math.sign(towards)).toBe(sign * Math.sign(beyond));
        dispose();
      }),
    );
  });
});

test("starts about 1/2 everywhere, and far from it, in turn", () => {
  /** Of shares from 1/2 at the corners, the mean in each half. */
  const distance = (start: number, seed: number) => {
    const tape = engine.tape();
    const options = { optimize: "joint", hidden: [16], seed, fixed } as const;
    const policy = new ContinuousLearner(tape, game, options, start).policy();
    tape.dispose();
    const bits = [0, 1];
    return [
      bits.flatMap((own) => bits.map((partner) => policy.donation(own, partner))),
      bits.flatMap((given) => bits.flatMap((of) => bits.map((judge) => policy.judgement(given, of, judge)))),
    ].map((shares) => shares.reduce((sum, share) => sum + Math.abs(share - 0.5), 0) / shares.length);
  };
  const seeds = Array.from({ length: 20 }, (_, seed) => seed);
  const mean = (start: number) => {
    const all = seeds.flatMap((seed) => distance(start, seed));
    return all.reduce((sum, one) => sum + one, 0) / all.length;
  };
  for (const start of [0, 2]) expect(mean(start)).toBeLessThan(0.15);
  for (const start of [1, 3]) expect(mean(start)).toBeGreaterThan(0.4);
});

test("once everybody's reputation is 1/2 nobody's donation changes what comes back: only its cost is felt", () => {
  const { agents, rounds, benefit, cost } = game;
  const everyone = Array.from({ length: agents }, () => new Multilinear(fixed));
  const records = allocateContinuousRecords(game, 1);
  playContinuous(game, everyone, createRandom(1), records);
  for (const reputations of [records.reputationFirst, records.reputationSecond]) reputations.fill(0.5);
  const tape = engine.tape();
  const corners = tape.parameter([agents, 4], { init: "zeros" });
  const learned = new Float64Array(agents * 4).map((_, at) => Number("0101"[at % 4]));
  corners.set(learned);
  const says = tape.constant(
    everyone.flatMap(() => [..."10011001"].map(Number)),
    [agents, 8],
  );
  const rollout = new Rollout(tape, game, new MultilinearOthers(corners, says), 1);
  rollout.load(records);
  tape.forward();
  // Everybody gives a half.
  expect(rollout.payoff.item()).toBeCloseTo((benefit - cost) / 2, 12);
  tape.backward(rollout.payoff);
  expect(rounds).toBeGreaterThan(2);
  expectNear(corners.gradient().slice(0, 4), new Array<number>(4).fill(-cost / 4), 1e-12);
  tape.dispose();
});
