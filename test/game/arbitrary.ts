/** Random shapes, policies and games for the property tests of this folder. */
import fc from "fast-check";
import { defineGame, definePolicy, type Game, type Policy, type PolicyShape } from "../../src/game/index.js";

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
