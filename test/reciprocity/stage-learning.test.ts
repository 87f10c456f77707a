/** What is learned in stage games, against the best of all deterministic policies by exact payoffs. */
import { expect, test } from "vitest";
import {
  createRandom,
  decisionsOf,
  defineGame,
  definePolicy,
  definePopulation,
  drawMatching,
  encounterTable,
  type Game,
  gameSeenBy,
  initialDistribution,
  type Matching,
  openChoices,
  type Policy,
  payoffTable,
  type Rule,
  ruleTable,
  trust,
} from "../../src/game/index.js";
import { createEnvironment, createTrainer } from "../../src/reciprocity/index.js";

/** Of what is drawn: orders in which all meet. */
const MATCHINGS = 6;
const ITERATIONS = 150;

interface Setting {
  readonly game: Game;
  readonly learner?: number;
  readonly action: Rule;
  readonly assessment: Rule;
}

const roundRobin = { matching: "round-robin", reputations: 2, discount: 0.99 } as const;

/** Discerning: does the best that there is to those of good standing, and the least to others; praises who did well. */
const settings: Record<string, Setting> = {
  "the dilemma": {
    game: defineGame({ ...roundRobin, agents: 4, stage: "dilemma", initialReputation: 1 }),
    action: ({ partner }) => (partner === 1 ? 1 : 0),
    assessment: ({ subject, subjectAction }) => (subjectAction === 1 || subject === 0 ? 1 : 0),
  },
  "trust, of three levels": {
    game: defineGame({ ...roundRobin, agents: 3, stage: trust(2), initialReputation: 0.5 }),
    action: ({ partner }) => (partner === 1 ? 2 : 0),
    assessment: ({ subjectAction }) => (subjectAction! > 0 ? 1 : 0),
  },
  "the market, as a seller": {
    game: defineGame({
      ...roundRobin,
      agents: 7,
      stage: "market",
      classes: [1, 0, 1, 1, 1, 1, 1],
      initialReputation: 1,
    }),
    learner: 1,
    action: ({ role, partner }) => (role === 0 ? 1 : partner === 1 ? 2 : 1),
    assessment: ({ subjectAction }) => subjectAction!,
  },
  "the market, as a buyer": {
    game: defineGame({
      ...roundRobin,
      agents: 6,
      stage: "market",
      classes: [0, 1, 0, 1, 0, 1],
      initialReputation: 0.5,
    }),
    learner: 3,
    // Sellers of good standing sell well.
    action: ({ role, own, partner }) => (role === 0 ? own! : partner!),
    assessment: ({ subjectAction }) => subjectAction!,
  },
};

/** The learner's exact discounted return among residents of one policy, by going over all vectors of reputations. */
function exactReturn(game: Game, learner: Policy, resident: Policy, matchings: readonly Matching[]): number {
  const k = game.reputations;
  const policyOf = (agent: number) => (agent === 0 ? learner : resident);
  const tables = [
    [0, 1],
    [1, 0],
    [1, 2],
  ].map(([i, j]) => encounterTable(game, policyOf(i!), policyOf(j!)));
  const paid = [payoffTable(game, learner, resident, 0), payoffTable(game, resident, learner, 1)];
  const start = initialDistribution(game);
  let total = 0;
  for (const matching of matchings) {
    let chances = Float64Array.of(1);
    for (let agent = 0; agent < game.agents; agent++) {
      chances = Float64Array.from({ length: chances.length * k }, (_, state) => {
        return chances[Math.floor(state / k)]! * start[state % k]!;
      });
    }
    let weight = 1;
    for (let at = 0; at < matching.length; at += 2) {
      const [i, j] = [matching[at]!, matching[at + 1]!];
      const [placeI, placeJ] = [k ** (game.agents - 1 - i), k ** (game.agents - 1 - j)];
      const table = tables[i === 0 ? 0 : j === 0 ? 1 : 2]!;
      const next = new Float64Array(chances.length);
      for (const [state, chance] of chances.entries()) {
        if (chance === 0) continue;
        const [ri, rj] = [Math.floor(state / placeI) % k, Math.floor(state / placeJ) % k];
        if (i === 0 || j === 0) total += weight * chance * paid[i === 0 ? 0 : 1]![ri * k + rj]!;
        for (let after = 0; after < k * k; after++) {
          const moved = state + (Math.floor(after / k) - ri) * placeI + ((after % k) - rj) * placeJ;
          next[moved]! += chance * table[(ri * k + rj) * k * k + after]!;
        }
      }
      chances = next;
      if (i === 0 || j === 0) weight *= game.discount;
    }
  }
  return total / matchings.length;
}

/** The best of all deterministic ways to act, climbed one row at a time from every constant one: best found. */
function bestResponse(game: Game, fixed: Policy, payoff: (policy: Policy) => number): number {
  const decisions = decisionsOf(game);
  const open = openChoices(decisions, "action");
  const width = decisions.width.action;
  const tabled = (choices: readonly number[]): Policy => {
    const action = new Float64Array(choices.length * width);
    for (const [row, choice] of choices.entries()) action[row * width + choice] = 1;
    return definePolicy(game, action, fixed.assessment);
  };
  let most = Number.NEGATIVE_INFINITY;
  for (let start = 0; start < width; start++) {
    const choices = Array.from(open, (count) => Math.min(start, count - 1));
    let best = payoff(tabled(choices));
    for (let improved = true; improved; ) {
      improved = false;
      for (const [row, count] of open.entries()) {
        for (let choice = 0; choice < count; choice++) {
          const tried = choices.with(row, choice);
          const worth = payoff(tabled(tried));
          if (worth <= best + 1e-12) continue;
          best = worth;
          choices[row] = choice;
          improved = true;
        }
      }
    }
    most = Math.max(most, best);
  }
  return most;
}

test.each(
  Object.keys(settings).flatMap((name) => (["joint", "anchored"] as const).map((belief) => [name, belief] as const)),
)("%s with the belief %s: 99 % of the best that was found", async (name, belief) => {
  const { game, learner = 0, action, assessment } = settings[name]!;
  const residents = definePopulation([{ count: game.agents - 1, action, assessment }], game);
  const environment = createEnvironment(game, residents, { learner });
  const fixed = definePolicy(
    game,
    ruleTable("action", () => 0, game),
    ruleTable("assessment", assessment, game),
  );
  const trainer = await createTrainer(environment, { belief, optimize: "action", fixed, episodes: 8 });
  for (let iteration = 0; iteration < ITERATIONS; iteration++) trainer.step();
  const own = gameSeenBy(game, learner);
  expect(environment.game.classes).toEqual(own.classes);
  const random = createRandom(1);
  const matchings = Array.from({ length: MATCHINGS }, () => drawMatching(own, random));
  const payoff = (policy: Policy) => exactReturn(own, policy, residents[0]!, matchings);
  const policy = trainer.policy();
  trainer.dispose();
  const best = bestResponse(own, fixed, payoff);
  expect(payoff(policy)).toBeGreaterThan(0.99 * best);
});
