/** The gradient of whole episodes against central differences of simulated ones, both in double precision. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEngine, type Tape, type Tensor } from "../../../src/autodiff/index.js";
import {
  allocateContinuousRecords,
  type ContinuousPolicy,
  type ContinuousRecords,
  continuousAsPerformed,
  continuousPolicy,
  createRandom,
  defineGame,
  type Game,
  learnerPayoff,
  Multilinear,
  playContinuous,
  policyFromBits,
} from "../../../src/game/index.js";
import { ContinuousLearner } from "../../../src/reciprocity/continuous/learner.js";
import { type Perceptron, perceive } from "../../../src/reciprocity/continuous/perceptron.js";
import { Rollout } from "../../../src/reciprocity/continuous/rollout.js";
import { everybody, MultilinearOthers } from "../../../src/reciprocity/continuous/society.js";
import { anyTrial, innerPolicy } from "../arbitrary.js";

const engine = await createEngine({ dtype: "f64" });
const EPISODES = 2;
const STEP = 1e-5;

const anyGame = fc
  .record({
    trial: anyTrial({ agents: [2, 6], rounds: [1, 8] }),
    executionError: fc.constantFrom(0, 0.1),
    assessmentError: fc.constantFrom(0, 0.2),
    executionErrorKind: fc.constantFrom("symmetric" as const, "one-sided" as const),
  })
  .map(({ trial, ...errors }) => ({
    seed: trial.seed,
    game: defineGame({ ...trial.game, ...errors, initialReputation: 0.4 }),
  }));

function society(game: Game, seed: number): Multilinear[] {
  return Array.from({ length: game.agents }, (_, agent) => new Multilinear(innerPolicy(game, seed + agent)));
}

function playedBy(game: Game, everyone: readonly ContinuousPolicy[], seed: number): ContinuousRecords {
  const records = allocateContinuousRecords(game, EPISODES);
  const performed = everyone.map((policy) => continuousAsPerformed(game, policy));
  playContinuous(game, performed, createRandom(seed), records);
  return records;
}

/** The learner's mean payoff in the same episodes, played in double precision. */
function simulated(game: Game, everyone: readonly ContinuousPolicy[], records: ContinuousRecords): number {
  const performed = everyone.map((policy) => continuousAsPerformed(game, policy));
  const size = records.rounds * records.pairs;
  const isMutual = game.encounter === "mutual";
  let total = 0;
  let meetings = 0;
  let reputation = new Map<number, number>();
  for (let at = 0; at < records.first.length; at++) {
    if (at % size === 0) reputation = new Map();
    const [i, j] = [records.first[at]!, records.second[at]!];
    const ofI = reputation.get(i) ?? records.reputationFirst[at]!;
    const ofJ = reputation.get(j) ?? records.reputationSecond[at]!;
    const given = performed[i]!.donation(ofI, ofJ);
    const got = isMutual ? performed[j]!.donation(ofJ, ofI) : 0;
    reputation.set(i, performed[j]!.judgement(given, ofI, ofJ));
    reputation.set(j, isMutual ? performed[i]!.judgement(got, ofJ, ofI) : ofJ);
    if (i !== 0 && j !== 0) continue;
    meetings += 1;
    total += i === 0 ? game.benefit * got - game.cost * given : game.benefit * given - game.cost * got;
  }
  return meetings === 0 ? 0 : total / meetings;
}

/** Policies on a tape that are given by their corners, [agents, 4] and [agents, 8]. */
function corners(tape: Tape, policies: readonly Multilinear[]): { action: Tensor; assessment: Tensor } {
  const ones = (table: Float64Array) => [...table].filter((_, at) => at % 2 === 1);
  const action = tape.parameter([policies.length, 4], { init: "zeros" });
  const assessment = tape.parameter([policies.length, 8], { init: "zeros" });
  action.set(policies.flatMap((policy) => ones(policy.action)));
  assessment.set(policies.flatMap((policy) => ones(policy.assessment)));
  return { action, assessment };
}

const moved = (table: Float64Array, at: number, by: number) => {
  const next = Float64Array.from(table);
  next[2 * at]! -= by;
  next[2 * at + 1]! += by;
  return next;
};

describe("a rollout", () => {
  test("expects what is played, and its gradient is the difference that a corner makes", () => {
    fc.assert(
      fc.property(anyGame, ({ game: erring, seed }) => {
        // Errors are a part of what the others do, and of what a learner's networks are made into below.
        const game = defineGame({ ...erring, executionError: 0, assessmentError: 0 });
        const everyone = society(game, seed);
        const records = playedBy(game, everyone, seed);
        const tape = engine.tape();
        const all = corners(tape, everyone);
        const rollout = new Rollout(tape, game, new MultilinearOthers(all.action, all.assessment), EPISODES);
        rollout.load(records);
        tape.forward();
        expect(rollout.payoff.item()).toBeCloseTo(simulated(game, everyone, records), 10);
        const { mean } = learnerPayoff(records);
        if (Number.isFinite(mean)) expect(rollout.payoff.item()).toBeCloseTo(mean, 4);
        tape.backward(rollout.payoff);
        for (const half of ["action", "assessment"] as const) {
          const count = half === "action" ? 4 : 8;
          const gradient = all[half].gradient();
          for (let at = 0; at < count; at++) {
            const worth = (by: number) => {
              const learner = { ...everyone[0]!, [half]: moved(everyone[0]![half], at, by) };
              return simulated(game, [new Multilinear(learner), ...everyone.slice(1)], records);
            };
            expect(gradient[at]).toBeCloseTo((worth(STEP) - worth(-STEP)) / (2 * STEP), 6);
          }
        }
        tape.dispose();
      }),
      { numRuns: 40 },
    );
  });
});

describe("the learner", () => {
  const optimises = fc.constantFrom("action" as const, "signal" as const, "joint" as const);

  test("climbs along a constant slope of the logistic function, exact in all that it does to reputations", () => {
    fc.assert(
      fc.property(anyGame, optimises, fc.nat(1), ({ game, seed }, optimize, start) => {
        // What is said in the only round changes nothing any more.
        fc.pre(game.rounds > 1);
        const fixed = innerPolicy(game, seed + 99);
        const others = society(game, seed).slice(1);
        const tape = engine.tape();
        const learner = new ContinuousLearner(tape, game, { optimize, hidden: [3], seed, fixed }, start);
        const policy = learner.policy();
        const records = playedBy(game, [policy, ...others], seed);
        const performed = others.map((one) => continuousAsPerformed(game, one) as Multilinear);
        const rollout = new Rollout(
          tape,
          game,
          everybody(learner, MultilinearOthers.of(tape, performed), EPISODES),
          EPISODES,
        );
        rollout.load(records);
        tape.forward();
        expect(rollout.payoff.item()).toBeCloseTo(simulated(game, [policy, ...others], records), 8);
        tape.backward(rollout.payoff);
        const plain = learner.plain();
        const first = optimize === "signal" ? plain.assessment! : plain.action!;
        for (const [which, parameter] of tape.parameters.entries()) {
          const isAction = optimize === "action" || (optimize === "joint" && which < first.parameters.length);
          const network = isAction ? plain.action! : plain.assessment!;
          const number = isAction || optimize === "signal" ? which : which - first.parameters.length;
          const at = parameter.size - 1;
          const worth = (by: number) => {
            const parameters = network.parameters.map((values, each) =>
              Array.from(values, (value, place) => value + (each === number && place === at ? by : 0)),
            );
            const share = (inputs: readonly number[]) =>
              perceive(network, inputs) + (logit({ ...network, parameters }, inputs) - logit(network, inputs)) / 4;
            const changed = continuousPolicy(
              isAction ? (...inputs) => share(inputs) : policy.donation,
              isAction ? policy.judgement : (...inputs) => share(inputs),
            );
            return simulated(game, [changed, ...others], records);
          };
          expect(parameter.gradient()[at]).toBeCloseTo((worth(STEP) - worth(-STEP)) / (2 * STEP), 5);
        }
        tape.dispose();
      }),
      { numRuns: 40 },
    );
  });

  test("leaves the half that is given as it is", () => {
    const game = defineGame({ agents: 3 });
    const fixed = policyFromBits("0110", "10011101");
    const tape = engine.tape();
    const action = new ContinuousLearner(tape, game, { optimize: "action", hidden: [2], seed: 1, fixed }).policy();
    const signal = new ContinuousLearner(tape, game, { optimize: "signal", hidden: [2], seed: 1, fixed }).policy();
    expect([...action.assessment]).toEqual([...fixed.assessment]);
    expect([...signal.action]).toEqual([...fixed.action]);
    expect(Object.keys(action.networks)).toEqual(["action"]);
    expect(Object.keys(signal.networks)).toEqual(["assessment"]);
    tape.dispose();
  });
});

/** The logit of the network's share: taken from the share itself it would be lost where that is all but 1. */
function logit({ sizes, parameters }: Perceptron, inputs: readonly number[]): number {
  let values = [...inputs];
  for (let layer = 0; layer + 1 < sizes.length; layer++) {
    const width = sizes[layer + 1]!;
    const sums = Array.from({ length: width }, (_, unit) =>
      values.reduce((sum, value, from) => sum + value * parameters[2 * layer]![from * width + unit]!, 0),
    );
    const raw = sums.map((sum, unit) => sum + parameters[2 * layer + 1]![unit]!);
    values = layer + 2 === sizes.length ? raw : raw.map(Math.tanh);
  }
  return values[0]!;
}
