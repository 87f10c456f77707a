/**
 * What the learner's ascent is made of: the natural gradient, whose slope is the same wherever a choice stands, and the barrier,
 * which keeps every choice within reach.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Adam, createEngine, type Tape, type Tensor } from "../../src/autodiff/index.js";
import { createRandom, defineGame, type Game } from "../../src/game/index.js";
import { Learner } from "../../src/reciprocity/learner.js";
import { innerPolicy } from "./arbitrary.js";
import { expectNear } from "./slopes.js";

const engine = await createEngine({ dtype: "f64" });

interface Setting {
  readonly game: Game;
  /** The half that is learned. */
  readonly half: "action" | "signal";
  readonly seed: number;
  /** How far the logits are apart, in units of the network's first ones. */
  readonly certainty: number;
}

const anySetting: fc.Arbitrary<Setting> = fc
  .record({
    half: fc.constantFrom("action" as const, "signal" as const),
    reputations: fc.integer({ min: 2, max: 3 }),
    actions: fc.integer({ min: 2, max: 3 }),
    seed: fc.nat(1000),
    certainty: fc.double({ min: 0, max: 12, noNaN: true }),
  })
  .map(({ reputations, actions, ...rest }) => {
    const initialReputation = new Array<number>(reputations).fill(1 / reputations);
    return { game: defineGame({ agents: 3, reputations, actions, initialReputation }), ...rest };
  });

/** A learner whose choices are as certain as told: the half that it learns, plain and as performed. */
function learnerOf(tape: Tape, { game, half, seed, certainty }: Setting) {
  const learner = new Learner(tape, game, { optimize: half, hidden: [4], seed, fixed: innerPolicy(game, seed) });
  const [weights, bias] = tape.parameters.slice(-2) as [Tensor, Tensor];
  weights.set(weights.value().map((value) => certainty * value));
  bias.set(bias.value().map((_, at) => (at === 0 ? certainty : 0)));
  tape.forward();
  const isAction = half === "action";
  const chosen = isAction ? learner.action : learner.assessment;
  const performed = isAction ? learner.performedAction : learner.performedAssessment;
  return { learner, bias, chosen, performed };
}

/** Slopes by a context's logits: those by the last bias, of something that no other context has a part in. */
function slopes(tape: Tape, of: Tensor, bias: Tensor): number[] {
  tape.forward(of);
  tape.backward(of);
  return [...bias.gradient()];
}

/** What each choice is worth in one context, and nothing in all others. */
function worthIn(tape: Tape, [contexts, choices]: readonly number[], context: number, seed: number) {
  const random = createRandom(seed);
  const each = Array.from({ length: choices! }, () => 4 * random.uniform() - 2);
  const all = new Float64Array(contexts! * choices!);
  all.set(each, context * choices!);
  return { worth: tape.constant(all, [contexts!, choices!]), each };
}

describe("the ascent is along the natural gradient", () => {
  test("its slopes by the logits are what choices are worth beside the others, however certain they are", () => {
    fc.assert(
      fc.property(anySetting, fc.nat(3), (setting, context) => {
        const tape = engine.tape();
        const { performed, bias } = learnerOf(tape, setting);
        const { worth, each } = worthIn(tape, performed.shape, context, setting.seed);
        const mean = each.reduce((sum, one) => sum + one, 0) / each.length;
        const climbed = performed.mul(worth).sum();
        expectNear(
          slopes(tape, climbed, bias),
          each.map((one) => (one - mean) / 4),
          1e-12,
        );
        tape.dispose();
      }),
      { numRuns: 60 },
    );
  });

  test("times the Fisher information of the choice they are the plain gradient's", () => {
    fc.assert(
      fc.property(anySetting, fc.nat(3), (setting, context) => {
        const tape = engine.tape();
        const { chosen, performed, bias } = learnerOf(tape, setting);
        const { worth, each } = worthIn(tape, performed.shape, context, setting.seed);
        const natural = slopes(tape, performed.mul(worth).sum(), bias);
        const plain = slopes(tape, chosen.mul(worth).sum(), bias);
        const chances = [...chosen.value()].slice(context * each.length, (context + 1) * each.length);
        // diag(p) - p p'
        const along = chances.reduce((sum, chance, at) => sum + chance * natural[at]!, 0);
        expectNear(
          plain.map((slope) => slope / 4),
          chances.map((chance, at) => chance * (natural[at]! - along)),
          1e-12,
        );
        tape.dispose();
      }),
      { numRuns: 60 },
    );
  });

  test("and what is climbed has the value of the choices as they are, errors included", () => {
    fc.assert(
      fc.property(anySetting, fc.constantFrom(0, 0.2), (setting, error) => {
        const tape = engine.tape();
        const game = { ...setting.game, executionError: error, assessmentError: error };
        const { chosen, performed } = learnerOf(tape, { ...setting, game });
        const spill = error / (chosen.shape[1]! - 1);
        const erring = [...chosen.value()].map((chance) => spill + (1 - error - spill) * chance);
        expectNear(performed.value(), erring, 1e-12);
        tape.dispose();
      }),
      { numRuns: 30 },
    );
  });
});

describe.each(["action", "signal"] as const)("the barrier of the %s half", (half) => {
  const binary = defineGame({ agents: 3 });

  /** A learner whose chance of 1 is exp(-distance) times that of 0, in every context. */
  function apart(tape: Tape, distance: number) {
    const made = learnerOf(tape, { game: binary, half, seed: 1, certainty: 0 });
    made.bias.set([distance / 2, -distance / 2]);
    tape.forward();
    return made;
  }

  test("is not felt while every choice has a chance of at least exp(-8)", () => {
    fc.assert(
      fc.property(fc.double({ min: -7.999, max: 7.999, noNaN: true }), (distance) => {
        const tape = engine.tape();
        const { learner, bias } = apart(tape, distance);
        expect(slopes(tape, learner.barrier, bias)).toEqual([0, 0]);
        expect(learner.barrier.item()).toBe(0);
        tape.dispose();
      }),
    );
  });

  test("brings a choice back that is less likely than exp(-8 - 2.5 d), where ruling it out gains d", () => {
    const gains = fc.double({ min: 0.01, max: 5, noNaN: true });
    fc.assert(
      fc.property(gains, fc.double({ min: -2, max: 2, noNaN: true }), (gain, beyond) => {
        fc.pre(Math.abs(beyond) > 0.01 && 2.5 * gain + beyond > 0);
        const tape = engine.tape();
        const { learner, performed, bias } = apart(tape, 8 + 2.5 * gain + beyond);
        // In every context, to 0 from 1.
        const gained = performed.slice(1, 0, 1).sum().mul(gain);
        const [towardsFirst, towardsSecond] = slopes(tape, learner.barrier.sub(gained), bias) as [number, number];
        // Descending, the choice becomes likelier where it is beyond, and less likely where it is not.
        expect(Math.sign(towardsFirst - towardsSecond)).toBe(Math.sign(beyond));
        tape.dispose();
      }),
    );
  });
});

test("because of the barrier, what was climbed for long is unlearned in a few steps", () => {
  const game = defineGame({ agents: 3 });
  const tape = engine.tape();
  const learner = new Learner(tape, game, { optimize: "action", hidden: [16], seed: 1, fixed: innerPolicy(game, 1) });
  // In one context the worth of giving turns; in another it does not.
  const worth = tape.input([4, 2]);
  const loss = learner.barrier.sub(learner.performedAction.mul(worth).sum());
  const optimizer = new Adam(tape, { rate: 0.05, beta2: 0.9 });
  const climb = (steps: number, worths: readonly number[]) => {
    worth.set(worths);
    for (let step = 0; step < steps; step++) {
      tape.forward();
      tape.backward(loss);
      optimizer.step();
    }
    tape.forward();
    return [...learner.action.value()];
  };
  const settled = climb(400, [0, 1, 0, 1, 0, 0, 0, 0]);
  expect(settled[1]).toBeGreaterThan(0.999);
  // Within the barrier's reach, and half as far again for the steps taken.
  expect(settled[0]).toBeGreaterThan(Math.exp(-15));
  const turned = climb(40, [0, -1, 0, 1, 0, 0, 0, 0]);
  expect(turned[1]).toBeLessThan(0.01);
  expect(turned[3]).toBeGreaterThan(0.99);
  tape.dispose();
});
