/** Every stage game as a decision process: contexts, choices and rewards against the rules of the game, and exact gradients of its return. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asPerformed,
  decisionsOf,
  defineGame,
  encounterTable,
  type Game,
  initialDistribution,
  NO_ACTION,
  type Policy,
  type PublicRecords,
  payoffTable,
  trust,
} from "../../../src/game/index.js";
import type { View } from "../../../src/reciprocity/baselines/critic-view.js";
import { objectiveOf, type Tables, weightsOf } from "../../../src/reciprocity/baselines/process.js";
import { ReputationProcess } from "../../../src/reciprocity/baselines/reputation-process.js";
import { returnsToGo } from "../../../src/reciprocity/baselines/returns.js";
import type { Optimize } from "../../../src/reciprocity/index.js";
import { expectNear } from "../slopes.js";
import { anyPolicy, recordsOf, stageGames, type Told, toldAt } from "../stage-games.js";

const never = () => {
  throw new Error("reads what was played");
};
const processOf = (game: Game, optimize: Optimize, view: View = "none") =>
  new ReputationProcess(game, never, { optimize, fixed: anyPolicy(game, 1), view });
const halves = fc.constantFrom("action" as const, "signal" as const, "joint" as const);
const policiesIn = (game: Game, seed: number): Policy[] =>
  Array.from({ length: game.agents }, (_, agent) => anyPolicy(game, seed + agent));

interface Step extends Told {
  readonly own: number;
  readonly round: number;
  paid: number;
}

/** What the learner decides in an episode, and what it is paid after each: every encounter counts as the game says, from the decision on. */
function stepsOf(records: PublicRecords, episode: number, optimize: Optimize): Step[] {
  const { game, rounds, pairs } = records;
  const steps: Step[] = [];
  let own = 0;
  for (let round = 0; round < rounds; round++) {
    for (let pair = 0; pair < pairs; pair++) {
      const at = (episode * rounds + round) * pairs + pair;
      const role = [records.first[at], records.second[at]].indexOf(0);
      if (role < 0) continue;
      const mine = toldAt(records, at).filter(({ agent }) => agent === 0);
      const add = (acts: boolean) => {
        const learned = optimize === "joint" || (optimize === "action") === acts;
        for (const told of mine) if (learned && told.acts === acts) steps.push({ ...told, own, round, paid: 0 });
      };
      add(true);
      const did = [records.actionFirst[at]!, records.actionSecond[at]!].map((one) => (one === NO_ACTION ? 0 : one));
      const last = steps.at(-1);
      const paid = game.stage.payoffs[role]![did[0]! * game.stage.choices[1] + did[1]!]!;
      if (last !== undefined) last.paid += game.discount ** (own - last.own) * paid;
      add(false);
      own += 1;
    }
  }
  return steps;
}

test("decisions, when they were made, and what was paid after them, discounted by own encounters", () => {
  fc.assert(
    fc.property(stageGames, halves, fc.nat(1000), (game, optimize, seed) => {
      const records = recordsOf(game, policiesIn(game, seed), 3, seed);
      const process = processOf(game, optimize);
      const found = process.read(records);
      const unit = Math.max(...game.stage.payoffs.flatMap((table) => [...table].map(Math.abs)));
      const weights = weightsOf(found);
      for (let episode = 0; episode < 3; episode++) {
        const wanted = stepsOf(records, episode, optimize);
        const from = found.starts[episode]!;
        expect(found.starts[episode + 1]! - from).toBe(wanted.length);
        for (const [at, step] of wanted.entries()) {
          const { half, role, start } = process.decided[found.head[from + at]!]!;
          expect([half === "action", role]).toEqual([step.acts, step.role]);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(found.context[from + at]).toBe(step.context);
          expect(found.choice[from + at]).toBe(step.choice);
          expect(found.time[from + at]).toBe(game.matching === "round-robin" ? step.own : step.round);
          expect(found.payoff[from + at]).toBeCloseTo(step.paid / unit, 9);
          expect(weights[from + at]).toBeCloseTo(game.discount ** step.own, 9);
        }
        const counted = Array.from({ length: found.meetings[episode]! }, (_, own) => game.discount ** own);
        expect(found.weight[episode]).toBeCloseTo(
          counted.reduce((sum, one) => sum + one, 0),
          9,
        );
      }
      expect(found.starts[3]).toBeLessThanOrEqual(3 * process.decisions);
    }),
    { numRuns: 150, seed: 3 },
  );
});

test("heads are the decisions that the learner's roles bring; what they choose becomes its policy, all else is as given", () => {
  fc.assert(
    fc.property(stageGames, halves, (game, optimize) => {
      const process = processOf(game, optimize);
      const tables: Tables = process.heads.map(({ contexts, choices }, head) =>
        Float64Array.from({ length: contexts * choices }, (_, at) => Number(at % choices === head % choices)),
      );
      const policy = process.policyOf(tables);
      const given = anyPolicy(game, 1);
      const { all, width } = decisionsOf(game);
      for (const decision of all) {
        const { half, role, start, contexts, choices } = decision;
        const isOwn = game.classes === undefined || game.classes[0] === role;
        const isLearned = optimize === "joint" || (optimize === "action") === (half === "action");
        const head = process.decided.indexOf(decision);
        expect(head >= 0).toBe(isOwn && isLearned);
        const size = width[half];
        for (let row = start; row < start + contexts; row++) {
          const found = [...policy[half].subarray(row * size, (row + 1) * size)];
          const wanted = found.map((_, choice) => Number(choice === head % choices && choice < choices));
          expect(found).toEqual(head >= 0 ? wanted : [...given[half].subarray(row * size, (row + 1) * size)]);
        }
        if (head < 0) continue;
        const { features, inputs, channel } = process.heads[head]!;
        // Every context looks different, and each of what is seen is told once.
        const rows = Array.from({ length: contexts }, (_, at) =>
          features.subarray(at * inputs, (at + 1) * inputs).join(),
        );
        expect(new Set(rows).size).toBe(contexts);
        for (const row of rows) expect(row.split("1").length - 1).toBe(decision.sees.length);
        // What is chosen for certain is performed as the channel says.
        if (channel === undefined) continue;
        const row = asPerformed(game, policy)[half].subarray(start * size, start * size + choices);
        const chosen = head % choices;
        expectNear(row, channel.subarray(chosen * choices, (chosen + 1) * choices), 1e-12);
      }
    }),
    { numRuns: 100, seed: 4 },
  );
});

test("critics see which decision it is, both reputations, what was done as far as it is known, and the time", () => {
  fc.assert(
    fc.property(stageGames, fc.nat(1000), (game, seed) => {
      const records = recordsOf(game, policiesIn(game, seed), 2, seed);
      const process = processOf(game, "joint", "own");
      const { seen, head, starts, context } = process.read(records);
      const { all } = decisionsOf(game);
      const { reputations: k, actions: a } = game;
      for (let at = 0; at < starts.at(-1)!; at++) {
        const row = seen.subarray(at * process.seen, (at + 1) * process.seen);
        const oneHot = (from: number, width: number) => [...row.subarray(from, from + width)].indexOf(1);
        const decision = process.decided[head[at]!]!;
        expect(oneHot(0, all.length)).toBe(all.indexOf(decision));
        const [self, partner] = [oneHot(all.length, k), oneHot(all.length + k, k)];
        const [did, received] = [oneHot(all.length + 2 * k, a), oneHot(all.length + 2 * k + a, a)];
        const kin = game.groups === undefined ? 0 : row[all.length + 2 * k + 2 * a + 1]!;
        const values = { kin, own: self, partner, subject: partner, judge: self };
        const acts = { partnerAction: received, subjectAction: Math.max(0, received), judgeAction: did };
        const told = { ...values, ...acts };
        const number = decision.sees.reduce((sum, factor, place) => sum * decision.sizes[place]! + told[factor], 0);
        expect(context[at]).toBe(number);
        if (decision.half === "action") expect(did).toBe(-1);
      }
    }),
    { numRuns: 60, seed: 5 },
  );
});

describe("scores weighted by discounted returns average to the slopes of the exact return", () => {
  const EPISODES = 20_000;
  const settings: Game[] = [
    defineGame({ stage: trust(1), agents: 2, matching: "direct", rounds: 3, seats: "fixed", discount: 0.7 }),
    defineGame({ stage: "dilemma", agents: 2, matching: "direct", rounds: 3, discount: 0.8, executionError: 0.1 }),
    defineGame({ stage: "market", agents: 2, matching: "direct", rounds: 3, discount: 0.6 }),
  ];

  /** The learner has role 0 in all encounters, or roles are alike. */
  function exactReturn(game: Game, own: Policy, other: Policy): number {
    const k = game.reputations;
    const start = initialDistribution(game);
    let state = Float64Array.from({ length: k * k }, (_, at) => start[Math.floor(at / k)]! * start[at % k]!);
    const step = encounterTable(game, own, other);
    const paid = payoffTable(game, own, other, 0);
    let sum = 0;
    for (let round = 0, weight = 1; round < game.rounds; round++, weight *= game.discount) {
      const now = state;
      sum += weight * now.reduce((all, chance, at) => all + chance * paid[at]!, 0);
      state = now.map((_, to) => now.reduce((all, chance, at) => all + chance * step[at * k * k + to]!, 0));
    }
    return sum;
  }

  // Some 50 slopes, each off by more than 5 standard errors in one seed of 1.7 million.
  test.each(settings)("$stage.name", (game) => {
    const [own, other] = policiesIn(game, 3).map((policy) => asPerformed(game, policy)) as [Policy, Policy];
    const plain = defineGame({ ...game, executionError: 0 });
    const records = recordsOf(plain, [own, other], EPISODES, 9);
    const process = processOf(plain, "joint");
    const found = process.read(records);
    const worth = returnsToGo(found, 1);
    const weights = weightsOf(found);
    const unit = Math.max(...game.stage.payoffs.flatMap((table) => [...table].map(Math.abs)));
    expect(objectiveOf(found)).toBeCloseTo(
      found.earned.reduce((sum, one) => sum + one, 0) / found.weight.reduce((sum, one) => sum + one, 0),
      9,
    );
    const { width } = decisionsOf(game);
    for (const [head, { half, start, contexts, choices }] of process.decided.entries()) {
      for (let row = start; row < start + contexts; row++) {
        for (let choice = 1; choice < choices; choice++) {
          const [first, one] = [row * width[half], row * width[half] + choice];
          const moved = (by: number) => {
            const table = own[half].slice();
            table[one]! += by;
            table[first]! -= by;
            return exactReturn(plain, { ...own, [half]: table }, other);
          };
          const slope = (moved(0.01) - moved(-0.01)) / 0.02;
          const curvature = Math.abs(moved(0.01) + moved(-0.01) - 2 * moved(0));
          let sum = 0;
          let squares = 0;
          for (let episode = 0; episode < EPISODES; episode++) {
            let score = 0;
            for (let at = found.starts[episode]!; at < found.starts[episode + 1]!; at++) {
              if (found.head[at] !== head || found.context[at] !== row - start) continue;
              const made = found.choice[at];
              if (made !== choice && made !== 0) continue;
              const sign = made === choice ? 1 / own[half][one]! : -1 / own[half][first]!;
              score += sign * weights[at]! * worth[at]! * unit;
            }
            sum += score;
            squares += score * score;
          }
          const error = Math.sqrt(squares) / EPISODES;
          expect(Math.abs(sum / EPISODES - slope), `${half} ${row} ${choice}`).toBeLessThan(
            5 * error + curvature + 1e-3,
          );
        }
      }
    }
  });
});
