/** What a learner may see of an encounter beyond the two reputations, as one number: its situation. */
import type { Game } from "./game.js";
import { type Policy, type PolicyShape } from "./policy.js";
import { type PublicRecords } from "./records.js";
import { type Sight } from "./sight.js";
/** Situations of a game by what is seen, numbered partner first, then the last encounter, then the round. */
export declare class Situations {
    private readonly game;
    /** What is seen, in this order. */
    readonly sees: readonly Sight[];
    readonly count: number;
    /** How many values each of what is seen has. */
    readonly widths: readonly number[];
    private readonly partners;
    private readonly lasts;
    private readonly rounds;
    /** @throws GameError that names `sees` where there are too many */
    constructor(game: Game, sees: readonly Sight[]);
    /** Values of `last`, of which the first is that the two have not met; 1 where it is not seen. */
    get memories(): number;
    /** The situation with this partner, 1 .. N-1, in this round, 0 .. R-1, if `last` happened when the two met last. */
    of(partner: number, last: number, round: number): number;
    /** The value of `last` in a situation. */
    lastIn(situation: number): number;
    /** What happened in an encounter, as `last`: what the learner did and what it received; NO_ACTION where one did not act. */
    memoryOf(done: number, received: number): number;
    /** The values of what is seen, in the order of `sees`. */
    parts(situation: number): number[];
}
/** Follows an episode: what happened when the learner last met each of the others. */
export declare class Memory {
    private readonly situations;
    private readonly last;
    constructor(situations: Situations, agents: number);
    /** A new episode begins. */
    clear(): void;
    situation(partner: number, round: number): number;
    meet(partner: number, done: number, received: number): void;
}
/** The learner's situation in each round of the records, `[episodes][rounds]`; -1 where it sits out. */
export declare function situationsIn(records: PublicRecords, situations: Situations): Int32Array;
/**
 * A policy from its tables over all situations, copied and checked; one that sees nothing is a plain policy.
 *
 * @throws GameError naming the table or its first bad row
 */
export declare function defineSituated(game: PolicyShape, { sees, count }: Pick<Situations, "sees" | "count">, action: ArrayLike<number>, assessment: ArrayLike<number>): Policy;
/** The policy in one situation: views of its tables. */
export declare function policyIn(policy: Policy, situation: number): Policy;
/** A table for all situations that is the same in each. */
export declare function inEach(table: Float64Array, situations: number): Float64Array;
/** Throws a GameError unless the situations of the policy are those of the game. */
export declare function checkSituations(game: Game, policy: Policy, field?: string): void;
