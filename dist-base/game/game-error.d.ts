import { OptionError, type Refuse } from "../options.js";
/** A request that the game cannot take. `field` is as its writer sees it: `rounds`, `residents[1].action`. */
export declare class GameError extends OptionError {
    readonly name = "GameError";
}
/** For checks of options. */
export declare const gameError: Refuse;
