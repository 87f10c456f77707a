// Whom a learner is among.
import { type AsyncPlayer, checkGame, checkPlayers, type Game } from "../game/index.js";
import { checkOptions, type OptionTable, real, required, such } from "../options.js";

/** Whom the learner is among. Only `true-model` is handed the residents, all others see what everybody sees. */
export interface World {
  readonly game: Game;
  /** Agents 1 .. N-1: policies, or agents that are asked, who have to answer at once. */
  readonly residents: readonly AsyncPlayer[];
  /** The most bytes that the engine of a learner may use; 4 GiB unless told. */
  readonly memoryLimit?: number;
}

const world: OptionTable<World> = {
  game: required(such("a game, such as defineGame gives", (value) => typeof value === "object" && value !== null)),
  residents: required(such("a list of policies or agents, such as definePopulation makes", Array.isArray)),
  memoryLimit: real({ above: 0 }),
};

/** @throws OptionError or GameError unless it is one */
export function checkWorld(value: World): void {
  checkOptions("a world", value, world);
  checkGame(value.game);
  checkPlayers(value.game, value.residents);
}
