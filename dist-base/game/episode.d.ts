/** Plays episodes: matched in pairs, acting, judging, and carrying the new reputations on. */
import { type Random } from "../random.js";
import type { Game } from "./game.js";
import type { Matching } from "./matching.js";
import { type Policy } from "./policy.js";
import type { PublicRecords } from "./records.js";
/**
 * Plays `records.episodes` episodes and writes every encounter into `records`. Time and memory are linear in N.
 *
 * Draws, in order: an episode's matching unless given, a reputation for every agent, then one for each decision of an encounter
 * (action of the first, of the second, signal about the first, about the second, as many of these as there are). How many there are does
 * not depend on what the policies hold, so that runs with the same seed and other policies stay comparable draw by draw.
 *
 * @param policies one for every agent, agent 0 first, as performed (see `asPerformed`): the game's errors are not added here.
 * @param matchings one an episode; drawn if absent.
 * @throws GameError if any of these do not fit together.
 */
export declare function play(game: Game, policies: readonly Policy[], random: Random, records: PublicRecords, matchings?: readonly Matching[]): void;
