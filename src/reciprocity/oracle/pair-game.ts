// Under `direct` matching nobody but the partner ever matters to the learner, so that a game of the two tells it all.
import { type Game, type Matching, SELF } from "../../game/index.js";

const known = new WeakMap<Game, Map<string, Game>>();

/** The game of the learner and this partner alone, who is agent 1 of it. */
export function pairGame(game: Game, partner: number): Game {
  const both = <One>(list: readonly One[] | undefined) => list && [list[SELF]!, list[partner]!];
  const groups = both(game.groups);
  const classes = both(game.classes);
  const games = known.get(game) ?? new Map<string, Game>();
  known.set(game, games);
  const key = `${groups} ${classes}`;
  const pair = games.get(key) ?? { ...game, agents: 2, groups, classes };
  games.set(key, pair);
  return pair;
}

/** The learner's first partner, or 0 where it has none in the first round: then, under `direct` matching, never. */
export function partnerIn(matching: Matching): number {
  const at = matching.indexOf(SELF);
  return at < 0 ? 0 : matching[at ^ 1]!;
}

/** The learner's encounters alone, its partner renamed to agent 1. */
export function encounterOf(matching: Matching): Matching {
  const pairs: number[] = [];
  for (let at = 0; at < matching.length; at += 2) {
    if (matching[at] === SELF) pairs.push(SELF, 1);
    else if (matching[at + 1] === SELF) pairs.push(1, SELF);
  }
  return Int32Array.from(pairs);
}

/** The learner's encounters in an episode of a matching. */
export function encountersOf(matching: Matching): number {
  let count = 0;
  for (const agent of matching) if (agent === SELF) count += 1;
  return count;
}
