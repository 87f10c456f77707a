import { OptionError } from "../options.js";
/** A request that the game cannot take. `field` is as its writer sees it: `rounds`, `residents[1].action`. */
export class GameError extends OptionError {
    name = "GameError";
}
/** For checks of options. */
export const gameError = (...complaint) => new GameError(...complaint);
