/** Games of more than two reputations and actions: every belief against enumeration, its slopes against differences. */
import { describe, expect, test } from "vitest";
import { createRandom, defineGame, type Game, learnerPayoff, type Policy } from "../../src/game/index.js";
import {
  type Belief,
  createBelief,
  createEnvironment,
  createMethod,
  createTrainer,
  TooLargeError,
} from "../../src/reciprocity/index.js";
import { innerPolicy, matchingsOf, played } from "./arbitrary.js";
import { onBelief } from "./on-belief.js";
import { anchoredPayoff } from "./reference-anchored.js";
import { exactPayoff, meetingsIn } from "./reference-joint.js";
import { meanFieldTotal } from "./reference-mean-field.js";
import { expectNear } from "./slopes.js";

interface Sizes {
  readonly reputations: number;
  readonly actions: number;
  readonly belief: Belief;
}

const beliefs = ["joint", "mean-field", "anchored"] as const;
const sizes: Sizes[] = [
  [3, 2],
  [3, 5],
  [5, 3],
  [5, 5],
  [9, 2],
  [16, 3],
].flatMap(([reputations, actions]) =>
  beliefs.map((belief) => ({ reputations: reputations!, actions: actions!, belief })),
);

/** A game for three, or two where there are many reputations; every other one is one-way. */
function gameOf({ reputations, actions }: Sizes): Game {
  const weights = Array.from({ length: reputations }, (_, reputation) => 1 + (reputation % 3));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return defineGame({
    reputations,
    actions,
    agents: reputations > 5 ? 2 : 3,
    rounds: 2,
    encounter: (reputations + actions) % 2 === 0 ? "mutual" : "one-way",
    initialReputation: weights.map((weight) => weight / sum),
    cost: 1,
  });
}

describe.each(sizes)("$reputations reputations, $actions actions, $belief", (kind) => {
  const game = gameOf(kind);
  const { belief } = kind;
  const policies = Array.from({ length: game.agents }, (_, agent) => innerPolicy(game, 7 * agent + 1));
  const records = played({ game, policies, seed: 5 }, 2);
  const matchings = matchingsOf(records);
  const meetings = matchings.reduce((sum, matching) => sum + meetingsIn(matching), 0);
  /** The payoff of the learner with another policy; where it is anchored, in the anchors' own encounters. */
  function payoff(learner: Policy): number {
    const all = [learner, ...policies.slice(1)];
    if (belief === "joint") return exactPayoff(game, all, matchings);
    if (belief === "anchored") return anchoredPayoff(game, policies, learner, records, 1);
    return matchings.reduce((sum, matching) => sum + meanFieldTotal(game, all, matching), 0) / meetings;
  }
  const expected = onBelief(belief, game, policies, records, { horizon: 1, axes: game.agents });

  test("the payoff is that of enumeration", () => {
    expectNear([expected.payoff], [payoff(policies[0]!)], 1e-10);
  });

  test("the gradient along any line is that of differences", () => {
    const random = createRandom(3);
    for (let line = 0; line < 2; line++) {
      const towards = innerPolicy(game, 100 + line);
      const moved = (step: number): Policy => {
        const mix = (from: Float64Array, to: Float64Array) =>
          from.map((chance, at) => chance + step * (to[at]! - chance));
        const { action, assessment } = policies[0]!;
        return { action: mix(action, towards.action), assessment: mix(assessment, towards.assessment) };
      };
      const h = 0.02 + 0.02 * random.uniform();
      const wanted =
        (8 * (payoff(moved(h)) - payoff(moved(-h))) - (payoff(moved(2 * h)) - payoff(moved(-2 * h)))) / (12 * h);
      const along = (half: "action" | "assessment") =>
        expected[half].reduce((sum, slope, at) => sum + slope * (towards[half][at]! - policies[0]![half][at]!), 0);
      expectNear([along("action") + along("assessment")], [wanted], 1e-6);
    }
  });
});

/** Who gives in proportion to the partner's reputation, or to its own, and judges the other by what it gave. */
function grading({ reputations: k, actions: a }: Game, by: "own" | "partner"): Policy {
  const action = new Float64Array(k * k * a);
  const assessment = new Float64Array(k * k * a * k);
  const level = (reputation: number) => Math.round((reputation * (a - 1)) / (k - 1));
  for (let own = 0, context = 0; own < k; own++) {
    for (let partner = 0; partner < k; partner++, context++) {
      action[context * a + level(by === "own" ? own : partner)] = 1;
      for (let done = 0; done < a; done++) {
        assessment[(context * a + done) * k + Math.round((done * (k - 1)) / (a - 1))] = 1;
      }
    }
  }
  return { action, assessment };
}

/** What a policy is worth in fresh episodes. */
function meanPayoff(game: Game, residents: readonly Policy[], policy: Policy): number {
  return learnerPayoff(createEnvironment(game, residents).play(policy, 400, createRandom(9))).mean;
}

describe("learns the best response", () => {
  const uniform = (k: number) => new Array<number>(k).fill(1 / k);

  // Everything given comes back tenfold at the next meeting, whoever it is with: so all is given at every one, and the first
  // partner gives half, the mean of the reputations at the start.
  test.each([
    { reputations: 5, actions: 5, belief: "anchored" },
    { reputations: 16, actions: 4, belief: "anchored" },
    { reputations: 3, actions: 5, belief: "joint" },
    { reputations: 5, actions: 3, belief: "mean-field" },
  ] as const)("giving all among graded image scorers: K = $reputations, A = $actions, $belief", async (kind) => {
    const { reputations, actions, belief } = kind;
    const game = defineGame({ agents: 4, rounds: 20, reputations, actions, initialReputation: uniform(reputations) });
    const residents = Array.from({ length: 3 }, () => grading(game, "partner"));
    const fixed = innerPolicy(game, 1);
    const trainer = await createTrainer(createEnvironment(game, residents), {
      belief,
      optimize: "action",
      fixed,
      episodes: 4,
    });
    for (let iteration = 0; iteration < 80; iteration++) trainer.step();
    const best = (game.benefit * (0.5 + 19) - game.cost * 20) / 20;
    // 400 episodes: the standard error is a thousandth of it. Before each choice was held by its own logit, 92 %.
    expect(meanPayoff(game, residents, trainer.policy()) / best).toBeGreaterThan(0.98);
    trainer.dispose();
  });

  test("praising the one who gives in proportion to its own reputation: signals of five", async () => {
    const game = defineGame({
      agents: 2,
      rounds: 10,
      reputations: 5,
      actions: 5,
      matching: "direct",
      initialReputation: uniform(5),
    });
    const residents = [grading(game, "own")];
    const defects = {
      ...grading(game, "own"),
      action: Float64Array.from({ length: 125 }, (_, at) => Number(at % 5 === 0)),
    };
    const options = { optimize: "signal", fixed: defects, episodes: 4 } as const;
    const run = await createMethod("reciprocity-gradient", { game, residents }, options);
    for (let iteration = 0; iteration < 80; iteration++) run.step();
    const best = (game.benefit * (0.5 + 9)) / 10;
    expect(meanPayoff(game, residents, run.policy()) / best).toBeGreaterThan(0.98);
    run.dispose();
  });
});

test("a budget of states is so many axes, those of a pair at least", async () => {
  // Enough meetings for a cone of any width.
  const axesOf = async (reputations: number, states: number | undefined) => {
    const game = defineGame({ agents: 12, rounds: 12, reputations });
    const policies = Array.from({ length: 11 }, (_, agent) => innerPolicy(game, agent));
    const options = states === undefined ? { episodes: 4 } : { episodes: 4, states };
    const trainer = await createTrainer(createEnvironment(game, policies), options);
    trainer.step();
    const { axes } = trainer.checkpoint().size!;
    trainer.dispose();
    return axes;
  };
  expect(await axesOf(2, undefined)).toBe(5);
  expect(await axesOf(2, 8)).toBe(3);
  expect(await axesOf(2, 63)).toBe(5);
  expect(await axesOf(2, 64)).toBe(6);
  expect(await axesOf(3, undefined)).toBe(3);
  expect(await axesOf(5, undefined)).toBe(2);
  expect(await axesOf(5, 125)).toBe(3);
  expect(await axesOf(9, 4)).toBe(2);
});

test("a joint belief of too many vectors is refused by how many agents it takes", () => {
  const game = (agents: number, reputations: number) => defineGame({ agents, reputations });
  expect(() => createBelief("joint", game(6, 5), 1, { horizon: 1, axes: 2 })).not.toThrow();
  expect(() => createBelief("joint", game(7, 5), 1, { horizon: 1, axes: 2 })).toThrow(TooLargeError);
  expect(() => createBelief("joint", game(3, 64), 1, { horizon: 1, axes: 2 })).toThrow(
    /^agents: got 3, takes at most 2 here, because all 64\^N vectors/,
  );
});

test("64 reputations can be followed", async () => {
  const game = defineGame({ agents: 2, rounds: 2, reputations: 64 });
  const trainer = await createTrainer(createEnvironment(game, [grading(game, "partner")]), { episodes: 1 });
  expect(Number.isFinite(trainer.step().predictedPayoff)).toBe(true);
  trainer.dispose();
});
