/** Every network of a learner takes steps by its width: what holds for one method holds for all that are compared with it. */
import { expect, test, vi } from "vitest";
import { createEngine, type Tape } from "../../src/autodiff/index.js";
import { defineGame, definePopulation } from "../../src/game/index.js";
import { createMethod, methodNames, methods } from "../../src/reciprocity/index.js";

const game = defineGame({ agents: 5, rounds: 4 });
const residents = definePopulation([{ count: 4, norm: "L6" }]);

/** Shares of the step size on all tapes of a method's making, by the size of their networks' hidden layers. */
async function ratesOf(method: (typeof methodNames)[number], hidden: readonly number[]): Promise<number[]> {
  const tapes: Tape[] = [];
  const engine = await createEngine();
  const prototype = Object.getPrototypeOf(engine) as typeof engine;
  const made = prototype.tape;
  const spy = vi.spyOn(prototype, "tape").mockImplementation(function (this: typeof engine) {
    const tape = made.call(this);
    tapes.push(tape);
    return tape;
  });
  try {
    const run = await createMethod(method, { game, residents }, { hidden, episodes: 2 });
    const rates = tapes.flatMap((tape) => tape.rates);
    run.dispose();
    return rates;
  } finally {
    spy.mockRestore();
  }
}

/** A step size is of networks, but for that of logits in a table. */
const withNetworks = methodNames.filter((name) => "rate" in methods[name].defaults && name !== "natural-gradient");

test.each(withNetworks)("of %s", async (method) => {
  expect(new Set(await ratesOf(method, [16]))).toEqual(new Set([1]));
  const wide = await ratesOf(method, [64, 64]);
  // A policy for actions and one for signals, in each of which two layers follow wide ones; critics have such layers, too.
  const critics = "criticRate" in methods[method].defaults ? 1 : 0;
  expect(wide.filter((rate) => rate === 0.25)).toHaveLength(2 * (2 + critics));
});
