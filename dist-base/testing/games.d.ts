/** Random games of any kind, who plays them, and who meets whom. */
import fc from "fast-check";
import { type Game, type Matching, type Policy, type PolicyShape, type ResidentGroup } from "../game/index.js";
export interface GameOptions {
    /** Most agents, at least 2; 9 unless told. */
    readonly maxAgents?: number;
    /** Most rounds; 12 unless told. */
    readonly maxRounds?: number;
    /** Most reputations and actions; 4 unless told. With 2, what the named norms and the oracle take. */
    readonly maxKinds?: number;
    /** Whether actions and signals may go wrong; true unless told. */
    readonly errors?: boolean;
}
/** Valid games, small enough to play in no time. They shrink to two agents, one round, random matching and no errors. */
export declare function games(options?: GameOptions): fc.Arbitrary<Game>;
/** Policies of any kind, deterministic ones among them: all chances are eighths, which are exact in binary. */
export declare function policies(shape: PolicyShape): fc.Arbitrary<Policy>;
/** Deterministic binary rules as bit strings, for `policyFromBits` and configurations. */
export declare function rules(): fc.Arbitrary<{
    action: string;
    assessment: string;
}>;
/** So many residents in groups, in the words of a configuration, for `definePopulation`: named norms and bit strings. */
export declare function populations(residents: number): fc.Arbitrary<ResidentGroup[]>;
/** Matchings of a game's episode, as `drawMatching` draws them. */
export declare function matchings(game: Game): fc.Arbitrary<Matching>;
/** A game and a policy for each of its agents, the learner's first. */
export interface Society {
    readonly game: Game;
    readonly policies: readonly Policy[];
}
/** Games with somebody to play them. */
export declare function societies(options?: GameOptions): fc.Arbitrary<Society>;
