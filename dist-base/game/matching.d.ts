/** Who meets whom: the pairs of every round of an episode. */
import { type Random } from "../random.js";
import type { Game } from "./game.js";
/**
 * The pairs of an episode, `[rounds][pairs][2]`, flat. The pairs of a round are disjoint; with odd N one agent sits out.
 * The first of a pair has role 0, the second role 1.
 */
export type Matching = Int32Array;
/** What the size of a matching depends on. */
export type MatchingShape = Pick<Game, "agents" | "rounds"> & Partial<Pick<Game, "matching" | "classes">>;
/** floor(N / 2); across classes as many as the smaller one has; 1 in a round-robin. */
export declare function pairsPerRound({ agents, matching, classes }: Omit<MatchingShape, "rounds">): number;
/** Length of a matching: rounds * pairs * 2. */
export declare function matchingLength(game: MatchingShape): number;
/**
 * Draws an episode's matching as `game.matching` says, every one as likely as any other of its kind. Which of a pair is
 * first is as `game.seats` says; in `direct` matching pairs keep their place in the round, and drawn roles are drawn anew.
 *
 * @param out filled and returned; made if absent. GameError if its length is not `matchingLength(game)`.
 */
export declare function drawMatching(game: Game, random: Random, out?: Int32Array): Matching;
/** Throws a GameError unless the matching fits the game: its length, agents in range, none twice in a round. */
export declare function checkMatching(game: MatchingShape, matching: Matching, field?: string): void;
