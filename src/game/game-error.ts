import { OptionError, type Refuse } from "../options.js";

/** A request that the game cannot take. `field` is as its writer sees it: `rounds`, `residents[1].action`. */
export class GameError extends OptionError {
  override readonly name: string = "GameError";
}

/** For checks of options. */
export const gameError: Refuse = (...complaint) => new GameError(...complaint);
