/** Trainings that stop when they have settled, and that say so when they have not; and models that are wrong about the others. */
import { describe, expect, test } from "vitest";
import {
  defineSetting,
  type PartialConfiguration,
  resolveConfiguration,
  runTraining,
} from "../../src/experiment/index.js";
import { notesOn } from "../../src/experiment/notes.js";
import { predictionOf } from "../../src/experiment/prediction.js";
import { policyFromBits } from "../../src/game/index.js";

const train = (training: PartialConfiguration["training"], game: PartialConfiguration["game"] = {}) => {
  const file: PartialConfiguration = {
    game: { rounds: 8, matching: "direct", ...game },
    residents: [{ count: 4, norm: "L6" }],
    learner: { optimize: "action" },
    training: { iterations: 400, ...training },
  };
  return runTraining(resolveConfiguration({ file }));
};

describe("stops", () => {
  test("when it has settled, and is complete", async () => {
    const { result, metrics } = await train({});
    expect(result.settled).toBe(true);
    expect(result.complete).toBe(true);
    expect(result.iterations).toBeLessThan(400);
    expect(result.iterations).toBe(metrics.length);
    expect(result.gap).toBe(metrics.at(-1)!.gap);
    expect(notesOn(result, 400)).toEqual([]);
  });

  test("at the last iteration where that is asked for, settled or not", async () => {
    const { result } = await train({ until: "iterations", iterations: 120 });
    expect(result.iterations).toBe(120);
    expect(result.settled).toBe(true);
  });

  test("without having settled after too few, which is said", async () => {
    const { result } = await train({ iterations: 10 });
    expect(result.settled).toBe(false);
    expect(result.complete).toBe(true);
    expect(notesOn(result, 10)[0]).toMatch(/^Not settled after 10 iterations: to first order, .* more may help\.$/);
  });

  test("by what is seen of it, where a method cannot tell by itself", async () => {
    const { result } = await train({ method: "q-learning", until: "settled" });
    expect(result.gap).toBe(null);
    expect(result.influence).toBe(null);
    expect(result.iterations % 50).toBe(0);
    expect(result.settled).toBe(true);
  });
});

describe("what a model foretells", () => {
  const setting = defineSetting(
    resolveConfiguration({ file: { residents: [{ count: 4, action: "AllC", assessment: "L3" }] } }),
  );
  const learned = policyFromBits("0000", "11011101");

  test("is what is paid where the model is right, to the last draw", () => {
    const truth = new Array(4).fill(policyFromBits("1111", "11011101"));
    expect(predictionOf(setting, learned, truth, 1)).toMatchObject({ difference: 0, isOff: false });
  });

  test("is off where the others do something else, and that is said", async () => {
    const wrong = new Array(4).fill(policyFromBits("0000", "11011101"));
    const prediction = predictionOf(setting, learned, wrong, 1)!;
    expect(prediction.payoff).toBe(0);
    expect(prediction.difference).toBeCloseTo(5, 10);
    expect(prediction.isOff).toBe(true);
    const { result } = await train({ iterations: 10 });
    expect(notesOn({ ...result, prediction }, 10)).toContain(
      "The model of the others foretells a payoff of 0.000, but 5.000 was paid: it is wrong about them.",
    );
  });

  test("is unknown without a model", () => {
    expect(predictionOf(setting, learned, undefined, 1)).toBeUndefined();
  });
});
