/** Every method learns by samples in every kind of stage game; two of them come to the best response found by brute force. */
import { describe, expect, test } from "vitest";
import {
  asPerformed,
  decisionsOf,
  defineGame,
  definePopulation,
  encounterTable,
  type Game,
  initialDistribution,
  type Policy,
  payoffTable,
} from "../../../src/game/index.js";
import { createMethod, methodNames } from "../../../src/reciprocity/methods.js";
import { anyPolicy, named } from "../stage-games.js";

const bySamples = methodNames.filter((name) => name !== "reciprocity-gradient" && name !== "true-model");

describe.each(Object.entries(named))("%s", (_name, game) => {
  const residents = Array.from({ length: game.agents - 1 }, (_, agent) => anyPolicy(game, agent + 2));

  test.each(bySamples)(
    "%s makes steps, its policy is one of the game, and it goes on where it was saved",
    async (method) => {
      const options = { episodes: 4, hidden: [4] };
      const run = await createMethod(method, { game, residents }, options);
      const before = run.policy();
      for (let step = 0; step < 3; step++) {
        const { payoff, episodes, predictedPayoff = 0 } = run.step();
        expect([payoff, predictedPayoff].every(Number.isFinite)).toBe(true);
        expect(episodes).toBe(4 * (step + 1));
      }
      const policy = run.policy();
      // Sums of rows are 1, closed choices 0, and rows of other roles as they were.
      const { all, width } = decisionsOf(game);
      let moved = 0;
      for (const { half, role, start, contexts, choices } of all) {
        for (let row = start; row < start + contexts; row++) {
          const cells = Array.from(policy[half].subarray(row * width[half], (row + 1) * width[half]));
          expect(cells.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 5);
          expect(cells.slice(choices).every((chance) => chance === 0)).toBe(true);
          const old = Array.from(before[half].subarray(row * width[half], (row + 1) * width[half]));
          if (game.classes !== undefined && game.classes[0] !== role) expect(cells).toEqual(old);
          else moved += cells.reduce((sum, chance, at) => sum + Math.abs(chance - old[at]!), 0);
        }
      }
      expect(moved).toBeGreaterThan(0);
      const saved = JSON.parse(JSON.stringify(run.checkpoint())) as object;
      const resumed = await createMethod(method, { game, residents }, options, saved);
      expect(resumed.step()).toEqual(run.step());
      expect(resumed.policy()).toEqual(run.policy());
      run.dispose();
      resumed.dispose();
    },
  );
});

describe("come to the best response in a dilemma with one discerning partner, within 2 %", () => {
  // Cooperates with the good alone. Praises who cooperates; who defects on the good is bad, on the bad as before.
  const discerning = {
    count: 1,
    action: ({ partner = 0 }: { partner?: number }) => partner,
    assessment: ({
      subjectAction = 0,
      judge = 0,
      subject = 0,
    }: {
      subjectAction?: number;
      judge?: number;
      subject?: number;
    }) => (subjectAction === 1 ? 1 : judge === 1 ? 0 : subject),
  };

  /** The mean payoff of an encounter, as the game counts encounters. */
  function worth(game: Game, own: Policy, other: Policy): number {
    const k = game.reputations;
    const start = initialDistribution(game);
    const step = encounterTable(game, own, other);
    const paid = payoffTable(game, own, other, 0);
    let state = Float64Array.from({ length: k * k }, (_, at) => start[Math.floor(at / k)]! * start[at % k]!);
    let [sum, count] = [0, 0];
    for (let round = 0, weight = 1; round < game.rounds; round++, weight *= game.discount) {
      const next = new Float64Array(k * k);
      for (let at = 0; at < k * k; at++) {
        sum += weight * state[at]! * paid[at]!;
        for (let to = 0; to < k * k; to++) next[to]! += state[at]! * step[at * k * k + to]!;
      }
      count += weight;
      state = next;
    }
    return sum / count;
  }

  const choices = (bits: number, count: number) =>
    Float64Array.from({ length: 2 * count }, (_, at) => Number(((bits >> (at >> 1)) & 1) === at % 2));

  // Who judges sees the reputations and what the other did, not what it did itself: so one that learns from the values of its next decision
  // alone, as Q-learning, learns from a judgement nothing about what its own act will be called. It learns to act.
  test.each([
    { discount: 1, method: "natural-gradient", optimize: "joint" },
    { discount: 0.8, method: "natural-gradient", optimize: "joint" },
    { discount: 0.1, method: "natural-gradient", optimize: "action" },
    { discount: 1, method: "q-learning", optimize: "action" },
    { discount: 0.8, method: "q-learning", optimize: "action" },
    { discount: 0.1, method: "q-learning", optimize: "action" },
  ] as const)("$method, $optimize, discount $discount", async ({ discount, method, optimize }) => {
    const game = defineGame({ stage: "dilemma", agents: 2, rounds: 12, matching: "direct", discount });
    const residents = definePopulation([discerning], game);
    const other = asPerformed(game, residents[0]!);
    const [fixed] = definePopulation([{ count: 1, norm: "L6" }], game) as [Policy];
    const judgements =
      optimize === "action" ? [fixed.assessment] : Array.from({ length: 256 }, (_, at) => choices(at, 8));
    const values: number[] = [];
    for (let action = 0; action < 16; action++) {
      for (const assessment of judgements) values.push(worth(game, { action: choices(action, 4), assessment }, other));
    }
    const best = Math.max(...values);
    expect(best - Math.min(...values)).toBeGreaterThan(0.5);
    // Of the acts alone, the first is never to cooperate: the best where the next encounter counts a tenth, and else far from it.
    if (optimize === "action") expect(values[0]! > 0.98 * best).toBe(discount === 0.1);
    for (const seed of [1, 2]) {
      const run = await createMethod(method, { game, residents }, { seed, episodes: 16, optimize, fixed });
      for (let step = 0; step < 150; step++) run.step();
      expect(worth(game, run.policy(), other), `seed ${seed}`).toBeGreaterThan(0.98 * best);
      run.dispose();
    }
  });
});
