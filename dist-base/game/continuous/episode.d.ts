/** Plays episodes of the continuous game: donations and reputations are numbers in [0, 1]. */
import { type Random } from "../../random.js";
import { type Game } from "../game.js";
import { type Matching } from "../matching.js";
import type { ContinuousRecords } from "../records.js";
import type { ContinuousPolicy } from "./policy.js";
/**
 * Plays `records.episodes` episodes and writes every encounter into `records`. It draws, in order, an episode's matching
 * unless given, and a first reputation for every agent; the rest follows from the policies, which may draw themselves.
 *
 * @param policies one for every agent, agent 0 first, as performed (see `continuousAsPerformed`).
 * @param matchings one an episode; drawn if absent.
 * @throws GameError if any of these do not fit together.
 */
export declare function playContinuous(game: Game, policies: readonly ContinuousPolicy[], random: Random, records: ContinuousRecords, matchings?: readonly Matching[]): void;
/**
 * A first reputation for every agent: independent, uniform, and spread as widely within [0, 1] as the mean
 * `game.initialReputation` allows. A mean of 1/2 takes in all of it, a mean of 0 or 1 is everybody's reputation.
 */
export declare function drawFirstReputations(game: Game, random: Random, out: Float32Array | Float64Array): void;
/** Throws a GameError unless the game is binary, with a mean for the first reputations: what is continuous are its values. */
export declare function checkContinuous(game: Game): void;
