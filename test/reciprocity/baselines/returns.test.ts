/** Returns and advantages by their definitions, the clipped objective decision by decision, and a critic that learns values. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine } from "../../../src/autodiff/index.js";
import { createRandom } from "../../../src/game/index.js";
import { everyDecision, tally } from "../../../src/reciprocity/baselines/actor.js";
import { Critic } from "../../../src/reciprocity/baselines/critic.js";
import { centredRanks } from "../../../src/reciprocity/baselines/evolution-strategies.js";
import { clipped } from "../../../src/reciprocity/baselines/ppo.js";
import { type Trajectories, weightsOf } from "../../../src/reciprocity/baselines/process.js";
import { advantages, normalised, returnsToGo } from "../../../src/reciprocity/baselines/returns.js";
import { expectNear } from "../slopes.js";
import { chain } from "./processes.js";

const anyEpisodes = fc.array(
  fc.array(
    fc.record({
      step: fc.integer({ min: 0, max: 3 }),
      fade: fc.constantFrom(1, 1, 0.5, 0.9),
      payoff: fc.integer({ min: -5, max: 5 }),
      value: fc.integer({ min: -5, max: 5 }),
    }),
    { maxLength: 8 },
  ),
  { minLength: 1, maxLength: 3 },
);

function trajectoriesOf(
  episodes: readonly (readonly { step: number; fade: number; payoff: number }[])[],
): Trajectories {
  const all = episodes.flat();
  let start = 0;
  return {
    starts: Int32Array.from([0, ...episodes.map(({ length }) => (start += length))]),
    head: new Uint8Array(all.length),
    context: new Int32Array(all.length),
    choice: new Uint8Array(all.length),
    time: Int32Array.from(
      episodes.flatMap((episode) => {
        let time = 0;
        return episode.map(({ step }) => (time += step));
      }),
    ),
    fade: Float64Array.from(all, ({ fade }) => fade),
    payoff: Float64Array.from(all, ({ payoff }) => payoff),
    seen: new Float32Array(0),
    total: new Float64Array(episodes.length),
    meetings: new Int32Array(episodes.length),
    earned: new Float64Array(episodes.length),
    weight: new Float64Array(episodes.length),
    encounters: 0,
  };
}

/** What a later decision counts beside an earlier one of its episode. */
function faded({ fade }: Trajectories, at: number, later: number): number {
  return fade.subarray(at + 1, later + 1).reduce((product, each) => product * each, 1);
}

const discounts = fc.constantFrom(0, 0.5, 0.9, 1);

test("returns to go: all later payoffs of the episode, discounted by the time between and as the game counts them", () => {
  fc.assert(
    fc.property(anyEpisodes, discounts, (episodes, discount) => {
      const trajectories = trajectoriesOf(episodes);
      const { starts, time, payoff } = trajectories;
      const wanted: number[] = [];
      for (let episode = 0; episode < episodes.length; episode++) {
        for (let at = starts[episode]!; at < starts[episode + 1]!; at++) {
          let sum = 0;
          for (let later = at; later < starts[episode + 1]!; later++) {
            sum += faded(trajectories, at, later) * discount ** (time[later]! - time[at]!) * payoff[later]!;
          }
          wanted.push(sum);
        }
      }
      expectNear(returnsToGo(trajectories, discount), wanted, 1e-12);
    }),
  );
});

test("advantages: errors of the values, faded; with lambda 1 the return less the value, with 0 the next error", () => {
  fc.assert(
    fc.property(anyEpisodes, discounts, discounts, (episodes, discount, lambda) => {
      const trajectories = trajectoriesOf(episodes);
      const { starts, time, fade, payoff } = trajectories;
      const values = episodes.flat().map(({ value }) => value);
      const found = advantages(trajectories, values, discount, lambda);
      const wanted: number[] = [];
      for (let episode = 0; episode < episodes.length; episode++) {
        const end = starts[episode + 1]!;
        const error = (at: number) =>
          payoff[at]! +
          (at + 1 < end ? fade[at + 1]! * discount ** (time[at + 1]! - time[at]!) * values[at + 1]! : 0) -
          values[at]!;
        for (let at = starts[episode]!; at < end; at++) {
          let sum = 0;
          for (let later = at; later < end; later++) {
            sum +=
              faded(trajectories, at, later) *
              discount ** (time[later]! - time[at]!) *
              lambda ** (later - at) *
              error(later);
          }
          wanted.push(sum);
        }
      }
      expectNear(found.advantages, wanted, 1e-9);
      expectNear(
        found.targets,
        wanted.map((advantage, at) => advantage + values[at]!),
        1e-9,
      );
      if (lambda === 1) expectNear(found.targets, returnsToGo(trajectories, discount), 1e-9);
    }),
  );
});

test("what a decision counts is the product of what fades before it in its episode", () => {
  fc.assert(
    fc.property(anyEpisodes, (episodes) => {
      const wanted = episodes.flatMap((episode) => {
        let weight = 1;
        return episode.map(({ fade }) => (weight *= fade));
      });
      expect([...weightsOf(trajectoriesOf(episodes))]).toEqual(wanted);
    }),
  );
});

test("normalised: mean 0, variance 1, order kept; equal numbers become 0", () => {
  const numbers = normalised(Float64Array.of(1, 5, 2, 2));
  expect(numbers.reduce((sum, number) => sum + number, 0)).toBeCloseTo(0, 9);
  expect(numbers.reduce((sum, number) => sum + number * number, 0) / 4).toBeCloseTo(1, 6);
  expect(numbers[1]).toBeGreaterThan(numbers[2]!);
  expect([...normalised(Float64Array.of(3, 3))]).toEqual([0, 0]);
});

test("ranks from -1/2 to 1/2, shared by equals", () => {
  expect(centredRanks([3, 1, 100])).toEqual([0, -0.5, 0.5]);
  expect(centredRanks([2, 2, 2, 2])).toEqual([0, 0, 0, 0]);
  expectNear(centredRanks([1, 4, 4, 9]), [-0.5, 0, 0, 0.5], 1e-12);
});

test("the clipped objective of sums by sign is that of the decisions one by one", async () => {
  const engine = await createEngine({ dtype: "f64" });
  const random = createRandom(3);
  const process = chain(0.1);
  const trajectories = process.play([Float64Array.of(0.4, 0.6), Float64Array.of(0.3, 0.7, 0.6, 0.4)], 40, random);
  const worth = Float64Array.from({ length: trajectories.starts.at(-1)! }, () => 4 * random.uniform() - 2);
  const all = everyDecision(trajectories);
  const gains = tally(process.heads, trajectories, all, (at) => Math.max(0, worth[at]!));
  const losses = tally(process.heads, trajectories, all, (at) => Math.min(0, worth[at]!));
  for (const head of [0, 1]) {
    const { contexts, choices } = process.heads[head]!;
    const drawn = () => Array.from({ length: contexts * choices }, () => Math.log(0.2 + 0.6 * random.uniform()));
    const [now, before] = [drawn(), drawn()];
    let wanted = 0;
    for (const at of all) {
      if (trajectories.head[at] !== head) continue;
      const place = trajectories.context[at]! * choices + trajectories.choice[at]!;
      const ratio = Math.exp(now[place]! - before[place]!);
      wanted += Math.min(ratio * worth[at]!, Math.min(Math.max(ratio, 0.8), 1.2) * worth[at]!);
    }
    const tape = engine.tape();
    const table = (numbers: ArrayLike<number>) => tape.constant(numbers, [contexts, choices]);
    const objective = clipped(table(now), table(before), table(gains[head]!), table(losses[head]!), 0.2);
    expect(objective.item()).toBeCloseTo(wanted, 9);
    tape.dispose();
  }
});

test("the clipped objective at its corners: no more to gain beyond 1 + clip, nor beyond 1 - clip, but all the way back", async () => {
  const engine = await createEngine({ dtype: "f64" });
  const at = (ratio: number, advantage: number) => {
    const tape = engine.tape();
    const scores = tape.input([1, 1], { gradient: true });
    scores.set([Math.log(ratio)]);
    const constant = (number: number) => tape.constant([number], [1, 1]);
    const gains = constant(Math.max(0, advantage));
    const objective = clipped(scores, constant(0), gains, constant(Math.min(0, advantage)), 0.2);
    tape.forward();
    tape.backward(objective);
    // By the ratio itself, whose derivative by its logarithm it is.
    const found = [objective.item(), scores.gradient()[0]! / ratio];
    tape.dispose();
    return found;
  };
  expectNear(at(1, 2), [2, 2], 1e-9);
  expectNear(at(1.19, 2), [2.38, 2], 1e-9);
  expectNear(at(1.21, 2), [2.4, 0], 1e-9);
  expectNear(at(0.5, 2), [1, 2], 1e-9);
  expectNear(at(1, -2), [-2, -2], 1e-9);
  expectNear(at(0.81, -2), [-1.62, -2], 1e-9);
  expectNear(at(0.79, -2), [-1.6, 0], 1e-9);
  expectNear(at(1.5, -2), [-3, -2], 1e-9);
});

test("a critic comes to know what a policy of the chain is worth at each of its places, in batches of any size up to its own", async () => {
  const engine = await createEngine();
  const process = chain();
  const tables = [Float64Array.of(0.5, 0.5), Float64Array.of(0.5, 0.5, 0.2, 0.8)];
  const critic = new Critic(engine, { seen: 3, hidden: [16], seed: 1, rate: 0.02 }, 256);
  const random = createRandom(1);
  for (let batch = 0; batch < 40; batch++) {
    const trajectories = process.play(tables, batch % 2 === 0 ? 64 : 64 + batch, random);
    const all = everyDecision(trajectories);
    critic.fit(trajectories.seen, all, returnsToGo(trajectories, 1), 20);
  }
  const places = Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
  expectNear(critic.values(places, 3), [0.5 * 0.3 + 0.5 * 0.8, 0, 0.8], 0.08);
  critic.dispose();
});
