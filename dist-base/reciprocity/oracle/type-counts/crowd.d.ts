import { type Game } from "../../../game/index.js";
import type { ResidentType } from "./resident-types.js";
import type { Transitions } from "./sparse.js";
/** The learner's encounters with one type: the others are then one of that type fewer. */
export interface Meeting {
    readonly type: ResidentType;
    /** States of the others. */
    readonly size: number;
    /** Where a round takes the others. */
    readonly others: Transitions;
    /** The state of all residents, from that of the others and the partner's reputation, `[size, K]`. */
    readonly all: Int32Array;
    /** The chance of the encounter in the state of all, `[size, K]`. */
    readonly chances: Float64Array;
}
export interface Crowd {
    readonly game: Game;
    /** States of all residents. The learner's reputation comes first: `reputation * states + state`. */
    readonly states: number;
    readonly meetings: readonly Meeting[];
    /** Where a round takes all residents when the learner sits out; undefined where it never does. */
    readonly alone: Transitions | undefined;
    /** The chance that it sits out. */
    readonly aloneChance: number;
    /** Chances of the states at the start, the learner's reputation first. */
    readonly start: Float64Array;
    /** Multiplications that a round of one policy takes, about. */
    readonly work: number;
}
/**
 * @param types of the residents of the game
 * @param most steps of work for finding out what happens among the residents
 * @returns undefined where there is too much to follow
 */
export declare function crowdOf(game: Game, types: readonly ResidentType[], most: number): Crowd | undefined;
