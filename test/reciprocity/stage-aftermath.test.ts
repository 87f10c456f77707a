/** What the outcomes of decisions are worth in every stage game, against everything that can happen one by one. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decisionsOf,
  defineSituated,
  type Game,
  isSituated,
  openChoices,
  type Policy,
  type PublicRecords,
  type Sight,
  Situations,
  sights,
  situationsIn,
} from "../../src/game/index.js";
import { PairValue } from "../../src/reciprocity/pair-value.js";
import { followingOf } from "../../src/reciprocity/remembered.js";
import { played } from "./arbitrary.js";
import { tablesOf } from "./on-belief.js";
import { totalAfter } from "./reference-aftermath.js";
import { anchorsOf } from "./reference-anchored.js";
import { countedIn, exactPayoff } from "./reference-joint.js";
import { expectNear } from "./slopes.js";
import { anyStageGame, anyStageTrial, innerStagePolicy } from "./stage-trials.js";

/** A learner with a policy of its own in every situation, and the others. */
function societyOf(game: Game, sees: readonly Sight[], seed: number): Policy[] {
  const situations = new Situations(game, sees);
  const each = Array.from({ length: situations.count }, (_, at) => innerStagePolicy(game, seed + 1000 + at));
  const joined = (half: "action" | "assessment") => Float64Array.from(each.flatMap((policy) => [...policy[half]]));
  const learner = defineSituated(game, situations, joined("action"), joined("assessment"));
  return [learner, ...Array.from({ length: game.agents - 1 }, (_, at) => innerStagePolicy(game, seed + at))];
}

/** The likeliest choice in every context, so that nothing is left to chance. */
function decided(game: Game, policy: Policy): Policy {
  const decisions = decisionsOf(game);
  const sharpen = (half: "action" | "assessment") => {
    const width = decisions.width[half];
    const open = openChoices(decisions, half);
    const table = policy[half];
    const sharp = new Float64Array(table.length);
    for (let row = 0; row < table.length / width; row++) {
      const chances = table.subarray(row * width, row * width + open[row % open.length]!);
      if (chances.length > 0) sharp[row * width + chances.indexOf(Math.max(...chances))] = 1;
    }
    return sharp;
  };
  return { ...policy, action: sharpen("action"), assessment: sharpen("assessment") };
}

/** Every outcome of every decision in the records, and what is to come after it within so many rounds. */
function expectWorths(
  game: Game,
  policies: readonly Policy[],
  records: PublicRecords,
  horizon: number,
  tolerance: number,
): number {
  const { reputations: k, actions: a, stage, rounds } = game;
  const [learner] = policies as [Policy];
  const situations = isSituated(learner) ? new Situations(game, learner.sees) : undefined;
  const remembers = situations?.sees.includes("last") === true;
  const following = followingOf(game, situations);
  following.use(tablesOf(policies), situations && situationsIn(records, situations));
  let compared = 0;
  for (const anchor of anchorsOf(records)) {
    const start = Math.floor(anchor / records.pairs);
    const last = Math.min(horizon, rounds - 1 - (start % rounds));
    if (last === 0) continue;
    const worth = new Float64Array(remembers ? (a * k) ** 2 : k * k);
    following.follow(records, start, 0, last, worth);
    const role = records.first[anchor] === 0 ? 0 : 1;
    const isOpen = (action: number, of: 0 | 1) => action < stage.choices[of];
    const seen = [records.signalFirst[anchor]!, records.signalSecond[anchor]!];
    const has = (reputation: number, of: 0 | 1) => stage.judged[of] || reputation === seen[of];
    for (let outcome = 0; outcome < worth.length; outcome++) {
      const [mine, theirs] = remembers
        ? [Math.floor(outcome / (a * k)), outcome % (a * k)]
        : [Math.floor(outcome / k), outcome % k];
      const cameOut = {
        role,
        done: Math.floor(mine / k),
        own: mine % k,
        received: Math.floor(theirs / k),
        other: theirs % k,
      } as const;
      const other = (1 - role) as 0 | 1;
      // What cannot come of it is worth what it likes.
      if (!isOpen(cameOut.done, role) || !isOpen(cameOut.received, other)) continue;
      if (!has(cameOut.own, role) || !has(cameOut.other, other)) continue;
      const wanted = totalAfter(game, policies, records, anchor, cameOut, last);
      expectNear([worth[outcome]!], [wanted], tolerance, JSON.stringify(cameOut));
      compared += 1;
    }
  }
  return compared;
}

const anySights = fc.subarray([...sights]);

describe("where nothing is left to chance it is exact, however wide the influence", () => {
  test.each<[string, fc.Arbitrary<Sight[]>, number]>([
    ["to one who sees the two reputations", fc.constant([]), 100],
    ["to one who sees more", anySights, 60],
  ])("%s", (_, sees, numRuns) => {
    const kinds = { dependent: 0, fixed: 0, roundRobin: 0, groups: 0, discount: 0 };
    let compared = 0;
    fc.assert(
      fc.property(anyStageTrial({ agents: [2, 7], rounds: [2, 6], kinds: 3 }), sees, ({ game, seed }, seen) => {
        const remembers = seen.includes("last");
        fc.pre(!remembers || (game.agents <= 5 && game.reputations * game.actions <= 6));
        const policies = societyOf(game, seen, seed).map((policy) => decided(game, policy));
        compared += expectWorths(game, policies, played({ game, policies, seed }, 1), game.rounds, 1e-10);
        kinds.dependent += Number(decisionsOf(game).dependent);
        kinds.fixed += Number(game.seats === "fixed");
        kinds.roundRobin += Number(game.matching === "round-robin");
        kinds.groups += Number(game.groups !== undefined);
        kinds.discount += Number(game.discount < 1);
      }),
      { numRuns, seed: 5 },
    );
    for (const count of Object.values(kinds)) expect(count).toBeGreaterThan(5);
    expect(compared).toBeGreaterThan(400);
  });
});

describe("where much is left to chance it is exact", () => {
  test("in the next encounter", () => {
    let compared = 0;
    fc.assert(
      fc.property(anyStageTrial({ agents: [2, 6], rounds: [2, 4], kinds: 3 }), anySights, ({ game, seed }, sees) => {
        fc.pre(!sees.includes("last") || game.reputations * game.actions <= 4);
        const policies = societyOf(game, sees, seed);
        compared += expectWorths(game, policies, played({ game, policies, seed }, 1), 1, 1e-12);
      }),
      { numRuns: 60, seed: 6 },
    );
    expect(compared).toBeGreaterThan(400);
  });

  test("to one who remembers, and stays with its partner", () => {
    const trial = anyStageTrial({ agents: [2, 4], rounds: [2, 5], kinds: 2 });
    let compared = 0;
    fc.assert(
      fc.property(trial, anySights, ({ game, seed }, sees) => {
        fc.pre(game.matching === "direct" || game.agents === 2);
        const policies = societyOf(game, [...new Set([...sees, "last" as const])], seed);
        compared += expectWorths(game, policies, played({ game, policies, seed }, 1), game.rounds, 1e-10);
      }),
      { numRuns: 40, seed: 7 },
    );
    expect(compared).toBeGreaterThan(300);
  });
});

test("what two who stay together are to pay is the mean over who has which role of enumerating everything", () => {
  const anyPair = anyStageGame({ agents: [2, 2], rounds: [1, 3], kinds: 2 });
  const seats = new Set<string>();
  fc.assert(
    fc.property(anyPair, fc.nat(), (game, seed) => {
      fc.pre(game.matching === "direct");
      const policies = [innerStagePolicy(game, seed), innerStagePolicy(game, seed + 1)] as const;
      const found = new PairValue(game, new Situations(game, [])).total(1, policies[0], policies[1]);
      const roles = Array.from({ length: 2 ** game.rounds }, (_, number) =>
        Array.from({ length: game.rounds }, (_, round) => (number >> round) & 1),
      ).filter((sequence) => {
        if (game.seats === "fixed") return sequence.every((role) => role === game.classes![0]);
        return game.seats !== "alternating" || sequence.every((role, at) => at === 0 || role !== sequence[at - 1]);
      });
      const totals = roles.map((sequence) => {
        const matching = Int32Array.from(sequence.flatMap((role) => [role, 1 - role]));
        return countedIn(game, game.rounds) * exactPayoff(game, policies, [matching]);
      });
      expectNear([found], [totals.reduce((sum, total) => sum + total, 0) / totals.length], 1e-11);
      seats.add(game.seats);
    }),
    { numRuns: 40, seed: 8 },
  );
  expect([...seats].sort()).toEqual(["alternating", "drawn", "fixed", "symmetric"]);
});
