/**
 * The settings of the grid: every preset, and some that are made to be hard. To add one, add its entry.
 *
 * Every setting is played by several kinds of matching. `indirect` lets no pair meet twice, so its episodes are only as long
 * as that allows: nine rounds among nine agents, where the others have 36.
 */
import { actionKinds } from "../../reciprocity/index.js";
import { halves } from "../configuration.js";
import { defaultGame } from "../defaults.js";
import { presets } from "../presets.js";
export const matchingKinds = ["random", "direct", "indirect"];
const every = matchingKinds;
const discerningAndDefectors = (half) => [
    { count: half, action: "HybridCoop", assessment: "L6" },
    { count: half, action: "AllD", assessment: "L6" },
];
export const settings = {
    ...Object.fromEntries(Object.entries(presets).map(([name, { residents, game, ...learner }]) => [
        name,
        {
            configuration: { residents, learner, ...(game && { game }) },
            matchings: every,
            kinds: game === undefined ? actionKinds : ["discrete"],
            halves,
        },
    ])),
    "hybrid-alld-n21": {
        challenge: "21 agents: what one does comes back by longer ways",
        configuration: { residents: discerningAndDefectors(10) },
        // With the same partner all episode, the number of others does not matter.
        matchings: ["random", "indirect"],
        kinds: ["discrete"],
        halves: ["joint"],
    },
    "hybrid-alld-n51": {
        challenge: "51 agents",
        configuration: { residents: discerningAndDefectors(25) },
        matchings: ["random", "indirect"],
        kinds: ["discrete"],
        halves: ["joint"],
    },
    "hybrid-alld-100-rounds": {
        challenge: "episodes of 100 rounds, looked ahead over to their end",
        configuration: { residents: discerningAndDefectors(4), game: { rounds: 100 } },
        horizon: 100,
        matchings: ["random", "direct"],
        kinds: ["discrete"],
        halves: ["joint"],
    },
    "hybrid-alld-errors": {
        challenge: "5 % of actions and 5 % of signals go wrong",
        configuration: { residents: discerningAndDefectors(4), game: { executionError: 0.05, assessmentError: 0.05 } },
        matchings: every,
        kinds: ["discrete"],
        halves,
    },
    "hybrid-alld-wide": {
        challenge: "networks of two hidden layers of 64 units",
        configuration: { residents: discerningAndDefectors(4), learner: { hidden: [64, 64] } },
        matchings: ["random", "direct"],
        kinds: ["discrete"],
        halves: ["joint"],
    },
    "l6-among-allc": {
        challenge: "one discerning resident among seven who give to everybody",
        configuration: {
            residents: [
                { count: 7, action: "AllC", assessment: "ImageScoring" },
                { count: 1, norm: "L6" },
            ],
            learner: { fixedAssessment: "ImageScoring" },
        },
        matchings: every,
        kinds: ["discrete"],
        halves,
    },
};
/** Rounds of an episode of this setting when it is matched so. */
export function roundsOf({ configuration }, matching) {
    const rounds = configuration.game?.rounds ?? defaultGame.rounds;
    if (matching !== "indirect")
        return rounds;
    const agents = 1 + configuration.residents.reduce((sum, { count }) => sum + count, 0);
    return Math.min(rounds, agents % 2 === 0 ? agents - 1 : agents);
}
