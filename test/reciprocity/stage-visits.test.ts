/** How often the learner was in which row, and in which situation it was, in every stage game. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  allocateRecords,
  contextOf,
  createRandom,
  decisionsOf,
  defineGame,
  defineSituated,
  type Half,
  kinOf,
  play,
  ruleTable,
  type SituatedPolicy,
  Situations,
  situationsIn,
} from "../../src/game/index.js";
import { visits } from "../../src/reciprocity/visits.js";
import { played } from "./arbitrary.js";
import { anyStageTrial, innerStagePolicy } from "./stage-trials.js";

test("a row is counted for every decision of the learner in which that is seen", () => {
  fc.assert(
    fc.property(anyStageTrial({ agents: [2, 6], rounds: [1, 5], kinds: 3 }), (trial) => {
      const { game } = trial;
      const records = played(trial, 2);
      const found = visits(records);
      const decisions = decisionsOf(game);
      const acted = (action: number) => (action === 255 ? 0 : action);
      for (const half of ["action", "assessment"] as Half[]) {
        for (let row = 0; row < decisions.rows[half]; row++) {
          const { decision, seen } = contextOf(decisions, half, row);
          let wanted = 0;
          for (let at = 0; at < records.first.length; at++) {
            const [i, j] = [records.first[at]!, records.second[at]!];
            if (i !== 0 && j !== 0) continue;
            const role = i === 0 ? 0 : 1;
            if (!decisions.alike && decision.role !== role) continue;
            const reputations = [records.reputationFirst[at]!, records.reputationSecond[at]!];
            const actions = [acted(records.actionFirst[at]!), acted(records.actionSecond[at]!)];
            const values = {
              kin: kinOf(game, i, j),
              own: reputations[role],
              partner: reputations[1 - role],
              subject: reputations[1 - role],
              judge: reputations[role],
              partnerAction: actions[1 - role],
              subjectAction: actions[1 - role],
              judgeAction: actions[role],
            };
            wanted += Number(decision.sees.every((factor, place) => values[factor] === seen[place]));
          }
          expect(found[half][row]).toBe(wanted);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test("of one situation after another, as often as without", () => {
  fc.assert(
    fc.property(anyStageTrial({ agents: [2, 5], rounds: [1, 4], kinds: 2 }), (trial) => {
      const records = played(trial, 2);
      const situations = new Situations(trial.game, ["partner", "last", "round"]);
      const all = visits(records);
      const each = visits(records, situations);
      const inSituations = situationsIn(records, situations);
      for (const half of ["action", "assessment"] as const) {
        const rows = all[half].length;
        const sums = all[half].map((_, row) =>
          each[half].reduce((sum, count, at) => sum + (at % rows === row ? count : 0), 0),
        );
        expect(sums).toEqual(all[half]);
        for (const [at, count] of each[half].entries()) {
          if (count > 0) expect(inSituations).toContain(Math.floor(at / rows));
        }
      }
    }),
    { numRuns: 30 },
  );
});

test("in a round-robin the round that is seen is the number of own encounters before", () => {
  const game = defineGame({ agents: 6, stage: "dilemma", matching: "round-robin", discount: 0.9 });
  const situations = new Situations(game, ["round"]);
  expect(situations.count).toBe(5);
  // It cooperates in its third encounter alone.
  const plain = innerStagePolicy(game, 1);
  const always = (action: number) => ruleTable("action", () => action, game);
  const action = Float64Array.from([0, 0, 1, 0, 0].flatMap((choice) => [...always(choice)]));
  const assessment = Float64Array.from([0, 1, 2, 3, 4].flatMap(() => [...plain.assessment]));
  const learner = defineSituated(game, situations, action, assessment) as SituatedPolicy;
  const records = allocateRecords(game, 5);
  play(game, [learner, ...Array.from({ length: 5 }, () => plain)], createRandom(4), records);
  const found = situationsIn(records, situations);
  for (let episode = 0; episode < 5; episode++) {
    const own: number[] = [];
    for (let round = 0; round < game.rounds; round++) {
      const at = records.encounterOf[(episode * game.rounds + round) * game.agents]!;
      const situation = found[episode * game.rounds + round];
      expect(situation).toBe(at < 0 ? -1 : own.length);
      if (at >= 0) own.push((records.first[at] === 0 ? records.actionFirst : records.actionSecond)[at]!);
    }
    expect(own).toEqual([0, 0, 1, 0, 0]);
  }
  const fixed = defineGame({ agents: 5, stage: "market", matching: "round-robin", classes: [0, 1, 1, 1, 0] });
  expect(new Situations(fixed, ["round"]).count).toBe(3);
});
