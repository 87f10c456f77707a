/** Random configurations, complete and valid. */

import fc from "fast-check";
import { shapeOf } from "../../src/experiment/configuration.js";
import { beliefs, type Configuration, type GameConfiguration, halves } from "../../src/experiment/index.js";
import { actionRules, norms, type PolicyShape, type ResidentGroup, type Rule } from "../../src/game/index.js";
import { methodNames, methodsWithBelief } from "../../src/reciprocity/index.js";

const probability = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const amount = fc.oneof(fc.constant(0), fc.double({ min: 1e-12, max: 1e12, noNaN: true }));
const count = fc.integer({ min: 1, max: 5 });

/** A rule of so many contexts in any of the ways to write it. */
function ruleOf(names: readonly string[], contexts: number, outcomes: number): fc.Arbitrary<Rule> {
  const list = <Item>(each: fc.Arbitrary<Item>) => fc.array(each, { minLength: contexts, maxLength: contexts });
  const choice = fc.integer({ min: 0, max: outcomes - 1 });
  const row = choice.map((sure) =>
    Array.from({ length: outcomes }, (_, at) => Number(at === sure) / 2 + 0.5 / outcomes),
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...names) },
    list(choice).map((choices) => choices.join("")),
    list(choice),
    list(row),
  );
}

function rulesOf({ reputations: k, actions: a }: PolicyShape) {
  const actions = [...Object.keys(actionRules), ...Object.keys(norms)];
  return { action: ruleOf(actions, k * k, a), assessment: ruleOf(Object.keys(norms), k * k * a, k) };
}

function groupOf(shape: PolicyShape): fc.Arbitrary<ResidentGroup> {
  const { action, assessment } = rulesOf(shape);
  return fc.oneof(
    fc.record({ count, norm: fc.constantFrom(...Object.keys(norms)) }),
    fc.record({ count, action, assessment }),
    fc.record({ count, norm: fc.constantFrom(...Object.keys(norms)), action }),
  );
}

/** Binary more often than not. */
const kinds = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ reputations: 2, actions: "discrete" as const }) },
  fc.constant({ reputations: 2, actions: "continuous" as const }),
  fc.record(
    { reputations: fc.integer({ min: 2, max: 4 }), actions: fc.integer({ min: 3, max: 4 }) },
    { noNullPrototype: true },
  ),
);

const training = fc
  .record(
    {
      method: fc.constantFrom(...methodNames),
      iterations: fc.integer({ min: 1, max: 1000 }),
      until: fc.constantFrom("settled" as const, "iterations" as const),
      episodes: fc.integer({ min: 1, max: 100 }),
      seed: fc.maxSafeNat().map((seed) => seed % 2 ** 52),
    },
    { noNullPrototype: true },
  )
  .chain((plain) => {
    if (!methodsWithBelief.includes(plain.method)) return fc.constant(plain);
    const horizon = fc.integer({ min: 1, max: 100 });
    return fc
      .tuple(fc.constantFrom(...beliefs), horizon)
      .map(([belief, rounds]) => ({ ...plain, belief, ...(belief === "anchored" && { horizon: rounds }) }));
  });

export const anyConfiguration: fc.Arbitrary<Configuration> = kinds.chain(configurationOf);

function configurationOf({ reputations, actions }: Pick<GameConfiguration, "reputations" | "actions">) {
  const shape = shapeOf({ reputations, actions });
  const { action, assessment } = rulesOf(shape);
  const even = new Array<number>(reputations).fill(1 / reputations);
  const initialReputation = actions === "continuous" ? probability : fc.oneof(probability, fc.constant(even));
  return fc.record(
    {
      game: fc.record(
        {
          benefit: amount,
          cost: amount,
          // Few enough for any matching: there are at least two agents.
          rounds: fc.constant(1),
          matching: fc.constantFrom("random" as const, "direct" as const, "indirect" as const),
          reputations: fc.constant(reputations),
          actions: fc.constant(actions),
          encounter: fc.constantFrom("mutual" as const, "one-way" as const),
          initialReputation,
          executionError: probability,
          executionErrorKind: fc.constantFrom("symmetric" as const, "one-sided" as const),
          assessmentError: probability,
        },
        { noNullPrototype: true },
      ),
      residents: fc.array(groupOf(shape), { minLength: 1, maxLength: 4 }),
      learner: fc.record(
        {
          optimize: fc.constantFrom(...halves),
          fixedAction: action,
          fixedAssessment: assessment,
          hidden: fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 3 }),
        },
        { noNullPrototype: true },
      ),
      training,
    },
    { noNullPrototype: true },
  );
}
