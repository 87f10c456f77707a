/** What comes of decisions in the donation game, to the last bit: digests that were made before other stage games were played. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createEngine } from "../../src/autodiff/index.js";
import {
  createRandom,
  defineGame,
  defineSituated,
  type Game,
  type GameOptions,
  type Policy,
  type Sight,
  Situations,
  situationsIn,
} from "../../src/game/index.js";
import { followingOf } from "../../src/reciprocity/remembered.js";
import { SampledReturns } from "../../src/reciprocity/sampled-returns.js";
import { visits } from "../../src/reciprocity/visits.js";
import { innerPolicy, played } from "./arbitrary.js";
import { OnBelief, tablesOf } from "./on-belief.js";
import { anchorsOf } from "./reference-anchored.js";

const settings: readonly GameOptions[] = (["mutual", "one-way"] as const).flatMap((encounter) => [
  { encounter, agents: 9, rounds: 12 },
  { encounter, agents: 6, rounds: 8, benefit: 3, cost: 1, matching: "direct" },
  { encounter, agents: 7, rounds: 6, matching: "indirect" },
  { encounter, agents: 5, rounds: 6, reputations: 3 },
  { encounter, agents: 4, rounds: 5, reputations: 5 },
]);

/** A policy for each agent; the learner's in every situation. */
function societyOf(game: Game, sees: readonly Sight[]): Policy[] {
  const situations = new Situations(game, sees);
  const own = Array.from({ length: situations.count }, (_, at) => innerPolicy(game, 100 + at));
  const joined = (half: "action" | "assessment") => Float64Array.from(own.flatMap((policy) => [...policy[half]]));
  const learner = defineSituated(game, situations, joined("action"), joined("assessment"));
  return [learner, ...Array.from({ length: game.agents - 1 }, (_, agent) => innerPolicy(game, agent))];
}

/** The first half of the SHA-256 of the numbers; a zero has no sign here. */
function digestOf(numbers: readonly ArrayLike<number>[]): string {
  const hash = createHash("sha256");
  for (const list of numbers) hash.update(new Uint8Array(Float64Array.from(list, (number) => number + 0).buffer));
  return hash.digest("hex").slice(0, 32);
}

function worthsOf(options: GameOptions, sees: readonly Sight[]): Float64Array[] {
  const game = defineGame(options);
  const policies = societyOf(game, sees);
  const records = played({ game, policies, seed: 5 }, 2);
  const situations = sees.length === 0 ? undefined : new Situations(game, sees);
  const following = followingOf(game, situations);
  following.use(tablesOf(policies), situations && situationsIn(records, situations));
  return anchorsOf(records).map((anchor) => {
    const start = Math.floor(anchor / records.pairs);
    const cells = sees.includes("last") ? (game.actions * game.reputations) ** 2 : game.reputations ** 2;
    const worth = new Float64Array(cells);
    following.follow(records, start, 0, game.rounds - 1 - (start % game.rounds), worth);
    return worth;
  });
}

describe("the donation game has the bits it had", () => {
  test("what outcomes are worth", () => {
    expect(digestOf(settings.flatMap((options) => worthsOf(options, [])))).toBe("377a9d2cde8c842f60db1e1bc16a1520");
  });

  test("among so many that judgements are not kept", () => {
    expect(digestOf(worthsOf({ agents: 300, rounds: 9 }, []))).toBe("bb038cf0088e13ed2e34505204525c5a");
  });

  test.each<[Sight[], string]>([
    [["partner"], "7fcea317e7dbeed3206745280c90c028"],
    [["round"], "579d882ed1ee66dec14ff284d5eb31be"],
    [["last"], "0dbd53cd6e2a36d48e3e375f36e01b73"],
    [["partner", "last", "round"], "45c3d5a7523fd80baba39e5efc5367c3"],
  ])("to a learner that sees %j", (sees, digest) => {
    const few = settings.filter(({ reputations }) => reputations === undefined);
    expect(digestOf(few.flatMap((options) => worthsOf(options, sees)))).toBe(digest);
  });

  test("the mean field and its gradient, in single precision", async () => {
    const engine = await createEngine();
    const found = settings.flatMap((options) => {
      const game = defineGame(options);
      const policies = societyOf(game, []);
      const run = new OnBelief("mean-field", game, policies, 2, undefined, engine);
      const { payoff, action, assessment } = run.run(played({ game, policies, seed: 6 }, 2));
      run.dispose();
      return [[payoff], action, assessment];
    });
    expect(digestOf(found)).toBe("16bfca018b42336e7c84ea7b6a6c7855");
  });

  test("returns that are sampled", async () => {
    const engine = await createEngine();
    const found = settings.flatMap((options) => {
      const game = defineGame({ ...options, executionError: 0.1 });
      const policies = societyOf(game, []);
      const returns = new SampledReturns(game, {
        optimize: "joint",
        fixed: policies[0]!,
        exploration: 0.2,
        discount: 0.9,
        imagined: 4,
      });
      const tape = engine.tape();
      const { action, assessment } = tablesOf(policies);
      const { agents, reputations: k, actions: a } = game;
      const society = {
        action: tape.parameter([agents, k * k, a], { init: action }),
        assessment: tape.parameter([agents, k * k * a, k], { init: assessment }),
      };
      const payoff = returns.record(tape, () => society);
      returns.load({ policies: { action, assessment }, random: createRandom(3) });
      tape.forward();
      tape.backward(payoff);
      const all = [[payoff.item()], society.action.gradient(), society.assessment.gradient()].map((list) => [...list]);
      tape.dispose();
      return all;
    });
    expect(digestOf(found)).toBe("dd99d019c140cec6ed8a81093a15a75a");
  });

  test("visits", () => {
    const found = settings.flatMap((options) => {
      const game = defineGame(options);
      const sees = ["partner", "last"] as const;
      const policies = societyOf(game, sees);
      const { action, assessment } = visits(played({ game, policies, seed: 7 }, 3), new Situations(game, sees));
      return [action, assessment];
    });
    expect(digestOf(found)).toBe("d4860ff65b9a61f0093c4c1f84de737b");
  });
});
