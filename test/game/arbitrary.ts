/** Random shapes, policies and games for the property tests of this folder. */
import fc from "fast-check";
import {
  createRandom,
  defineGame,
  definePolicy,
  defineStage,
  type Game,
  type Policy,
  type PolicyShape,
  ruleTable,
} from "../../src/game/index.js";

export const anyShape: fc.Arbitrary<PolicyShape> = fc.record({
  reputations: fc.integer({ min: 2, max: 4 }),
  actions: fc.integer({ min: 2, max: 4 }),
});

/** Rows of eighths: exact in binary, and 0 and 1 come up often. */
export function anyPolicy(shape: PolicyShape): fc.Arbitrary<Policy> {
  const { reputations, actions } = shape;
  const contexts = reputations * reputations;
  return fc
    .record({
      action: fc.array(anyRow(actions), { minLength: contexts, maxLength: contexts }),
      assessment: fc.array(anyRow(reputations), { minLength: contexts * actions, maxLength: contexts * actions }),
    })
    .map(({ action, assessment }) => definePolicy(shape, action.flat(), assessment.flat()));
}

function anyRow(width: number): fc.Arbitrary<number[]> {
  const cuts = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: width - 1, maxLength: width - 1 });
  return cuts.map((unsorted) => {
    const sorted = [0, ...unsorted.sort((one, other) => one - other), 8];
    return Array.from({ length: width }, (_, at) => (sorted[at + 1]! - sorted[at]!) / 8);
  });
}

/** Any kind of game without errors, small enough to play in no time. */
export const anyGame: fc.Arbitrary<Game> = fc
  .record({
    shape: anyShape,
    agents: fc.integer({ min: 2, max: 9 }),
    rounds: fc.integer({ min: 1, max: 12 }),
    matching: fc.constantFrom("random" as const, "direct" as const, "indirect" as const),
    encounter: fc.constantFrom("mutual" as const, "one-way" as const),
  })
  .map(({ shape, agents, rounds, matching, encounter }) => {
    const most = agents - 1 + (agents % 2);
    return defineGame({
      ...shape,
      agents,
      rounds: matching === "indirect" ? Math.min(rounds, most) : rounds,
      matching,
      encounter,
      initialReputation: Array.from({ length: shape.reputations }, () => 1 / shape.reputations),
    });
  });

/** Stage games of every kind, seats, matchings and groups. */
export const anyStageGame: fc.Arbitrary<Game> = fc
  .record({
    a: fc.integer({ min: 1, max: 3 }),
    b: fc.integer({ min: 2, max: 3 }),
    agents: fc.integer({ min: 2, max: 7 }),
    reputations: fc.integer({ min: 2, max: 3 }),
    order: fc.constantFrom("simultaneous" as const, "sequential" as const),
    judged: fc.constantFrom("both" as const, "first" as const, "second" as const),
    judgesSee: fc.constantFrom("subject" as const, "both" as const),
    seats: fc.constantFrom("drawn" as const, "alternating" as const, "fixed" as const),
    matching: fc.constantFrom("random" as const, "direct" as const, "indirect" as const, "round-robin" as const),
    grouped: fc.boolean(),
    discount: fc.constantFrom(1, 0.9),
  })
  .filter(({ seats, matching }) => seats !== "alternating" || matching === "direct" || matching === "round-robin")
  .map(({ a, b, order, judged, judgesSee, seats, matching, grouped, agents, ...rest }) =>
    defineGame({
      ...rest,
      agents,
      seats,
      matching,
      ...(matching !== "round-robin" && { rounds: Math.max(1, Math.min(3, Math.floor(agents / 2))) }),
      ...(grouped && { groups: Array.from({ length: agents }, (_, agent) => agent % 3) }),
      stage: defineStage({
        first: Array.from({ length: a }, (_, i) => Array.from({ length: b }, (_, j) => i - 2 * j + (i * j) / 3)),
        second: Array.from({ length: a }, (_, i) => Array.from({ length: b }, (_, j) => 2 * i + j * j)),
        order,
        judged,
        judgesSee,
      }),
    }),
  );

/** A policy with some chance of everything. */
export function randomPolicy(game: Game, seed: number): Policy {
  const random = createRandom(seed);
  const rows = (seen: { choices: number }) => {
    const weights = Array.from({ length: seen.choices }, () => 0.05 + random.uniform());
    const sum = weights.reduce((all, one) => all + one, 0);
    return weights.map((weight) => weight / sum);
  };
  return { action: ruleTable("action", rows, game), assessment: ruleTable("assessment", rows, game) };
}
