// Evolution strategies with continuous donations: the same networks as the gradient's, moved at random.
import type { Engine } from "../../autodiff/index.js";
import { learnerPayoff, type Policy } from "../../game/index.js";
import { BaselineRun } from "../baselines/baseline-run.js";
import { checkMoves, Evolution, type EvolutionStrategiesOptions } from "../baselines/evolution-strategies.js";
import type { LearningOptions } from "../baselines/search-space.js";
import { environmentInCommonUnit } from "../common-unit.js";
import type { MethodRun } from "../method.js";
import type { Settings } from "../settings.js";
import type { ContinuousEnvironment } from "./environment.js";
import { ContinuousLearner } from "./learner.js";

export function createContinuousEvolution(
  engine: Engine,
  world: ContinuousEnvironment,
  settings: Settings,
  options: EvolutionStrategiesOptions & LearningOptions,
  checkpoint?: object,
): MethodRun {
  checkMoves(settings.episodes);
  const { environment, unit } = environmentInCommonUnit(world);
  const tape = engine.tape();
  const learner = new ContinuousLearner(tape, environment.game, settings);
  const evolution = new Evolution(
    {
      tape,
      // The policy is a function of the parameters, not a table.
      tables: () => [],
      play(episodes, random) {
        const records = environment.play(new Array<Policy>(episodes).fill(learner.policy()), random);
        const { perEpisode, encounters: meetings } = learnerPayoff(records);
        const total = perEpisode.map((mean, episode) => (meetings[episode] === 0 ? 0 : mean * meetings[episode]!));
        return { total, meetings, encounters: records.first.length };
      },
    },
    options,
  );
  return new BaselineRun(
    evolution,
    () => learner.policy(),
    { ...settings, method: "evolution-strategies", unit, decay: options.decay },
    checkpoint,
  );
}
