/** The anchored belief of a learner that sees more than the two reputations, against everything that can happen one by one. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  defineGame,
  defineSituated,
  type Game,
  type Policy,
  type Sight,
  type SituatedPolicy,
  Situations,
  sights,
} from "../../src/game/index.js";
import { createBelief } from "../../src/reciprocity/index.js";
import { anyTrial, innerPolicy, played, type Trial } from "./arbitrary.js";
import { onBelief } from "./on-belief.js";
import { situatedPayoff } from "./reference-situated.js";
import { expectNear, expectSlopes, slopesOf } from "./slopes.js";

/** A learner with a policy of its own in every situation. */
function situated(game: Game, sees: readonly Sight[], seed: number, sharp = false): SituatedPolicy {
  const situations = new Situations(game, sees);
  const each = Array.from({ length: situations.count }, (_, at) => innerPolicy(game, seed + at));
  const joined = (half: "action" | "assessment", width: number) => {
    const table = Float64Array.from(each.flatMap((policy) => Array.from(policy[half])));
    return sharp ? sharpened(table, width) : table;
  };
  const policy = defineSituated(
    game,
    situations,
    joined("action", game.actions),
    joined("assessment", game.reputations),
  );
  return policy as SituatedPolicy;
}

/** The likeliest choice in every context. */
function sharpened(table: Float64Array, width: number): Float64Array {
  return table.map((chance, at) => {
    const row = table.subarray(at - (at % width), at - (at % width) + width);
    return Number(row.indexOf(Math.max(...row)) === at % width && chance > 0);
  });
}

const anySight = fc.subarray([...sights], { minLength: 1 });

function expectReference(
  { game, policies, seed }: Trial,
  sees: readonly Sight[],
  horizon: number,
  { sharp = false, axes = game.agents, tolerance = 1e-9 } = {},
): void {
  const learner = situated(game, sees, seed % 1000, sharp);
  const others = policies
    .slice(1)
    .map(({ action, assessment }) =>
      sharp
        ? { action: sharpened(action, game.actions), assessment: sharpened(assessment, game.reputations) }
        : { action, assessment },
    );
  const all: Policy[] = [learner, ...others];
  const records = played({ game, policies: all, seed }, 2);
  const found = onBelief("anchored", game, all, records, { horizon, axes: Math.max(2, axes), carried: true });
  const payoff = (now: Policy) => situatedPayoff(game, all, now as SituatedPolicy, records, horizon);
  expectNear([found.payoff], [payoff(learner)], tolerance);
  expectSlopes(game, found, slopesOf(game, learner, payoff, 1), tolerance);
}

describe("payoff and slopes are those of enumerating what a decision leads to", () => {
  test("who the partner is, and the round", () => {
    const trial = anyTrial({ agents: [2, 4], rounds: [1, 4] });
    const seen = fc.subarray(["partner", "round"] as const, { minLength: 1 });
    fc.assert(
      fc.property(trial, seen, fc.integer({ min: 0, max: 4 }), (drawn, sees, horizon) =>
        expectReference(drawn, sees, horizon),
      ),
      { numRuns: 10 },
    );
  });

  test("of up to three reputations and actions", () => {
    const trial = anyTrial({ outcomes: [2, 3], agents: [2, 3], rounds: [1, 3] });
    fc.assert(
      fc.property(trial, (drawn) => expectReference(drawn, ["partner"], 2)),
      { numRuns: 6 },
    );
  });

  test("the last encounter, where the two stay together", () => {
    const trial = anyTrial({ agents: [2, 3], rounds: [1, 4], matchings: ["direct"] });
    fc.assert(
      fc.property(trial, anySight, fc.integer({ min: 0, max: 4 }), (drawn, sees, horizon) =>
        expectReference(drawn, [...new Set([...sees, "last" as const])], horizon, { axes: 2 }),
      ),
      { numRuns: 8 },
    );
  });

  test.each<[Sight[]]>([[["partner"]], [["round"]], [["last"]], [[...sights]]])(
    "%s, however wide the influence, where nothing is left to chance",
    (sees) => {
      const trial = anyTrial({ agents: [3, 4], rounds: [5, 8], matchings: ["random"] });
      fc.assert(
        fc.property(trial, (drawn) => expectReference(drawn, sees, drawn.game.rounds, { sharp: true, axes: 2 })),
        { numRuns: sees.length === 1 ? 25 : 3 },
      );
    },
  );
});

test("what is remembered makes outcomes of what is done: refused where these are too many, or not carried on", () => {
  const game = defineGame({ agents: 4, reputations: 6, actions: 6 });
  const situations = new Situations(game, ["last"]);
  const create = (carried: boolean, of = game) =>
    createBelief("anchored", of, 1, { horizon: 3, axes: 2, carried, situations });
  expect(() => create(true)).toThrow(
    'sees: got ["last"], takes no "last" with 6 reputations x 6 actions: at most 32 in a belief',
  );
  expect(() => create(false, defineGame({ agents: 4 }))).toThrow(
    'influence: got "cut", takes "carried" with last among what is seen',
  );
});
