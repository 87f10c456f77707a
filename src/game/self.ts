/** Who learns, and how it numbers the others. */
import { defineGame, type Game } from "./game.js";
import type { PublicRecords } from "./records.js";

/** The learner in its own numbering of agents: oneself. */
export const SELF = 0;

/** The number of an agent as another one sees it, to whom it is itself agent 0: the two change places. So it is its own inverse. */
export function renumbered(agent: number, self: number): number {
  return agent === self ? SELF : agent === SELF ? self : agent;
}

/** The game as one of its agents sees it: classes and groups in its own numbering. */
export function withSelfAs(game: Game, self: number): Game {
  if (self === SELF) return game;
  const { classes, groups } = game;
  const inOrder = (list: readonly number[] | undefined) => list?.map((_, agent) => list[renumbered(agent, self)]!);
  const moved = { classes: inOrder(classes), groups: inOrder(groups) };
  return defineGame({ ...game, ...moved });
}

/** Records of a game, played in its own numbering, as one of its agents sees them; what is not renumbered is shared. */
export function recordsSeenBy(records: PublicRecords, self: number): PublicRecords {
  if (self === SELF) return records;
  const { agents } = records.game;
  const { encounterOf } = records;
  const seen = Int32Array.from(encounterOf);
  for (let row = 0; row < seen.length; row += agents) {
    seen[row + SELF] = encounterOf[row + self]!;
    seen[row + self] = encounterOf[row + SELF]!;
  }
  return {
    ...records,
    game: withSelfAs(records.game, self),
    first: records.first.map((agent) => renumbered(agent, self)),
    second: records.second.map((agent) => renumbered(agent, self)),
    encounterOf: seen,
  };
}
