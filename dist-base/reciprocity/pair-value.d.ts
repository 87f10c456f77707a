import { type Game, type Situations } from "../game/index.js";
import type { PolicyTables } from "./aftermath.js";
/** An encounter of the learner. */
export interface PairEncounter {
    readonly partner: number;
    /** Of the episode. */
    readonly round: number;
    readonly isFirst: boolean;
}
export declare class PairValue {
    private readonly game;
    private readonly situations;
    private readonly shares;
    constructor(game: Game, situations: Situations);
    /**
     * What is to come before an encounter, from what is to come after it: [own][partner's reputation][memory].
     *
     * @param learner its tables as performed, one for each situation
     * @param others of which the partner's is the one at `row`
     */
    before({ partner, round, isFirst }: PairEncounter, learner: PolicyTables, others: PolicyTables, row: number, after: Float64Array): Float64Array;
    /** The learner's expected total of an episode with this partner, in one-way encounters over who is the donor. */
    total(partner: number, learner: PolicyTables, other: PolicyTables): number;
}
