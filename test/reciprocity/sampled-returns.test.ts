/**
 * The ingredients of the ablation: worth tallied from sampled returns is that of the exact belief in the mean, and the natural
 * and the plain softmax pass one and the same gradient on, each by its own slope.
 */
import { describe, expect, test } from "vitest";
import { createEngine, type Tape, type Tensor } from "../../src/autodiff/index.js";
import { allAsPerformed, createRandom, decisionsOf, defineGame, type Policy } from "../../src/game/index.js";
import { createEnvironment, createVariant, ingredients, type PolicyTensors } from "../../src/reciprocity/index.js";
import { Learner } from "../../src/reciprocity/learner.js";
import { SampledReturns } from "../../src/reciprocity/sampled-returns.js";
import { innerPolicy, played } from "./arbitrary.js";
import { onBelief, tablesOf } from "./on-belief.js";
import { betweenOutcomes, expectNear } from "./slopes.js";
import { innerStagePolicy } from "./stage-trials.js";

const engine = await createEngine({ dtype: "f64" });
/** Of two agents: there is no other matching. */
const game = defineGame({ agents: 2, rounds: 4, executionError: 0.1, assessmentError: 0.05 });
const policies = Array.from({ length: 2 }, (_, agent) => innerPolicy(game, agent + 1));
const performed = allAsPerformed(game, policies);

/** One half of all policies. */
function tables(half: keyof Policy): Float64Array {
  return Float64Array.from(performed.flatMap((policy) => [...policy[half]]));
}

/** Chances of agents as a tensor that is learned of, [agents, ...]. */
function societyOn(tape: Tape): PolicyTensors {
  return {
    action: tape.parameter([2, 4, 2], { init: tables("action") }),
    assessment: tape.parameter([2, 8, 2], { init: tables("assessment") }),
  };
}

/** By how much the payoff grows when chance is shifted from the first choice to the second, of each context. */
function shifts(slopes: ArrayLike<number>, contexts: number): number[] {
  return Array.from({ length: contexts }, (_, context) => slopes[2 * context + 1]! - slopes[2 * context]!);
}

describe("sampled returns", () => {
  const BATCHES = 4000;
  const IMAGINED = 16;

  /** Means and standard errors over batches of the shifts of both halves, and of the payoff. */
  function sampled(exploration: number) {
    const random = createRandom(1);
    const options = { optimize: "joint", fixed: policies[0]!, exploration, discount: 1, imagined: IMAGINED } as const;
    const returns = new SampledReturns(game, options);
    const tape = engine.tape();
    const society = societyOn(tape);
    const payoff = returns.record(tape, () => society);
    const joined = { action: tables("action"), assessment: tables("assessment") };
    const batches = Array.from({ length: BATCHES }, () => {
      returns.load({ policies: joined, random });
      tape.forward();
      tape.backward(payoff);
      return [...shifts(society.action.gradient(), 4), ...shifts(society.assessment.gradient(), 8), payoff.item()];
    });
    tape.dispose();
    return batches[0]!.map((_, at) => {
      const values = batches.map((batch) => batch[at]!);
      const mean = values.reduce((sum, value) => sum + value, 0) / BATCHES;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (BATCHES - 1);
      return { mean, error: Math.sqrt(variance / BATCHES) };
    });
  }

  // 13 figures, each within 4 standard errors: sound code fails in one seed of 1,200.
  test("have the slopes of the exact belief in the mean, and its payoff", () => {
    const records = createEnvironment(game, policies.slice(1)).play(policies[0]!, 1, createRandom(2));
    const exact = onBelief("joint", game, performed, records);
    // A belief counts payoffs by encounter, returns by all that follow a decision: 4 + 3 + 2 + 1 of 4.
    const scale = 4 / 10;
    const expected = [...shifts(exact.action, 4), ...shifts(exact.assessment, 8)].map((slope) => scale * slope);
    const found = sampled(0);
    for (const [at, slope] of [...expected, exact.payoff].entries()) {
      const { mean, error } = found[at]!;
      expect(error).toBeGreaterThan(0);
      expect(Math.abs(mean - slope) / error, `figure ${at}: ${mean} of ${slope}`).toBeLessThan(4);
    }
  });

  test("are of the policy that explores: without its share of the draws they would be off", () => {
    const mixed = (half: keyof Policy) => performed[0]![half].map((chance) => 0.2 * chance + 0.4);
    const exploring = [{ action: mixed("action"), assessment: mixed("assessment") }, ...performed.slice(1)];
    const records = createEnvironment(game, policies.slice(1)).play(policies[0]!, 1, createRandom(2));
    const exact = onBelief("joint", game, exploring, records);
    const expected = [...shifts(exact.action, 4), ...shifts(exact.assessment, 8)].map((slope) => (4 / 10) * slope);
    for (const [at, { mean, error }] of sampled(0.8).slice(0, 12).entries()) {
      expect(Math.abs(mean - expected[at]!) / error, `figure ${at}`).toBeLessThan(4);
    }
  });
});

// 8 figures and a payoff, each within 4 standard errors: sound code fails in one seed of 1,700.
test("sampled returns have the slopes of the exact belief in a game of two roles, one seeing the other, and with a discount", () => {
  const batches = 3000;
  const trust = defineGame({
    agents: 2,
    rounds: 3,
    seats: "fixed",
    discount: 0.5,
    stage: {
      first: [
        [0, 0],
        [-2, 3],
      ],
      second: [
        [0, 0],
        [4, 1],
      ],
      order: "sequential",
      judgesSee: "both",
    },
  });
  const two = [innerStagePolicy(trust, 1), innerStagePolicy(trust, 2)];
  const records = played({ game: trust, policies: two, seed: 1 }, 1);
  const exact = onBelief("joint", trust, two, records);
  const wanted = betweenOutcomes(trust, exact);
  const returns = new SampledReturns(trust, {
    optimize: "joint",
    fixed: two[0]!,
    exploration: 0,
    discount: 1,
    imagined: 16,
  });
  const { rows, width } = decisionsOf(trust);
  const joined = tablesOf(two);
  const tape = engine.tape();
  const society = {
    action: tape.parameter([2, rows.action, width.action], { init: joined.action }),
    assessment: tape.parameter([2, rows.assessment, width.assessment], { init: joined.assessment }),
  };
  const payoff = returns.record(tape, () => society);
  const random = createRandom(7);
  const draws = Array.from({ length: batches }, () => {
    returns.load({ policies: joined, random });
    tape.forward();
    tape.backward(payoff);
    const own = (table: Float64Array) => table.subarray(0, table.length / 2);
    const found = betweenOutcomes(trust, {
      action: own(Float64Array.from(society.action.gradient())),
      assessment: own(Float64Array.from(society.assessment.gradient())),
    });
    return { ...found, payoff: payoff.item() };
  });
  tape.dispose();
  // A belief counts payoffs by encounter, returns by all that follow a decision: 1 + 1/2 + 1/4, 1/2 + 1/4 and 1/4.
  const scale = 1.75 / (1.75 + 0.75 + 0.25);
  // What the first does, and what it says of the second: of its first four contexts that come up.
  const figures = [
    ...[1, 3, 5, 7].map((at) => [draws.map(({ action }) => action[at]!), scale * wanted.action[at]!] as const),
    ...[1, 3, 5, 7].map(
      (at) => [draws.map(({ assessment }) => assessment[at]!), scale * wanted.assessment[at]!] as const,
    ),
    [draws.map((draw) => draw.payoff), exact.payoff] as const,
  ];
  for (const [at, [values, slope]] of figures.entries()) {
    const mean = values.reduce((sum, value) => sum + value, 0) / batches;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (batches - 1);
    const error = Math.sqrt(variance / batches);
    expect(error).toBeGreaterThan(0);
    expect(Math.abs(mean - slope) / error, `figure ${at}: ${mean} of ${slope}`).toBeLessThan(4);
  }
});

describe("natural and plain", () => {
  /** Without a hidden layer a parameter's slope is the sum of those of the logits, by what is seen of each context. */
  function gradients(softmax: "natural" | "plain") {
    const tape = engine.tape();
    const options = { optimize: "action", hidden: [], seed: 3, fixed: policies[0]!, softmax } as const;
    const learner = new Learner(tape, game, options);
    const worth = tape.constant([1, -2, 0.5, 3, 0, 0, -1, 4], [4, 2]);
    const climbed: Tensor = learner.performedAction.mul(worth).sum();
    tape.backward(climbed);
    const [weights] = tape.parameters;
    const found = {
      slopes: Float64Array.from(weights!.gradient()),
      table: learner.policy().action,
      worth: worth.value(),
    };
    tape.dispose();
    return found;
  }

  test("each is the gradient by the chances, times its own Jacobian of the softmax", () => {
    const shrink = 1 - 2 * game.executionError;
    for (const softmax of ["natural", "plain"] as const) {
      const { slopes, table, worth } = gradients(softmax);
      // Of the second logit less the first, by context; the chance of the second is p.
      const byLogit = Array.from({ length: 4 }, (_, context) => {
        const p = table[2 * context + 1]!;
        const gain = shrink * (worth[2 * context + 1]! - worth[2 * context]!);
        return gain * (softmax === "plain" ? p * (1 - p) : 0.25 / 2);
      });
      // One-hot: own Bad, own Good, partner Bad, partner Good.
      const seen = [
        byLogit[0]! + byLogit[1]!,
        byLogit[2]! + byLogit[3]!,
        byLogit[0]! + byLogit[2]!,
        byLogit[1]! + byLogit[3]!,
      ];
      expectNear(slopes, Float64Array.from(seen.flatMap((slope) => [-slope, slope])), 1e-9);
    }
  });
});

test("every variant learns, and its first ingredients are the method itself", async () => {
  const world = { game, residents: policies.slice(1) };
  const runs = new Set<string>();
  for (const returns of ingredients.returns) {
    for (const softmax of ingredients.softmax) {
      for (const model of ingredients.model) {
        const options = { episodes: 4, seed: 2 };
        const run = await createVariant({ returns, softmax, model }, world, options);
        for (let iteration = 0; iteration < 3; iteration++) {
          const { predictedPayoff, gradientNorm } = run.step();
          expect(Math.abs(predictedPayoff)).toBeLessThanOrEqual(game.benefit);
          expect(gradientNorm).toBeGreaterThan(0);
        }
        runs.add(JSON.stringify([...run.policy().action]));
        run.dispose();
      }
    }
  }
  expect(runs.size).toBe(8);
});
