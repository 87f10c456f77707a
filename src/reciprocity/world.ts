// Whom a learner is among.
import { checkGame, checkResidents, type Game, type Policy } from "../game/index.js";
import { checkOptions, type OptionTable, real, required, such } from "../options.js";

/** Whom the learner is among. Only `true-model` is handed the residents, all others see what everybody sees. */
export interface World {
  readonly game: Game;
  /** The policies of agents 1 .. N-1. */
  readonly residents: readonly Policy[];
  /** The most bytes that the engine of a learner may use; 4 GiB unless told. */
  readonly memoryLimit?: number;
}

const world: OptionTable<World> = {
  game: required(such("a game, such as defineGame gives", (value) => typeof value === "object" && value !== null)),
  residents: required(such("a list of policies, such as definePopulation makes", Array.isArray)),
  memoryLimit: real({ above: 0 }),
};

/** @throws OptionError or GameError unless it is one */
export function checkWorld(value: World): void {
  checkOptions("a world", value, world);
  checkGame(value.game);
  checkResidents(value.game, value.residents);
}
