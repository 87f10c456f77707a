/** The donation game as a decision process: what is read from records, and that score functions average to the gradient. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/autodiff/index.js";
import {
  allocateRecords,
  createRandom,
  defineGame,
  drawMatching,
  type Game,
  learnerPayoff,
  NO_ACTION,
  type Policy,
  type PublicRecords,
  play,
} from "../../../src/game/index.js";
import { Actor } from "../../../src/reciprocity/baselines/actor.js";
import { DonationProcess, type View } from "../../../src/reciprocity/baselines/donation-process.js";
import { payoffOf } from "../../../src/reciprocity/baselines/process.js";
import { returnsToGo } from "../../../src/reciprocity/baselines/returns.js";
import type { Optimize } from "../../../src/reciprocity/index.js";
import { anyTrial, innerPolicy, played } from "../arbitrary.js";
import { withErrors } from "../reference-encounter.js";
import { exactTotal } from "../reference-joint.js";
import { betweenOutcomes, expectNear, slopesOf } from "../slopes.js";

const halves = ["action", "signal", "joint"] as const;

function processOf(game: Game, optimize: Optimize, view: View = "none"): DonationProcess {
  const never = () => {
    throw new Error("reads what was played");
  };
  return new DonationProcess(game, never, { optimize, fixed: innerPolicy(game, 1), view });
}

interface Seen {
  readonly round: number;
  readonly acts: boolean;
  readonly context: number;
  readonly choice: number;
  /** Paid after it, before the next one. */
  paid: number;
}

/** The decisions of one episode, from the words of the game: act, be paid, judge. */
function decisionsOf(records: PublicRecords, episode: number, optimize: Optimize): Seen[] {
  const { game, rounds, pairs } = records;
  const { reputations: k, actions: a, benefit, cost } = game;
  const decisions: Seen[] = [];
  for (let round = 0; round < rounds; round++) {
    for (let pair = 0; pair < pairs; pair++) {
      const at = (episode * rounds + round) * pairs + pair;
      const sides = [
        [records.first, records.reputationFirst, records.actionFirst, records.signalFirst],
        [records.second, records.reputationSecond, records.actionSecond, records.signalSecond],
      ] as const;
      const mine = sides.findIndex(([agent]) => agent[at] === 0);
      if (mine < 0) continue;
      const [, ownReputation, ownAction] = sides[mine]!;
      const [, otherReputation, otherAction, saidOfOther] = sides[1 - mine]!;
      const [own, other] = [ownReputation[at]!, otherReputation[at]!];
      const [given, received] = [ownAction[at]!, otherAction[at]!];
      if (given !== NO_ACTION && optimize !== "signal") {
        decisions.push({ round, acts: true, context: own * k + other, choice: given, paid: 0 });
      }
      const last = decisions.at(-1);
      if (last !== undefined) {
        if (received !== NO_ACTION) last.paid += (benefit * received) / (a - 1);
        if (given !== NO_ACTION) last.paid -= (cost * given) / (a - 1);
      }
      if (received !== NO_ACTION && optimize !== "action") {
        const context = (other * k + own) * a + received;
        decisions.push({ round, acts: false, context, choice: saidOfOther[at]!, paid: 0 });
      }
    }
  }
  return decisions;
}

test("decisions, what they were paid, and what the episodes were worth", () => {
  const trials = anyTrial({ outcomes: [2, 3], agents: [2, 6], rounds: [1, 6] });
  fc.assert(
    fc.property(trials, fc.constantFrom(...halves), (trial, optimize) => {
      const records = played(trial, 3);
      const { game } = trial;
      const trajectories = processOf(game, optimize).read(records);
      const unit = Math.max(game.benefit, game.cost) || 1;
      for (let episode = 0; episode < 3; episode++) {
        const wanted = decisionsOf(records, episode, optimize);
        const from = trajectories.starts[episode]!;
        const read = wanted.map((_, at) => ({
          round: trajectories.time[from + at]!,
          acts: optimize === "joint" ? trajectories.head[from + at] === 0 : optimize === "action",
          context: trajectories.context[from + at]!,
          choice: trajectories.choice[from + at]!,
        }));
        expect(trajectories.starts[episode + 1]! - from).toBe(wanted.length);
        expect(read).toEqual(wanted.map(({ paid, ...rest }) => rest));
        const paid = trajectories.payoff.subarray(from, from + wanted.length);
        expectNear(
          paid,
          wanted.map((decision) => decision.paid / unit),
          1e-12,
        );
      }
      const { mean, standardError, encounters } = learnerPayoff(records);
      expect([...trajectories.meetings]).toEqual([...encounters]);
      if (encounters.some((count) => count > 0)) {
        const payoff = payoffOf([trajectories]);
        expectNear([payoff.payoff, payoff.payoffStandardError], [mean, standardError], 1e-9);
      }
      expect(trajectories.encounters).toBe(records.first.length);
    }),
    { numRuns: 200 },
  );
});

test("what the critics see: the context, the actions once they are known, the time, and everybody's reputation", () => {
  const trials = anyTrial({ outcomes: [2, 3], agents: [2, 6], rounds: [1, 6] });
  fc.assert(
    fc.property(trials, (trial) => {
      const records = played(trial, 2);
      const { game } = trial;
      const { agents, reputations: k, actions: a, rounds } = game;
      const process = processOf(game, "joint", "public");
      const { seen, head, context, starts, time } = process.read(records);
      const own = processOf(game, "joint", "own");
      const ownSeen = own.read(records).seen;
      for (let at = 0; at < starts.at(-1)!; at++) {
        const row = seen.subarray(at * process.seen, (at + 1) * process.seen);
        // The public view goes on where the own one ends.
        expect([...row.subarray(0, own.seen)]).toEqual([...ownSeen.subarray(at * own.seen, (at + 1) * own.seen)]);
        const oneHot = (from: number, width: number) => [...row.subarray(from, from + width)].indexOf(1);
        const judges = oneHot(0, 2) === 1;
        expect(judges).toBe(head[at] === 1);
        const self = oneHot(2, k);
        const partner = oneHot(2 + k, k);
        const received = oneHot(2 + 2 * k + a, a);
        expect(context[at]).toBe(judges ? (partner * k + self) * a + received : self * k + partner);
        if (!judges) expect(row.subarray(2 + 2 * k, 2 + 2 * k + 2 * a).some(Boolean)).toBe(false);
        expect(row[own.seen - 1]).toBeCloseTo((rounds - time[at]!) / rounds, 6);
        const episode = at < starts[1]! ? 0 : 1;
        for (let agent = 1; agent < agents; agent++) {
          const from = own.seen + (agent - 1) * (k + 1);
          const next = entering(records, episode, time[at]!, agent);
          if (next !== undefined) expect(oneHot(from, k), `agent ${agent}`).toBe(next);
          const here = partnerIn(records, episode, time[at]!);
          expect(row[from + k]).toBe(Number(agent === here));
        }
      }
    }),
    { numRuns: 60 },
  );
});

/** The reputation with which an agent enters its next encounter, or that it was given in its last. */
function entering(records: PublicRecords, episode: number, round: number, agent: number): number | undefined {
  const size = records.rounds * records.pairs;
  let last: number | undefined;
  for (let at = episode * size; at < (episode + 1) * size; at++) {
    const isFirst = records.first[at] === agent;
    if (!isFirst && records.second[at] !== agent) continue;
    const before = isFirst ? records.reputationFirst[at]! : records.reputationSecond[at]!;
    if (at >= episode * size + round * records.pairs) return before;
    last = isFirst ? records.signalFirst[at]! : records.signalSecond[at]!;
  }
  return last;
}

function partnerIn({ first, second, rounds, pairs }: PublicRecords, episode: number, round: number): number {
  const start = (episode * rounds + round) * pairs;
  for (let at = start; at < start + pairs; at++)
    if (first[at] === 0 || second[at] === 0) return first[at]! + second[at]!;
  return -1;
}

describe("score functions, weighted by what followed, average to the exact gradient", () => {
  const EPISODES = 40_000;
  const settings = [
    { agents: 2, rounds: 3, matching: "direct" },
    { agents: 3, rounds: 3, matching: "random", encounter: "one-way" },
    { agents: 4, rounds: 2, matching: "random", executionError: 0.2, assessmentError: 0.1 },
    { agents: 3, rounds: 3, matching: "random", reputations: 3, actions: 3, initialReputation: [0.2, 0.3, 0.5] },
    { agents: 2, rounds: 3, matching: "direct", executionError: 0.3, executionErrorKind: "one-sided" },
  ] as const satisfies readonly Partial<Game>[];

  test.each(settings)("%o", (setting) => {
    const game = defineGame(setting);
    const { actions: a, reputations: k } = game;
    const policies = Array.from({ length: game.agents }, (_, agent) => withErrors(game, innerPolicy(game, agent + 1)));
    const [own, ...others] = policies;
    const matching = drawMatching(game, createRandom(5)).slice();
    const exact = slopesOf(game, own!, (policy) => exactTotal(game, [policy, ...others], matching));
    const records = allocateRecords(game, EPISODES);
    play(game, policies, createRandom(7), records, new Array(EPISODES).fill(matching));
    const trajectories = processOf(game, "joint").read(records);
    const worth = returnsToGo(trajectories, 1);
    const unit = Math.max(game.benefit, game.cost);
    const tables = [own!.action, own!.assessment];
    const widths = [a, k];
    const sums = tables.map(({ length }) => new Float64Array(length));
    const squares = tables.map(({ length }) => new Float64Array(length));
    for (let episode = 0; episode < EPISODES; episode++) {
      const once = tables.map(({ length }) => new Float64Array(length));
      for (let at = trajectories.starts[episode]!; at < trajectories.starts[episode + 1]!; at++) {
        const head = trajectories.head[at]!;
        const place = trajectories.context[at]! * widths[head]! + trajectories.choice[at]!;
        once[head]![place]! += (unit * worth[at]!) / tables[head]![place]!;
      }
      const between = betweenOutcomes(game, { action: once[0]!, assessment: once[1]! });
      for (const [head, slopes] of [between.action, between.assessment].entries()) {
        for (const [place, slope] of slopes.entries()) {
          sums[head]![place]! += slope / EPISODES;
          squares[head]![place]! += (slope * slope) / EPISODES;
        }
      }
    }
    for (const [head, wanted] of [exact.action, exact.assessment].entries()) {
      for (const [place, slope] of wanted.entries()) {
        const error = Math.sqrt(squares[head]![place]! / EPISODES);
        expect(Math.abs(sums[head]![place]! - slope), `${head} [${place}]`).toBeLessThan(5 * error + 1e-9);
      }
    }
  });
});

test("what an actor differentiates is the policy as others see it", async () => {
  const engine = await createEngine({ dtype: "f64" });
  for (const executionErrorKind of ["symmetric", "one-sided"] as const) {
    for (const outcomes of [2, 3]) {
      const initialReputation = new Array<number>(outcomes).fill(1 / outcomes);
      const shape = { reputations: outcomes, actions: outcomes, initialReputation };
      const game = defineGame({ ...shape, executionErrorKind, executionError: 0.2, assessmentError: 0.1 });
      const process = processOf(game, "joint");
      const tape = engine.tape();
      const actor = new Actor(tape, process.heads, [5], 3);
      const wanted = withErrors(game, process.policyOf(actor.tables()));
      const [action, assessment] = actor.scores.map((scores) => [...scores.value()].map(Math.exp));
      expectNear(action!, wanted.action, 1e-9);
      expectNear(assessment!, wanted.assessment, 1e-9);
      tape.dispose();
    }
  }
});

test("the half that is not learned is the one that was given", () => {
  const game = defineGame();
  const fixed: Policy = innerPolicy(game, 4);
  const tables = { action: innerPolicy(game, 5).action, assessment: innerPolicy(game, 5).assessment };
  const of = (optimize: Optimize) => new DonationProcess(game, () => allocateRecords(game, 1), { optimize, fixed });
  expect(of("action").policyOf([tables.action])).toEqual({ ...fixed, action: tables.action });
  expect(of("signal").policyOf([tables.assessment])).toEqual({ ...fixed, assessment: tables.assessment });
  expect(of("joint").policyOf([tables.action, tables.assessment])).toEqual(tables);
});
