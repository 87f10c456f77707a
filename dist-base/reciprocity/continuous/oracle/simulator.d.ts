import { type Game, type Matching, type Policy, type Random } from "../../../game/index.js";
/** Plays policies of the learner on the same matchings and from the same first reputations. */
export declare class Simulator {
    private readonly game;
    private readonly starts;
    private readonly others;
    private readonly episodes;
    /**
     * @param residents policies of agents 1 .. N-1, as chosen
     * @param starts first reputations drawn for each matching
     */
    constructor(game: Game, residents: readonly Policy[], matchings: readonly Matching[], starts: number, random: Random);
    /**
     * The learner's total payoff in an episode of each matching, the mean over first reputations.
     *
     * @param policy as chosen
     * @param most how many matchings, and first reputations of each, to play at most; all if absent
     */
    totals(policy: Policy, most?: {
        readonly matchings: number;
        readonly starts: number;
    }): Float64Array;
    private play;
}
