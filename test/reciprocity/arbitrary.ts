/** Random games and societies for the property tests of this folder. */
import fc from "fast-check";
import {
  allocateRecords,
  createRandom,
  defineGame,
  drawMatching,
  type Game,
  type Matching,
  mostIndirectRounds,
  type Policy,
  type PublicRecords,
  play,
} from "../../src/game/index.js";
import { policies as anyPolicy } from "../../src/testing/index.js";

/** A game, everybody's policy as performed (agent 0 first), and a seed for whatever is drawn. */
export interface Trial {
  readonly game: Game;
  readonly policies: readonly Policy[];
  readonly seed: number;
}

export interface TrialLimits {
  /** K and A. */
  readonly outcomes?: readonly [least: number, most: number];
  readonly agents: readonly [least: number, most: number];
  readonly rounds: readonly [least: number, most: number];
  /** Encounters of all agents in an episode. */
  readonly encounters?: number;
  readonly matchings?: readonly Game["matching"][];
}

export function anyTrial({
  outcomes = [2, 2],
  agents,
  rounds,
  encounters,
  matchings,
}: TrialLimits): fc.Arbitrary<Trial> {
  return fc
    .record({
      reputations: fc.integer({ min: outcomes[0], max: outcomes[1] }),
      actions: fc.integer({ min: outcomes[0], max: outcomes[1] }),
      agents: fc.integer({ min: agents[0], max: agents[1] }),
      rounds: fc.integer({ min: rounds[0], max: rounds[1] }),
      matching: fc.constantFrom(...(matchings ?? (["random", "direct", "indirect"] as const))),
      encounter: fc.constantFrom("mutual" as const, "one-way" as const),
      benefit: fc.integer({ min: 0, max: 5 }),
      cost: fc.integer({ min: 0, max: 3 }),
      seed: fc.nat(),
    })
    .chain(({ seed, ...drawn }) => {
      const fits = Math.floor((encounters ?? Number.POSITIVE_INFINITY) / Math.floor(drawn.agents / 2));
      const most = drawn.matching === "indirect" ? Math.min(fits, mostIndirectRounds(drawn.agents)) : fits;
      const shape = { ...drawn, rounds: Math.min(drawn.rounds, most) };
      const start = fc.array(fc.integer({ min: 0, max: 8 }), {
        minLength: shape.reputations,
        maxLength: shape.reputations,
      });
      return fc.record({
        game: start.map((weights) => {
          const sum = weights.reduce((total, weight) => total + weight, 0);
          const initialReputation = weights.map((weight) => (sum === 0 ? 1 / weights.length : weight / sum));
          return defineGame({ ...shape, initialReputation });
        }),
        policies: fc.array(anyPolicy(shape), { minLength: shape.agents, maxLength: shape.agents }),
        seed: fc.constant(seed),
      });
    });
}

/** Played episodes, of these matchings where given. */
export function played(
  { game, policies, seed }: Trial,
  episodes: number,
  matchings?: readonly Matching[],
): PublicRecords {
  const records = allocateRecords(game, episodes);
  play(game, policies, createRandom(seed), records, matchings);
  return records;
}

export function drawn({ game, seed }: Pick<Trial, "game" | "seed">, count: number): Matching[] {
  const random = createRandom(seed + 1);
  return Array.from({ length: count }, () => drawMatching(game, random));
}

/** A policy drawn without corners: every chance lies between 0.1 and 0.9 for two outcomes. */
export function innerPolicy(
  { reputations: k, actions: a }: Pick<Game, "reputations" | "actions">,
  seed: number,
): Policy {
  const random = createRandom(seed);
  const rows = (count: number, width: number) =>
    Float64Array.from(
      Array.from({ length: count }, () => {
        const row = Array.from({ length: width }, () => 0.1 + 0.8 * random.uniform());
        const sum = row.reduce((total, weight) => total + weight, 0);
        return row.map((weight) => weight / sum);
      }).flat(),
    );
  return { action: rows(k * k, a), assessment: rows(k * k * a, k) };
}

/** Who meets whom, of each episode in the records. */
export function matchingsOf({ first, second, episodes }: PublicRecords): Matching[] {
  const length = first.length / episodes;
  return Array.from({ length: episodes }, (_, episode) =>
    Int32Array.from({ length: 2 * length }, (_, at) => (at % 2 === 0 ? first : second)[episode * length + (at >> 1)]!),
  );
}
