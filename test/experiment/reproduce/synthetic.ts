/** Records of trainings that never were, quickly made and plausible: for what is computed and drawn from records. */

import { type Cell, lessonsOf, selectCells, situationsOf } from "../../../src/experiment/reproduce/grid.js";
import type { ReproductionRequest } from "../../../src/experiment/reproduce/plan.js";
import type { GridRecord, ReferenceRecord, TrainingRecord } from "../../../src/experiment/reproduce/records.js";
import { referenceKey, trainingKey } from "../../../src/experiment/reproduce/records.js";
import { settings } from "../../../src/experiment/reproduce/settings.js";
import { looksAt } from "../../../src/experiment/reproduce/task.js";
import { createRandom } from "../../../src/game/index.js";
import type { MethodName } from "../../../src/reciprocity/index.js";

/** Iterations until half of what there is to learn is learned, and the share of the best response that is reached. */
const habits: Readonly<Record<string, readonly [number, number]>> = {
  "reciprocity-gradient": [2, 1],
  "true-model": [1.5, 1],
  reinforce: [40, 0.9],
  "reinforce-baseline": [25, 0.95],
  "reinforce-entropy": [30, 0.97],
  "natural-gradient": [9, 0.97],
  "actor-critic": [20, 0.8],
  "actor-critic-public": [18, 0.85],
  ppo: [12, 0.98],
  "q-learning": [10, 0.99],
  "model-reinforce": [8, 0.96],
  "straight-through": [6, 0.7],
  "gumbel-softmax": [5, 0.75],
  "evolution-strategies": [70, 0.8],
};

export const everyMethod = Object.keys(habits) as MethodName[];

/** Cells of a selection, of each of these methods whether it exists or not. */
export function cellsOf(pattern: string | undefined, methods: readonly MethodName[] = everyMethod): Cell[] {
  const ours = selectCells({ cells: pattern, methods: "reciprocity-gradient" });
  return ours.flatMap((cell) => methods.map((method) => ({ ...cell, method })));
}

export function syntheticRecords(request: ReproductionRequest): Map<string, GridRecord> {
  const { cells, seeds, budget } = request;
  const references = situationsOf(cells).map((situation): ReferenceRecord => {
    const degenerate = /^l[3457]$/.test(situation.setting) && situation.optimize !== "joint";
    const payoff = situation.setting.startsWith("l") ? 4.43 : 2.08;
    return {
      kind: "reference",
      key: referenceKey(situation),
      ...situation,
      version: "synthetic",
      evaluation: situation.setting.includes("-n") ? "played" : "exact",
      payoff,
      standardError: 0.01,
      policy: { action: [0, 1, 0, 1], assessment: [1, 0, 0, 1, 1, 0, 0, 1] },
      ties: [["0101", "10011001"]],
      kinds: [degenerate ? "constant" : "context-sensitive"],
      bound: payoff + 0.08,
      constantPayoff: degenerate ? payoff * 0.998 : payoff * 0.6,
      degenerate,
    };
  });
  const payoffs = new Map(references.map((each) => [`${each.setting} ${each.testing}`, each.payoff]));
  const trainings = lessonsOf(cells).flatMap((lesson) =>
    Array.from({ length: seeds }, (_, at): TrainingRecord => {
      const seed = at + 1;
      const random = createRandom(seed).split(lesson.method.length).split(lesson.setting.length);
      const [half, share] = habits[lesson.method]!;
      const looks = [0, ...looksAt(budget.iterations)];
      const pace = half * (0.7 + 0.6 * random.uniform());
      const tests = settings[lesson.setting]!.matchings.map((testing) => {
        const best = payoffs.get(`${lesson.setting} ${testing}`) ?? 4;
        const transfer = testing === lesson.training ? 1 : 0.93;
        const curve = looks.map((look) => {
          const learned = 0.3 + (share * transfer - 0.3) * (1 - 2 ** (-look / pace));
          return Number((best * (learned - 0.02 * random.uniform())).toFixed(6));
        });
        const visits = { action: [10, 20, 30, 40], assessment: [1, 2, 3, 0, 5, 6, 7, 8] };
        return { testing, payoff: curve.at(-1)!, curve, visits };
      });
      const sure = share > 0.85 ? 0.97 : 0.1;
      const chances = (bits: string): number[] => [...bits].map((bit) => (bit === "1" ? sure : 0.03));
      return {
        kind: "training",
        key: trainingKey(lesson, seed, budget),
        ...lesson,
        seed,
        version: "synthetic",
        policy: { action: chances("0101"), assessment: chances("10011001") },
        seconds: 0.01 * budget.iterations,
        curve: { episodes: looks.map((look) => look * budget.episodes), seconds: looks.map((look) => look * 0.01) },
        tests,
      };
    }),
  );
  return new Map([...references, ...trainings].map((record) => [record.key, record]));
}
