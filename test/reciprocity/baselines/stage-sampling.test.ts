/** Sampled episodes of every stage game: paid on average what played ones are, with exact slopes where one round decides. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine } from "../../../src/autodiff/index.js";
import {
  allAsPerformed,
  createRandom,
  decisionsOf,
  defineGame,
  definePopulation,
  defineStage,
  type Game,
  type Half,
  initialDistribution,
  type Policy,
  payoffTable,
} from "../../../src/game/index.js";
import { objectiveOf } from "../../../src/reciprocity/baselines/process.js";
import { ReputationProcess } from "../../../src/reciprocity/baselines/reputation-process.js";
import { SampledEpisodes } from "../../../src/reciprocity/baselines/sampled-episodes.js";
import { anyPolicy, certainPolicy, recordsOf, stageGames } from "../stage-games.js";

const engine = await createEngine({ dtype: "f64" });
const EPISODES = 100;

function sampledIn(game: Game, policies: readonly Policy[], temperature?: number) {
  const tape = engine.tape();
  const { rows, width } = decisionsOf(game);
  const performed = allAsPerformed(game, policies);
  const table = (half: Half) => {
    const input = tape.input([game.agents, rows[half], width[half]], { gradient: true });
    input.set(performed.flatMap((policy) => [...policy[half]]));
    return input;
  };
  const society = { action: table("action"), assessment: table("assessment") };
  const options = { episodes: EPISODES, window: game.rounds, ...(temperature !== undefined && { temperature }) };
  return { tape, society, sampled: new SampledEpisodes(tape, game, society, options) };
}

/** Mean, and its standard error. */
function meanOf(list: readonly number[]): { mean: number; error: number } {
  const mean = list.reduce((sum, one) => sum + one, 0) / list.length;
  const variance = list.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (list.length - 1);
  return { mean, error: Math.sqrt(variance / list.length) };
}

// 30 games, off by more than 5 standard errors in one seed of 58,000. Samples of certain choices are others in one of a million.
test("they are paid what played episodes are", () => {
  fc.assert(
    fc.property(stageGames, fc.constantFrom(undefined, 0.5), fc.nat(1000), (game, temperature, seed) => {
      const policies = Array.from({ length: game.agents }, (_, agent) =>
        seed % 4 === 0 ? anyPolicy(game, seed + agent) : certainPolicy(game, seed + agent),
      );
      const { tape, sampled } = sampledIn(game, policies, temperature);
      const random = createRandom(seed);
      const found = meanOf(
        Array.from({ length: 20 }, () => {
          sampled.draw(random);
          tape.forward();
          return sampled.payoff.item();
        }),
      );
      tape.dispose();
      const process = new ReputationProcess(game, () => recordsOf(game, policies, EPISODES, 1), {
        optimize: "joint",
        fixed: policies[0]!,
      });
      const played = meanOf(
        Array.from({ length: 20 }, (_, at) =>
          objectiveOf(process.read(recordsOf(game, policies, EPISODES, seed + 7 * at))),
        ),
      );
      expect(Math.abs(found.mean - played.mean)).toBeLessThan(5 * Math.hypot(found.error, played.error) + 1e-4);
    }),
    { numRuns: 30, seed: 6 },
  );
});

test("what comes later counts less: 4 and then nothing at a discount of a tenth is 4 / 1.1", () => {
  const options = { stage: "dilemma", agents: 2, rounds: 2, matching: "direct", initialReputation: 0 } as const;
  const game = defineGame({ ...options, discount: 0.1 });
  // Both cooperate while they are bad, and are good from then on.
  const [policy] = definePopulation([{ count: 1, action: ({ own = 0 }) => 1 - own, assessment: () => 1 }], game);
  const { tape, sampled } = sampledIn(game, [policy!, policy!]);
  sampled.draw(createRandom(1));
  tape.forward();
  expect(sampled.payoff.item()).toBeCloseTo(4 / 1.1, 3);
  tape.dispose();
});

const coordination = defineStage({
  first: [
    [2, 0, 1],
    [0, 3, 0],
    [1, 0, 0],
  ],
});

test.each([
  defineGame({ stage: "market", agents: 2, rounds: 1, discount: 0.5 }),
  defineGame({ stage: coordination, agents: 2, rounds: 1 }),
  defineGame({ stage: coordination, agents: 3, matching: "direct", rounds: 1, seats: "drawn" }),
])("slopes of what is done are exact in a single round: $stage.name, $seats (5 standard errors)", (game) => {
  const policies = Array.from({ length: game.agents }, (_, agent) => anyPolicy(game, agent + 1));
  const { tape, society, sampled } = sampledIn(game, policies);
  const { rows, width } = decisionsOf(game);
  const start = initialDistribution(game);
  const k = game.reputations;
  // The mean over partners, and roles, of what an encounter pays.
  const roles = game.seats === "drawn" ? ([0, 1] as const) : ([0] as const);
  const payoff = (own: Policy) => {
    let sum = 0;
    for (const other of policies.slice(1)) {
      for (const role of roles) {
        const paid = role === 0 ? payoffTable(game, own, other, 0) : payoffTable(game, other, own, 1);
        sum += paid.reduce((all, one, at) => all + one * start[Math.floor(at / k)]! * start[at % k]!, 0);
      }
    }
    return sum / (policies.length - 1) / roles.length;
  };
  const random = createRandom(4);
  const draws = Array.from({ length: 60 }, () => {
    sampled.draw(random);
    tape.forward();
    tape.backward(sampled.payoff);
    return Float64Array.from(society.action.gradient().subarray(0, rows.action * width.action));
  });
  tape.dispose();
  let compared = 0;
  for (const { half, role, start: first, contexts, choices } of decisionsOf(game).all) {
    if (half !== "action" || (game.classes !== undefined && role !== 0)) continue;
    for (let row = first; row < first + contexts; row++) {
      for (let choice = 1; choice < choices; choice++) {
        const [from, to] = [row * width.action, row * width.action + choice];
        const action = policies[0]!.action.slice();
        action[to]! += 0.1;
        action[from]! -= 0.1;
        // Linear in the learner's own chances.
        const wanted = (payoff({ ...policies[0]!, action }) - payoff(policies[0]!)) / 0.1;
        const { mean, error } = meanOf(draws.map((slopes) => slopes[to]! - slopes[from]!));
        expect(Math.abs(mean - wanted), `row ${row}, choice ${choice}`).toBeLessThan(5 * error + 1e-9);
        compared += 1;
      }
    }
  }
  expect(compared).toBeGreaterThan(3);
});
