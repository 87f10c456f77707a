/** Random stage games of every kind, and who plays them, for the property tests of this folder. */
import fc from "fast-check";
import {
  createRandom,
  decisionsOf,
  defineGame,
  defineStage,
  type Game,
  type Half,
  openChoices,
  type Policy,
  pairsOf,
} from "../../src/game/index.js";
import type { Trial } from "./arbitrary.js";

export interface StageLimits {
  readonly agents: readonly [least: number, most: number];
  readonly rounds: readonly [least: number, most: number];
  /** Most reputations, and most actions of a role. */
  readonly kinds: number;
}

/** Any order, seats, judges, matching, groups and discount. */
export function anyStageGame({ agents, rounds, kinds }: StageLimits): fc.Arbitrary<Game> {
  return fc
    .record({
      choices: fc.tuple(fc.integer({ min: 1, max: kinds }), fc.integer({ min: 1, max: kinds })),
      amounts: fc.array(fc.integer({ min: -3, max: 5 }), {
        minLength: 2 * kinds * kinds,
        maxLength: 2 * kinds * kinds,
      }),
      order: fc.constantFrom("simultaneous" as const, "sequential" as const),
      judged: fc.constantFrom("both" as const, "first" as const, "second" as const),
      judgesSee: fc.constantFrom("subject" as const, "both" as const),
      isMirrored: fc.boolean(),
      isSum: fc.boolean(),
      seats: fc.constantFrom("drawn" as const, "alternating" as const, "fixed" as const),
      matching: fc.constantFrom("random" as const, "direct" as const, "indirect" as const, "round-robin" as const),
      agents: fc.integer({ min: agents[0], max: agents[1] }),
      rounds: fc.integer({ min: rounds[0], max: rounds[1] }),
      reputations: fc.integer({ min: 2, max: kinds }),
      discount: fc.constantFrom(1, 1, 0.9, 0.5),
      hasGroups: fc.boolean(),
      isSecond: fc.boolean(),
    })
    .map((drawn) => {
      const { amounts, isMirrored, isSum, isSecond } = drawn;
      // Where roles are alike both are judged and act at once.
      const choices = isMirrored ? [Math.max(2, drawn.choices[0]), Math.max(2, drawn.choices[0])] : drawn.choices;
      const [a0, a1] = Math.max(...choices) < 2 ? [2, 1] : (choices as [number, number]);
      const table = (from: number) =>
        Array.from({ length: a0 }, (_, i) =>
          Array.from({ length: a1 }, (_, j) =>
            isSum ? amounts[from + i]! + amounts[from + kinds + j]! : amounts[from + i * a1 + j]!,
          ),
        );
      const roles = isMirrored
        ? ({ judged: "both" } as const)
        : ({ second: table(kinds * kinds), judged: drawn.judged, order: drawn.order } as const);
      const stage = defineStage({ first: table(0), judgesSee: drawn.judgesSee, ...roles });
      const canAlternate = drawn.matching === "direct" || drawn.matching === "round-robin";
      const seats = isMirrored ? "symmetric" : drawn.seats === "alternating" && !canAlternate ? "drawn" : drawn.seats;
      const classes =
        seats === "fixed" ? Array.from({ length: drawn.agents }, (_, at) => (at + Number(isSecond)) % 2) : undefined;
      const half = Math.floor(drawn.agents / 2);
      const most = drawn.matching === "indirect" ? Math.max(1, half) : drawn.rounds;
      return defineGame({
        stage,
        seats,
        agents: drawn.agents,
        matching: drawn.matching,
        rounds:
          drawn.matching === "round-robin" ? pairsOf({ agents: drawn.agents, classes }) : Math.min(drawn.rounds, most),
        reputations: drawn.reputations,
        discount: drawn.discount,
        ...(classes !== undefined && { classes }),
        ...(drawn.hasGroups && { groups: Array.from({ length: drawn.agents }, (_, at) => at % 2) }),
      });
    });
}

export function anyStageTrial(limits: StageLimits): fc.Arbitrary<Trial> {
  return fc.tuple(anyStageGame(limits), fc.nat()).map(([game, seed]) => ({
    game,
    seed,
    policies: Array.from({ length: game.agents }, (_, agent) => innerStagePolicy(game, seed + 31 * agent)),
  }));
}

/** A policy without corners, but for some rows. */
export function innerStagePolicy(game: Game, seed: number): Policy {
  const random = createRandom(seed);
  const decisions = decisionsOf(game);
  const table = (half: Half) => {
    const width = decisions.width[half];
    const open = openChoices(decisions, half);
    const rows = new Float64Array(open.length * width);
    for (const [row, choices] of open.entries()) {
      const weights = Array.from({ length: choices }, () => 0.1 + random.uniform());
      const sum = weights.reduce((total, weight) => total + weight, 0);
      for (const [choice, weight] of weights.entries()) rows[row * width + choice] = weight / sum;
    }
    return rows;
  };
  return { action: table("action"), assessment: table("assessment") };
}
