/** How far a model of the others is from the truth, counted plainly over what was seen. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { allAsPerformed, createRandom, defineGame, NO_ACTION } from "../../src/game/index.js";
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

test("tells how much rests on nothing seen: of all contexts, and of the decisions", () => {
  const trial = anyTrial({ outcomes: [2, 3], agents: [2, 5], rounds: [1, 4] });
  fc.assert(
    fc.property(trial, fc.nat(), (setting, mask) => {
      const { game, policies } = setting;
      const { reputations: k, actions: a } = game;
      const residents = policies.slice(1);
      const records = played(setting, 2);
      const random = createRandom(mask);
      const evidence = (contexts: number, outcomes: number) => ({
        visits: Float64Array.from({ length: contexts }, () => random.below(2) * 3),
        lower: new Float64Array(contexts * outcomes),
        upper: new Float64Array(contexts * outcomes),
      });
      const seen = residents.map(() => ({ action: evidence(k * k, a), assessment: evidence(k * k * a, k) }));
      const unseen = { action: [] as boolean[], assessment: [] as boolean[] };
      for (const [at, i] of records.first.entries()) {
        const j = records.second[at]!;
        const [ri, rj] = [records.reputationFirst[at]!, records.reputationSecond[at]!];
        for (const [actor, judge, own, other, acted] of [
          [i, j, ri, rj, records.actionFirst[at]!],
          [j, i, rj, ri, records.actionSecond[at]!],
        ] as const) {
          if (acted === NO_ACTION) continue;
          if (actor !== 0) unseen.action.push(seen[actor - 1]!.action.visits[own * k + other] === 0);
          if (judge !== 0)
            unseen.assessment.push(seen[judge - 1]!.assessment.visits[(own * k + other) * a + acted] === 0);
        }
      }
      const share = (list: readonly boolean[]) => list.filter((one) => one).length / Math.max(1, list.length);
      const all = (half: "action" | "assessment") =>
        share(seen.flatMap((one) => [...one[half].visits].map((n) => n === 0)));
      const found = estimatorError(residents, residents, game, records, seen);
      expect(found.unseenAction).toBeCloseTo(all("action"), 12);
      expect(found.unseenAssessment).toBeCloseTo(all("assessment"), 12);
      expect(found.unseenActionVisits).toBeCloseTo(share(unseen.action), 12);
      expect(found.unseenAssessmentVisits).toBeCloseTo(share(unseen.assessment), 12);
    }),
  );
});
