import type { Game } from "../../../game/index.js";
import { type Compositions, CountSpace } from "./counts.js";
import type { ResidentType } from "./resident-types.js";
import { type Transitions } from "./sparse.js";
/** Rounds among residents of some types, for any number of each; what is smaller is built on the way. */
export declare class RoundsAmong {
    private readonly game;
    private readonly types;
    private readonly compositions;
    private readonly most;
    private readonly spaces;
    /** By both types and both reputations, `[type][type][reputation][reputation]`. */
    private readonly outcomes;
    private work;
    /** @param most steps of work that may be done in all */
    constructor(game: Game, types: readonly ResidentType[], compositions: Compositions, most: number);
    space(sizes: readonly number[]): CountSpace;
    /**
     * Where a round takes so many of each type, for each of these sizes; of an odd number one sits out.
     *
     * @returns undefined where that is too much work
     */
    of(wanted: readonly (readonly number[])[]): Transitions[] | undefined;
    private made;
    /** One of them sits out, each as likely. */
    private addSittingOut;
    /** The first of them meets any other, each as likely; then the others meet. */
    private addMeeting;
    private eachIn;
}
