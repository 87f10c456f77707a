/** Sampled episodes on the tape: right on average, and where the gradient through samples is exact and where it is not. */
import { describe, expect, test } from "vitest";
import { createEngine, type Tensor } from "../../../src/autodiff/index.js";
import {
  createRandom,
  defineGame,
  drawMatching,
  type Game,
  type Matching,
  type Policy,
  policyFromBits,
  type Random,
  restoreRandom,
} from "../../../src/game/index.js";
import { SampledEpisodes, type SamplingOptions } from "../../../src/reciprocity/baselines/sampled-episodes.js";
import { innerPolicy } from "../arbitrary.js";
import { exactTotal, meetingsIn } from "../reference-joint.js";
import { betweenOutcomes, slopesOf } from "../slopes.js";

const engine = await createEngine({ dtype: "f64" });
const EPISODES = 200;
const DRAWS = 40;

/** Draws of the payoff, or of its slopes, less the exact ones of the same matchings: means and standard errors. */
function deviations(
  game: Game,
  options: Partial<SamplingOptions>,
  what: "payoff" | "slopes",
  policies = Array.from({ length: game.agents }, (_, agent) => innerPolicy(game, agent + 1)),
) {
  const { agents, reputations: k, actions: a } = game;
  const tape = engine.tape();
  const own = {
    action: tape.input([1, k * k, a], { gradient: true }),
    assessment: tape.input([1, k * k * a, k], { gradient: true }),
  };
  own.action.set(policies[0]!.action);
  own.assessment.set(policies[0]!.assessment);
  const others = (half: keyof Policy, shape: readonly number[]) =>
    tape.constant(
      policies.slice(1).flatMap((policy) => [...policy[half]]),
      [agents - 1, ...shape],
    );
  const society = {
    action: tape.concat([own.action, others("action", [k * k, a])], 0),
    assessment: tape.concat([own.assessment, others("assessment", [k * k * a, k])], 0),
  };
  const sampled = new SampledEpisodes(tape, game, society, { episodes: EPISODES, window: game.rounds, ...options });
  const random = createRandom(11);
  const exact = new ByMatching(game, (matching) => {
    const total = (policy: Policy) => exactTotal(game, [policy, ...policies.slice(1)], matching);
    return what === "payoff" ? [total(policies[0]!)] : flat(slopesOf(game, policies[0]!, total));
  });
  const found: number[][] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const wanted = exact.perMeeting(restoreRandom(random.state()));
    sampled.draw(random);
    tape.forward();
    let got = [sampled.payoff.item()];
    if (what === "slopes") {
      tape.backward(sampled.payoff);
      const numbers = (tensor: Tensor) => Float64Array.from(tensor.gradient());
      got = flat(betweenOutcomes(game, { action: numbers(own.action), assessment: numbers(own.assessment) }));
    }
    found.push(got.map((number, at) => number - wanted[at]!));
  }
  tape.dispose();
  return found[0]!.map((_, at) => {
    const list = found.map((numbers) => numbers[at]!);
    const mean = list.reduce((sum, number) => sum + number, 0) / DRAWS;
    const variance = list.reduce((sum, number) => sum + (number - mean) ** 2, 0) / (DRAWS - 1);
    return { mean, error: Math.sqrt(variance / DRAWS) };
  });
}

function flat({ action, assessment }: Policy): number[] {
  return [...action, ...assessment];
}

/** Sums over episodes of what an episode's matching determines, computed once for each matching that comes up. */
class ByMatching {
  private readonly known = new Map<string, readonly number[]>();

  constructor(
    private readonly game: Game,
    private readonly of: (matching: Matching) => readonly number[],
  ) {}

  /** Over the matchings that are drawn next, per encounter of the learner. */
  perMeeting(random: Random): number[] {
    let sums: number[] | undefined;
    let meetings = 0;
    for (let episode = 0; episode < EPISODES; episode++) {
      const matching = drawMatching(this.game, random).slice();
      const key = matching.join();
      const numbers = this.known.get(key) ?? this.of(matching);
      this.known.set(key, numbers);
      sums = numbers.map((number, at) => (sums?.[at] ?? 0) + number);
      meetings += meetingsIn(matching);
    }
    return sums!.map((sum) => sum / meetings);
  }
}

describe.each([
  { agents: 2, rounds: 5, matching: "direct" },
  { agents: 5, rounds: 4, matching: "random", encounter: "one-way" },
  { agents: 4, rounds: 3, matching: "indirect" },
  { agents: 3, rounds: 4, reputations: 3, actions: 3, initialReputation: [0.2, 0.3, 0.5] },
] as const satisfies readonly Partial<Game>[])("the payoff is right on average: %o", (setting) => {
  test.each([undefined, 0.5])("temperature %s", (temperature) => {
    const options = temperature === undefined ? {} : { temperature };
    const [payoff] = deviations(defineGame(setting), options, "payoff");
    expect(Math.abs(payoff!.mean)).toBeLessThan(5 * payoff!.error);
    expect(payoff!.error).toBeLessThan(0.05);
  });
});

describe("slopes", () => {
  const once = defineGame({ agents: 3, rounds: 1, reputations: 3, actions: 3, initialReputation: [0.2, 0.3, 0.5] });
  const pair = (rounds: number) => defineGame({ agents: 2, rounds, matching: "direct" });
  const worst = (list: readonly { mean: number; error: number }[]) =>
    Math.max(...list.map(({ mean, error }) => Math.abs(mean) / (error + 1e-9)));

  test.each([once, pair(1), pair(2)])(
    "straight through is exact while the payoff is linear in every sample: %#",
    (game) => {
      expect(worst(deviations(game, {}, "slopes"))).toBeLessThan(5);
    },
  );

  test("it is biased from the third round on: a reputation enters an action and the judgement of it, a square", () => {
    // L6 among Discriminators: whoever is judged did as the judge's reputation asked, and the judgement asks that too.
    const { action, assessment } = policyFromBits("0101", "10011001");
    const soft = (table: Float64Array) => table.map((chance) => 0.1 + 0.8 * chance);
    const both = new Array<Policy>(2).fill({ action: soft(action), assessment: soft(assessment) });
    expect(worst(deviations(pair(2), {}, "slopes", both))).toBeLessThan(5);
    expect(worst(deviations(pair(3), {}, "slopes", both))).toBeGreaterThan(10);
  });

  test("Gumbel-softmax comes near it as the temperature falls", () => {
    const total = (temperature: number) =>
      deviations(once, { temperature }, "slopes").reduce((sum, { mean }) => sum + Math.abs(mean), 0);
    expect(total(0.2)).toBeLessThan(0.5 * total(2));
  });
});
