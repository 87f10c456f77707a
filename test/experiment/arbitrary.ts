/** Random configurations, complete and valid. */
import fc from "fast-check";
import { beliefs, type Configuration, halves, methods, methodsWithBelief } from "../../src/experiment/index.js";
import { actionRules, norms, type ResidentGroup } from "../../src/game/index.js";

const probability = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const amount = fc.oneof(fc.constant(0), fc.double({ min: 1e-12, max: 1e12, noNaN: true }));
const bits = (length: number) =>
  fc.array(fc.constantFrom("0", "1"), { minLength: length, maxLength: length }).map((each) => each.join(""));
const action = fc.oneof(fc.constantFrom(...Object.keys(actionRules), ...Object.keys(norms)), bits(4));
const assessment = fc.oneof(fc.constantFrom(...Object.keys(norms)), bits(8));
const count = fc.integer({ min: 1, max: 5 });

const group: fc.Arbitrary<ResidentGroup> = fc.oneof(
  fc.record({ count, norm: fc.constantFrom(...Object.keys(norms)) }),
  fc.record({ count, action, assessment }),
  fc.record({ count, norm: fc.constantFrom(...Object.keys(norms)), action }),
);

const training = fc
  .record(
    {
      method: fc.constantFrom(...methods),
      iterations: fc.integer({ min: 1, max: 1000 }),
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

export const anyConfiguration: fc.Arbitrary<Configuration> = fc.record(
  {
    game: fc.record(
      {
        benefit: amount,
        cost: amount,
        // Few enough for any matching: there are at least two agents.
        rounds: fc.constant(1),
        matching: fc.constantFrom("random" as const, "direct" as const, "indirect" as const),
        reputations: fc.constant(2),
        actions: fc.constantFrom("discrete" as const, "continuous" as const),
        encounter: fc.constantFrom("mutual" as const, "one-way" as const),
        initialReputation: probability,
        executionError: probability,
        executionErrorKind: fc.constantFrom("symmetric" as const, "one-sided" as const),
        assessmentError: probability,
      },
      { noNullPrototype: true },
    ),
    residents: fc.array(group, { minLength: 1, maxLength: 4 }),
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
