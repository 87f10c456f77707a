/** A game and its records as one of the agents counts: oneself is number 0, and who has that number has one's own. */
import { type Game, GameError, renumbered } from "./game.js";
import type { PublicRecords } from "./records.js";
import { SELF } from "./self.js";

/**
 * The game in the numbering of an agent: its classes and groups are exchanged with those of agent 0.
 *
 * @throws GameError for an agent that the game does not have
 */
export function gameSeenBy(game: Game, agent: number): Game {
  checkAgentNumber(game, agent);
  return renumbered(game, agent, SELF);
}

/** The records in the numbering of an agent; those of agent 0 are the same object. What does not change is not copied. */
export function recordsSeenBy(records: PublicRecords, agent: number): PublicRecords {
  const game = gameSeenBy(records.game, agent);
  if (agent === SELF) return records;
  const exchanged = (numbers: Int32Array) =>
    numbers.map((number) => (number === agent ? SELF : number === SELF ? agent : number));
  const encounterOf = records.encounterOf.slice();
  for (let row = 0; row < encounterOf.length; row += game.agents) {
    encounterOf[row + SELF] = records.encounterOf[row + agent]!;
    encounterOf[row + agent] = records.encounterOf[row + SELF]!;
  }
  return { ...records, game, first: exchanged(records.first), second: exchanged(records.second), encounterOf };
}

export function checkAgentNumber(game: Game, agent: unknown, field = "agent"): void {
  if (Number.isInteger(agent) && (agent as number) >= 0 && (agent as number) < game.agents) return;
  throw new GameError(field, agent, `an agent from 0 to ${game.agents - 1}`);
}
