import { learnerPayoff } from "../../game/index.js";
import { BaselineRun } from "../baselines/baseline-run.js";
import { checkMoves, Evolution } from "../baselines/evolution-strategies.js";
import { environmentInCommonUnit } from "../common-unit.js";
import { ContinuousLearner } from "./learner.js";
export function createContinuousEvolution(engine, world, settings, options, checkpoint) {
    checkMoves(settings.episodes);
    const { environment, unit } = environmentInCommonUnit(world);
    const tape = engine.tape();
    const learner = new ContinuousLearner(tape, environment.game, settings);
    const evolution = new Evolution({
        tape,
        // The policy is a function of the parameters, not a table.
        tables: () => [],
        play(episodes, random) {
            const records = environment.play(new Array(episodes).fill(learner.policy()), random);
            const { perEpisode, encounters: meetings } = learnerPayoff(records);
            const total = perEpisode.map((mean, episode) => (meetings[episode] === 0 ? 0 : mean * meetings[episode]));
            return { total, meetings, encounters: records.first.length };
        },
    }, options);
    return new BaselineRun(evolution, () => learner.policy(), { ...settings, method: "evolution-strategies", unit, decay: options.decay }, checkpoint);
}
