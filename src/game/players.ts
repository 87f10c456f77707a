/** Who has a seat: tables, and agents that are asked. */
import { type AsyncPlayer, checkAgent, isAsked } from "./agent.js";
import { type Game, GameError } from "./game.js";
import { asPerformed, checkChances, type Policy } from "./policy.js";
import { checkSituations } from "./situation.js";

/**
 * Throws a GameError unless there is a player for each agent but one, and each is a policy of distributions or can be asked. Whoever has
 * to know what they would do holds them against `checkResidents`.
 */
export function checkPlayers(game: Game, players: readonly AsyncPlayer[], field = "residents"): void {
  const count = game.agents - 1;
  if (!Array.isArray(players)) {
    throw new GameError(field, players, `a list of ${count} policies or agents, such as definePopulation makes`);
  }
  if (players.length !== count) throw new GameError(field, players.length, `${count} for ${game.agents} agents`);
  for (const player of new Set<AsyncPlayer>(players)) {
    const name = `${field}[${players.indexOf(player)}]`;
    if (isAsked(player)) {
      if (typeof player !== "function") checkAgent(player, name);
      continue;
    }
    checkChances(game, player, name);
    checkSituations(game, player, name);
  }
}

/**
 * The policies of players who are all tables.
 *
 * @param who has to know them, as errors say it: "an exact evaluation"
 * @throws GameError for the first one that can only be asked
 */
export function tablesOf(players: readonly AsyncPlayer[], who: string, field = "residents"): readonly Policy[] {
  const at = players.findIndex(isAsked);
  if (at < 0) return players as readonly Policy[];
  throw new GameError(`${field}[${at}]`, players[at], `a policy of tables: ${who} has to know what everybody would do`);
}

/** Tables with the game's errors in, those that are one object as one; agents as they are: their answers go through the errors in play. */
export function playersAsPerformed(game: Game, players: readonly AsyncPlayer[]): AsyncPlayer[] {
  const performed = new Map<AsyncPlayer, AsyncPlayer>();
  return players.map((player) => {
    const known = performed.get(player) ?? (isAsked(player) ? player : asPerformed(game, player));
    performed.set(player, known);
    return known;
  });
}
