import { type PolicyShape } from "./decisions.js";
import type { Game } from "./game.js";
import { type Sight } from "./sight.js";
/**
 * What an agent does and says in every context. Treat the arrays as read-only. Rows are those of the decisions that its roles bring
 * (see `decisionsOf`); where roles are alike, as in the donation game:
 */
export interface Policy {
    /** P(action), `[own][partner][action]`: index `((own * K) + partner) * A + action`. */
    readonly action: Float64Array;
    /** P(signal), `[subject][judge][action][signal]`: index `((subject * K + judge) * A + action) * K + signal`. */
    readonly assessment: Float64Array;
}
export type { PolicyShape };
/**
 * A policy of the learner that depends on the situation: its tables are one after the other for every situation, each in the
 * order of `Policy`: action `[situation][own][partner][action]`, assessment `[situation][subject][judge][action][signal]`.
 */
export interface SituatedPolicy extends Policy {
    readonly sees: readonly Sight[];
    /** How many situations there are. */
    readonly situations: number;
}
/**
 * A deterministic binary policy from the bit strings of the field.
 *
 * @param actionBits 4 bits, order BB BG GB GG (own, partner); `1` cooperates.
 * @param assessmentBits 8 bits, order BBD BBC BGD BGC GBD GBC GGD GGC (subject, judge, action); `1` says Good.
 * @throws GameError on `action` or `assessment` for anything else.
 */
export declare function policyFromBits(actionBits: string, assessmentBits: string): Policy;
/** Whether the text is exactly so many characters `0` or `1`. */
export declare function isBits(text: string, length: number): boolean;
/**
 * A policy from any tables, copied and checked.
 *
 * @param action `[rows][A]` numbers, each run of A a distribution (see `Policy`); of the donation game K*K*A.
 * @param assessment `[rows][K]` numbers, each run of K a distribution; of the donation game K*K*A*K.
 * @param situations so many tables of each, one after the other (see `SituatedPolicy`); 1 unless told.
 * @throws GameError naming the table or its first bad row.
 */
export declare function definePolicy(shape: PolicyShape, action: ArrayLike<number>, assessment: ArrayLike<number>, situations?: number): Policy;
/** Throws a GameError unless both numbers are those of a game. */
export declare function checkShape(shape: PolicyShape): void;
/** Throws a GameError unless both tables have the sizes that the shape asks for; `field` prefixes the table's name. */
export declare function checkSizes(shape: PolicyShape, action: ArrayLike<number>, assessment: ArrayLike<number>, field?: string, situations?: number): void;
/** Throws a GameError unless it is a policy with tables of these sizes, which `field` names. */
export declare function checkPolicy(shape: PolicyShape, policy: Policy, field?: string): void;
/** The same, and unless every row is a distribution. */
export declare function checkChances(shape: PolicyShape, policy: Policy, field: string): void;
/** Throws a GameError unless these are policies of agents 1 .. N-1, each of distributions. */
export declare function checkResidents(game: Game, residents: readonly Policy[], field?: string): void;
/** Whether a policy depends on the situation. */
export declare function isSituated(policy: Policy): policy is SituatedPolicy;
/** What a policy sees, and in how many situations it tells what to do. */
export declare function sightOf(policy: Policy): Pick<SituatedPolicy, "sees" | "situations"> | undefined;
/**
 * The policy as others see it, with the game's errors in: probabilities of the executed action and of the emitted signal.
 * Without errors it is the same object.
 */
export declare function asPerformed(game: Game, policy: Policy): Policy;
/** `asPerformed` for a whole population: agents that share a policy object share its performed form. */
export declare function allAsPerformed(game: Game, policies: readonly Policy[]): Policy[];
