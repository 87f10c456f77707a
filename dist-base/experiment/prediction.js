/**
 * Whether the model that a policy was learned with foretells what the policy is paid: it is played among the estimates of the
 * others, and among the others themselves, in the same episodes. Where both differ by more than chance, what was learned was
 * learned for other opponents than there are: they may not be such as any estimator of ours can describe.
 */
import { createRandom } from "../game/index.js";
import { measuringStream, playedEpisodes } from "./measurement.js";
/** Standard errors that chance is given. */
const CHANCE = 4;
/** A difference of less than this share of the larger of benefit and cost does not matter. */
const MATTERS = 0.02;
/** Undefined where there is no model, or none that can be played. */
export function predictionOf({ arena, game }, policy, estimates, seed) {
    if (estimates === undefined || arena.imagine === undefined)
        return undefined;
    const episodes = playedEpisodes(game, undefined);
    const random = () => createRandom(seed).split(measuringStream);
    const imagined = arena.imagine(policy, estimates, episodes, random());
    const played = arena.play(policy, episodes, random()).payoff;
    const differences = [];
    const weights = [];
    for (let episode = 0; episode < episodes; episode++) {
        const encounters = played.encounters[episode];
        if (encounters === 0)
            continue;
        differences.push(encounters * (played.perEpisode[episode] - imagined.perEpisode[episode]));
        weights.push(encounters);
    }
    const count = differences.length;
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const difference = played.mean - imagined.mean;
    const squares = differences.reduce((sum, each, at) => sum + (each - difference * weights[at]) ** 2, 0);
    const standardError = count < 2 ? Number.NaN : Math.sqrt((squares * count) / (count - 1)) / all;
    const size = Math.abs(difference);
    return {
        payoff: imagined.mean,
        standardError: imagined.standardError,
        difference,
        differenceStandardError: standardError,
        isOff: size > CHANCE * standardError && size > MATTERS * Math.max(game.benefit, game.cost),
    };
}
