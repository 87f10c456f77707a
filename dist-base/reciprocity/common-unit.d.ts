import { type Game } from "../game/index.js";
import type { Iteration } from "./method.js";
/** A game in the common unit, and what that is worth in the game's own. */
export interface InCommonUnit {
    readonly game: Game;
    readonly unit: number;
}
export declare function inCommonUnit(game: Game): InCommonUnit;
/** A world in which one can play. */
interface Playable<Request extends unknown[], Records> {
    readonly game: Game;
    play(...request: Request): Records;
}
/** An environment whose game, and whose records' game, is in the common unit. */
export declare function environmentInCommonUnit<Request extends unknown[], Records extends {
    readonly game: Game;
}>(environment: Playable<Request, Records>): {
    readonly environment: Playable<Request, Records>;
    readonly unit: number;
};
/** What an iteration in the common unit did, its payoffs in one of which the common unit is worth so many. */
export declare function iterationIn<Done extends Iteration>(unit: number, done: Done): Done;
export {};
