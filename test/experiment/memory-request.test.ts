/** Requests that memory cannot hold: what is said to fit does, and more does not. With small memories, so that it is quick. */
import { describe, expect, test } from "vitest";
import { MemoryLimitError } from "../../src/autodiff/index.js";
import {
  defineSetting,
  mergeConfigurations,
  type PartialConfiguration,
  RequestError,
  resolveConfiguration,
} from "../../src/experiment/index.js";
import { largestThatFits, withinMemory } from "../../src/experiment/memory-request.js";
import { startTrainer } from "../../src/experiment/training.js";
import { createArena } from "../../src/reciprocity/index.js";

const MB = 2 ** 20;
const residents = (count: number) => [{ count, norm: "L6" }];

/** Whether a first iteration has room. */
async function fits(file: PartialConfiguration, memoryLimit: number): Promise<boolean> {
  const configuration = resolveConfiguration({ file });
  const setting = defineSetting(configuration);
  const { game, residents } = setting;
  const arena = createArena(setting.arena.actions, { game, residents, memoryLimit });
  try {
    const run = await startTrainer({ ...setting, arena }, configuration);
    run.step();
    run.dispose();
    return true;
  } catch (error) {
    if (error instanceof MemoryLimitError) return false;
    throw error;
  }
}

const changes: Readonly<Record<string, (value: number) => PartialConfiguration>> = {
  "game.rounds": (rounds) => ({ game: { rounds } }),
  "training.episodes": (episodes) => ({ training: { episodes } }),
  residents: (count) => ({ residents: residents(count) }),
  "game.reputations": (reputations) => ({ game: { reputations } }),
  "game.actions": (actions) => ({ game: { actions } }),
  "learner.hidden": (width) => ({ learner: { hidden: [width, width] } }),
};

const cases: readonly (readonly [what: string, megabytes: number, request: PartialConfiguration])[] = [
  ["many rounds", 64, { game: { rounds: 20_000 }, residents: residents(8), training: { episodes: 1 } }],
  ["the exact belief", 64, { residents: residents(11), training: { episodes: 60, belief: "joint" } }],
  ["wide networks", 16, { residents: residents(8), learner: { hidden: [1024, 1024] }, training: { episodes: 1 } }],
  ["many residents", 16, { residents: residents(4000), training: { episodes: 1, belief: "mean-field" } }],
  ["a method without a belief", 16, { game: { rounds: 20_000 }, residents: residents(8), training: { method: "ppo" } }],
  [
    "many reputations",
    32,
    { game: { reputations: 32, rounds: 2 }, residents: residents(1), training: { episodes: 1 } },
  ],
  [
    "many actions",
    4,
    { game: { reputations: 4, actions: 64, rounds: 2 }, residents: residents(8), training: { episodes: 1 } },
  ],
  [
    "continuous donations",
    16,
    { game: { rounds: 4_000, actions: "continuous" }, residents: residents(8), training: { episodes: 4 } },
  ],
];

describe("what fits into memory", () => {
  test.each(cases)("%s", async (_what, megabytes, request) => {
    const limit = megabytes * MB;
    expect(await fits(request, limit)).toBe(false);
    const most = await largestThatFits(resolveConfiguration({ file: request }), limit, startTrainer);
    const { field, value } = most!;
    const withValue = (other: number) => fits(mergeConfigurations(request, changes[field]!(other)), limit);
    expect(await withValue(value)).toBe(true);
    expect(await withValue(Math.ceil(1.4 * value))).toBe(false);
  });

  test("is not told where nothing is wrong, and other errors stay what they are", async () => {
    const configuration = resolveConfiguration({ preset: "l6" });
    expect(await withinMemory(configuration, startTrainer, async () => 3)).toBe(3);
    const fault = new RangeError("a fault");
    const failing = withinMemory(configuration, startTrainer, () => Promise.reject(fault));
    await expect(failing).rejects.toBe(fault);
  });

  test("is told in one line, with the field, what it got and what it takes", async () => {
    const limit = 16 * MB;
    const configuration = resolveConfiguration({
      file: { residents: residents(4000), training: { episodes: 1, belief: "mean-field" } },
    });
    const failing = withinMemory(configuration, startTrainer, () =>
      Promise.reject(new MemoryLimitError(1000, limit, 0, limit)),
    );
    await expect(failing).rejects.toThrow(RequestError);
    await expect(failing).rejects.toThrow(
      /^residents: got 4000, takes at most \d+ with all else as it is: the engine's memory of 16 MB holds no more$/,
    );
  });

  test("where no field alone is enough, all are named", async () => {
    const failing = withinMemory(resolveConfiguration({ preset: "l6" }), startTrainer, () =>
      Promise.reject(new MemoryLimitError(1000, 1 << 18, 0, 1 << 18)),
    );
    await expect(failing).rejects.toThrow(
      /^training: got more than fits, takes fewer rounds, episodes, residents, reputations or actions, or narrower/,
    );
  });
});
