/** Learners that see more than the two reputations: how much that is worth, and that they go on where they were left. */
import { describe, expect, test } from "vitest";
import {
  defineGame,
  definePopulation,
  isSituated,
  type Sight,
  Situations,
  situationsIn,
} from "../../src/game/index.js";
import { ReputationProcess } from "../../src/reciprocity/baselines/reputation-process.js";
import {
  createEnvironment,
  createMethod,
  createOracle,
  createTrainer,
  methodNames,
  methodsWithoutSight,
} from "../../src/reciprocity/index.js";
import { visits } from "../../src/reciprocity/visits.js";
import { innerPolicy, played } from "./arbitrary.js";

const small = defineGame({ agents: 4, rounds: 5, executionError: 0.05 });
const three = definePopulation([
  { count: 2, norm: "L6" },
  { count: 1, action: "AllD", assessment: "L6" },
]);
const everything: readonly Sight[] = ["partner", "last", "round"];

test("who the partner is is worth 98 % of full information, where partners stay and are of two kinds", async () => {
  const residents = definePopulation([
    { count: 4, action: "HybridCoop", assessment: "L6" },
    { count: 4, action: "AllD", assessment: "L6" },
  ]);
  const game = defineGame({ agents: 9, matching: "direct" });
  const oracle = await createOracle(game, residents);
  for (const seed of [1, 2, 3]) {
    const trainer = await createTrainer(createEnvironment(game, residents), { sees: ["partner"], seed });
    for (let step = 0; step < 120; step++) trainer.step();
    const policy = trainer.policy();
    expect(oracle.evaluate(policy).payoff).toBeGreaterThan(0.98 * oracle.bound("joint", policy)!.payoff);
    trainer.dispose();
  }
});

describe("a learner that sees more", () => {
  test.each([[["partner"]], [["last"]], [["round"]], [everything]] as [Sight[]][])(
    "goes on bit for bit: %s",
    async (sees) => {
      for (const method of methodNames.filter((name) => !methodsWithoutSight.includes(name))) {
        const start = (checkpoint?: object) =>
          createMethod(method, { game: small, residents: three }, { sees, episodes: 2, seed: 4 }, checkpoint);
        const whole = await start();
        for (let step = 0; step < 2; step++) whole.step();
        const resumed = await start(JSON.parse(JSON.stringify(whole.checkpoint())));
        expect(resumed.policy(), method).toEqual(whole.policy());
        for (let step = 0; step < 2; step++) expect(resumed.step(), method).toEqual(whole.step());
        const policy = whole.policy();
        expect(resumed.policy(), method).toEqual(policy);
        expect(isSituated(policy) && policy.situations, method).toBe(new Situations(small, sees).count);
        whole.dispose();
        resumed.dispose();
      }
    },
  );

  test("an empty list is to see nothing: the same bits", async () => {
    const bits = async (options: { readonly sees?: readonly Sight[] }) => {
      const trainer = await createTrainer(createEnvironment(small, three), { episodes: 2, ...options });
      const steps = [trainer.step(), trainer.step()];
      const policy = trainer.policy();
      trainer.dispose();
      return { steps, policy };
    };
    expect(await bits({ sees: [] })).toEqual(await bits({}));
  });

  test("is refused with a belief that cannot hold it, and with methods that imagine less", async () => {
    const environment = createEnvironment(small, three);
    for (const belief of ["joint", "mean-field"] as const) {
      await expect(createTrainer(environment, { belief, sees: ["round"] })).rejects.toThrow(
        `sees: got ["round"], takes nothing with the belief ${belief}: only anchored can hold it`,
      );
    }
    await expect(createTrainer(environment, { sees: ["last"], influence: "cut" })).rejects.toThrow(
      'influence: got "cut", takes "carried" with last among what is seen',
    );
    for (const method of methodsWithoutSight) {
      await expect(createMethod(method, { game: small, residents: three }, { sees: ["last"] })).rejects.toThrow(
        `sees: got ["last"], takes nothing with ${method}`,
      );
    }
    await expect(createTrainer(environment, { sees: ["partner", "partner"] })).rejects.toThrow("each at most once");
  });
});

test("a learner by samples decides in the contexts of its situations", () => {
  const policies = Array.from({ length: 4 }, (_, seed) => innerPolicy(small, seed));
  for (const encounter of ["mutual", "one-way"] as const) {
    const game = defineGame({ agents: 4, rounds: 7, encounter });
    const records = played({ game, policies, seed: 2 }, 3);
    const situations = new Situations(game, everything);
    const found = situationsIn(records, situations);
    const never = () => {
      throw new Error("reads what was played");
    };
    const options = { optimize: "joint", fixed: policies[0]!, sees: everything, view: "own" } as const;
    const process = new ReputationProcess(game, never, options);
    const { head, context, time, starts, seen } = process.read(records);
    const counts = [new Float64Array(situations.count * 4), new Float64Array(situations.count * 8)];
    for (let episode = 0; episode < 3; episode++) {
      for (let at = starts[episode]!; at < starts[episode + 1]!; at++) {
        counts[head[at]!]![context[at]!]! += 1;
        const situation = found[episode * game.rounds + time[at]!]!;
        expect(Math.floor(context[at]! / (head[at] === 0 ? 4 : 8))).toBe(situation);
        // What a critic sees ends with what the policy sees more.
        const row = Array.from(seen.subarray(at * process.seen, (at + 1) * process.seen));
        const shown = row.slice(-situations.widths.reduce((sum, width) => sum + width, 0));
        const wanted = situations.parts(situation).flatMap((value, sight) => {
          return Array.from({ length: situations.widths[sight]! }, (_, one) => Number(one === value));
        });
        expect(shown).toEqual(wanted);
      }
    }
    const all = visits(records, situations);
    expect([Array.from(all.action), Array.from(all.assessment)]).toEqual(counts.map((each) => Array.from(each)));
    // What a network sees of two contexts differs exactly where their situations and reputations do.
    const [acting] = process.heads;
    const rows = Array.from({ length: acting!.contexts }, (_, at) =>
      acting!.features.slice(at * acting!.inputs, (at + 1) * acting!.inputs).join(),
    );
    expect(new Set(rows).size).toBe(acting!.contexts);
  }
});
