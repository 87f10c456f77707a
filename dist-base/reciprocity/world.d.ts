import { type Game, type Policy } from "../game/index.js";
/** Whom the learner is among. Only `true-model` is handed the residents, all others see what everybody sees. */
export interface World {
    readonly game: Game;
    /** The policies of agents 1 .. N-1. */
    readonly residents: readonly Policy[];
    /** The most bytes that the engine of a learner may use; 4 GiB unless told. */
    readonly memoryLimit?: number;
}
/** @throws OptionError or GameError unless it is one */
export declare function checkWorld(value: World): void;
