/** How far a model of the others is from the truth, counted plainly over what was seen. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { allAsPerformed, defineGame, NO_ACTION } from "../../src/game/index.js";
import { estimatorError } from "../../src/reciprocity/index.js";
import { anyTrial, innerPolicy, played } from "./arbitrary.js";

const anyErrors = fc.record({
  executionError: fc.constantFrom(0, 0.1),
  assessmentError: fc.constantFrom(0, 0.2),
  executionErrorKind: fc.constantFrom("symmetric" as const, "one-sided" as const),
});

test("is the mean distance over the decisions of everybody but the learner", () => {
  const trial = anyTrial({ outcomes: [2, 3], agents: [2, 5], rounds: [1, 4] });
  fc.assert(
    fc.property(trial, anyErrors, (setting, errors) => {
      const game = defineGame({ ...setting.game, ...errors });
      const { reputations: k, actions: a } = game;
      const residents = setting.policies.slice(1);
      const truth = allAsPerformed(game, residents);
      const estimates = residents.map((_, at) => innerPolicy(game, setting.seed + at));
      const records = played({ ...setting, game }, 2);
      const off = { action: [] as number[], assessment: [] as number[] };
      const apart = (half: "action" | "assessment", agent: number, row: number, width: number) => {
        const chances = (policy: (typeof truth)[number]) => [...policy[half].slice(row * width, (row + 1) * width)];
        const [one, other] = [chances(estimates[agent - 1]!), chances(truth[agent - 1]!)];
        off[half].push(one.reduce((sum, chance, at) => sum + Math.abs(chance - other[at]!), 0) / 2);
      };
      for (const [at, i] of records.first.entries()) {
        const j = records.second[at]!;
        const [ri, rj] = [records.reputationFirst[at]!, records.reputationSecond[at]!];
        for (const [actor, judge, own, other, acted] of [
          [i, j, ri, rj, records.actionFirst[at]!],
          [j, i, rj, ri, records.actionSecond[at]!],
        ] as const) {
          if (acted === NO_ACTION) continue;
          if (actor !== 0) apart("action", actor, own * k + other, a);
          if (judge !== 0) apart("assessment", judge, (own * k + other) * a + acted, k);
        }
      }
      const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length);
      const found = estimatorError(estimates, residents, game, records);
      expect(found.actionError).toBeCloseTo(mean(off.action), 12);
      expect(found.assessmentError).toBeCloseTo(mean(off.assessment), 12);
      expect(estimatorError(truth, residents, game, records)).toEqual({ actionError: 0, assessmentError: 0 });
    }),
  );
});
