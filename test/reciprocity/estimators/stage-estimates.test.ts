/** Estimates in any stage game: by opponent and decision; what is closed has no chance, what an opponent never comes to no estimate. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine } from "../../../src/autodiff/index.js";
import {
  allAsPerformed,
  type Decision,
  decisionsOf,
  defineGame,
  type Game,
  type Policy,
} from "../../../src/game/index.js";
import { inputsOfHalf } from "../../../src/reciprocity/decision-inputs.js";
import { Estimators } from "../../../src/reciprocity/estimators/estimators.js";
import { Networks } from "../../../src/reciprocity/estimators/networks.js";
import { halves, tableShapes, tallyOf } from "../../../src/reciprocity/estimators/tally.js";
import { anyPolicy, named, recordsOf, stageGames, toldAt } from "../stage-games.js";

const engine = await createEngine();
const options = { hidden: [8], seed: 3, rate: 0.05 };
const policiesIn = (game: Game, seed: number): Policy[] =>
  Array.from({ length: game.agents }, (_, agent) => anyPolicy(game, seed + agent));

function decisionOf(game: Game, acts: boolean, role: number): Decision {
  const half = acts ? "action" : "assessment";
  return decisionsOf(game).all.find((decision) => decision.half === half && decision.role === role)!;
}

test("a tally is what the opponents were seen to do and to say, counted from the rules of the game", () => {
  fc.assert(
    fc.property(stageGames, fc.nat(1000), (game, seed) => {
      const records = recordsOf(game, policiesIn(game, seed), 3, seed);
      const tally = tallyOf(game, records);
      const shapes = tableShapes(game);
      const wanted = { action: [...tally.action].fill(0), assessment: [...tally.assessment].fill(0) };
      for (let at = 0; at < records.first.length; at++) {
        for (const { agent, role, acts, context, choice } of toldAt(records, at)) {
          if (agent === 0) continue;
          const half = acts ? "action" : "assessment";
          const { contexts, outcomes, met } = shapes[half];
          const row = (agent - 1) * contexts + decisionOf(game, acts, role).start + context;
          wanted[half][row * outcomes + choice]! += 1;
          expect(met[row]).toBe(1);
        }
      }
      expect({ action: [...tally.action], assessment: [...tally.assessment] }).toEqual(wanted);
    }),
    { numRuns: 60, seed: 1 },
  );
});

// Of some 10^4 chances in all, sound code is off by more than 5 standard errors in one seed of 200; the seeds are fixed.
test("estimates come to the true rows (5 standard errors, and one record); unseen stays unseen, closed stays closed", () => {
  let compared = 0;
  fc.assert(
    fc.property(stageGames, fc.nat(1000), (game, seed) => {
      const policies = policiesIn(game, seed);
      const performed = allAsPerformed(game, policies);
      const estimators = new Estimators(engine, game, options);
      for (const batch of [1, 2]) estimators.observe(recordsOf(game, policies, 100, seed + batch));
      const evidence = estimators.evidence();
      for (const half of halves) {
        const { contexts, outcomes, open, met } = tableShapes(game)[half];
        const { fromCounts } = estimators[half] as unknown as { readonly fromCounts: Float32Array };
        for (let opponent = 0; opponent < game.agents - 1; opponent++) {
          const { visits, upper, lower } = evidence[opponent]![half];
          for (let row = 0; row < contexts; row++) {
            const at = (opponent * contexts + row) * outcomes;
            let sum = 0;
            for (let choice = 0; choice < outcomes; choice++) {
              const found = fromCounts[at + choice]!;
              sum += found;
              const place = row * outcomes + choice;
              if (choice >= open[row]!) {
                expect([found, estimators[half].value()[at + choice], upper[place]]).toEqual([0, 0, 0]);
                continue;
              }
              if (visits[row] === 0) expect([lower[place], upper[place]]).toEqual([0, 1]);
              if (met[opponent * contexts + row] === 0) {
                expect(visits[row]).toBe(0);
                expect(found).toBeCloseTo(1 / open[row]!, 6);
              }
              if (visits[row]! < 20) continue;
              const truth = performed[opponent + 1]![half][place]!;
              const error = Math.sqrt((truth * (1 - truth)) / visits[row]!);
              expect(Math.abs(found - truth)).toBeLessThan(5 * error + 1 / (visits[row]! + 1));
              compared += 1;
            }
            expect(sum).toBeCloseTo(1, 5);
          }
        }
      }
      estimators.dispose();
    }),
    { numRuns: 25, seed: 2 },
  );
  expect(compared).toBeGreaterThan(1000);
});

test("whom one can meet as what: buyers do not sell, and nobody judges buyers", () => {
  const { action, assessment } = tableShapes(named.market!);
  // Agents by turns sell and buy; the learner sells. Sellers act in the first K^2 rows, buyers in the next.
  const rows = (met: Uint8Array, size: number) =>
    Array.from({ length: 4 }, (_, at) => [...met.slice(at * size, (at + 1) * size)]);
  const seller = [1, 1, 1, 1, 0, 0, 0, 0];
  const buyer = [0, 0, 0, 0, 1, 1, 1, 1];
  expect(rows(action.met, 8)).toEqual([buyer, seller, buyer, seller]);
  expect(rows(assessment.met, 8).map((row) => row.includes(1))).toEqual([true, false, true, false]);
  expect([...action.open]).toEqual([2, 2, 2, 2, 3, 3, 3, 3]);
  // Of two strangers neither meets kin, of two kin neither a stranger; rows towards others come first.
  const towards = (groups: number[]) => [...tableShapes(defineGame({ agents: 2, groups })).action.met];
  expect(towards([0, 1])).toEqual(seller);
  expect(towards([3, 3])).toEqual(buyer);
});

test("networks give closed choices no chance, learn the rest, and nothing where an opponent never comes to", () => {
  for (const game of [named.market!, named.trust!]) {
    const policies = policiesIn(game, 5);
    const counts = tallyOf(game, recordsOf(game, policies, game === named.trust ? 4000 : 400, 1));
    for (const half of halves) {
      const shape = tableShapes(game)[half];
      const { contexts, outcomes, open, met } = shape;
      const { features } = inputsOfHalf(decisionsOf(game), half);
      const networks = new Networks(engine, shape, features, { ...options, hidden: [24] });
      networks.train(counts[half], 800);
      const chances = networks.value();
      let compared = 0;
      for (let row = 0; row < met.length; row++) {
        const seen = [...counts[half].subarray(row * outcomes, (row + 1) * outcomes)];
        const total = seen.reduce((sum, count) => sum + count, 0);
        for (let choice = 0; choice < outcomes; choice++) {
          const chance = chances[row * outcomes + choice]!;
          const choices = open[row % contexts]!;
          if (choice >= choices) expect(chance).toBe(0);
          else if (met[row] === 0) expect(chance).toBeCloseTo(1 / choices, 6);
          else if (total > 40) {
            expect(Math.abs(chance - seen[choice]! / total)).toBeLessThan(0.12);
            compared += 1;
          }
        }
      }
      expect(compared).toBeGreaterThan(20);
      networks.dispose();
    }
  }
});
