/** Roles of an encounter: the first agent of a pair has role 0, the second role 1. */
export type Role = 0 | 1;
/** How agents come to their roles: see `Game.seats`. */
export type Seats = "symmetric" | "drawn" | "alternating" | "fixed";
/** A stage game. Make one with `defineStage`, or take one of the catalogue. */
export interface StageGame {
    readonly name: string;
    /** [A0, A1]: how many actions each role chooses among, from 1 to 64; one that has a single one does nothing. */
    readonly choices: readonly [number, number];
    /** What the actions of each role are called. */
    readonly actionNames: readonly [readonly string[], readonly string[]];
    /** What it pays role 0 and role 1, `[A0][A1]` flat; each 0 or from 1e-12 to 1e12 in size. */
    readonly payoffs: readonly [Float64Array, Float64Array];
    /** `sequential`: role 1 acts last and sees what role 0 did. */
    readonly order: "simultaneous" | "sequential";
    /** Whether role 0 is judged, by role 1, and whether role 1 is, by role 0. */
    readonly judged: readonly [boolean, boolean];
    /** What a judge looks at beside the two reputations: what its subject did, or also what it did itself. */
    readonly judgesSee: "subject" | "both";
    /** How agents come to their roles unless the game says otherwise. */
    readonly seats: Seats;
}
/** A stage game as one writes it down. */
export interface StageOptions {
    /** "custom" unless told. */
    readonly name?: string;
    /** What it pays role 0, a row for each of its actions, a number in it for each action of role 1. */
    readonly first: readonly (readonly number[])[];
    /** The same of role 1, in the same order; the mirror image unless told, where both are alike. */
    readonly second?: readonly (readonly number[])[];
    /** "simultaneous" unless told. */
    readonly order?: StageGame["order"];
    /** Both unless told. */
    readonly judged?: "both" | "first" | "second";
    /** "subject" unless told. */
    readonly judgesSee?: StageGame["judgesSee"];
    /** "symmetric" where the payoffs are mirror images of each other and nothing else tells roles apart, else "drawn". */
    readonly seats?: Seats;
    /** What the actions are called; their numbers unless told. */
    readonly actions?: readonly [readonly string[], readonly string[]];
}
/**
 * A stage game from its payoffs.
 *
 * @param field what errors call it
 * @throws GameError that names what is wrong
 */
export declare function defineStage(options: StageOptions, field?: string): StageGame;
/** A stage game that is made by us. */
export declare function sealed(stage: StageGame): StageGame;
/** Whether it was made by `defineStage` or is of the catalogue. */
export declare function isStage(value: unknown): value is StageGame;
/** Whether the two roles are alike. */
export declare function isSymmetric({ choices, payoffs, order, judged }: StageGame): boolean;
/** The most that a policy has to choose among: the width of its table of actions. */
export declare function widthOf({ choices }: StageGame): number;
/** The largest payoff in size: what a payoff is measured by. */
export declare function scaleOf({ payoffs }: StageGame): number;
/** The same with other payoffs. */
export declare function withPayoffs(stage: StageGame, change: (payoff: number) => number): StageGame;
/** A payoff as the sum of what comes of one's own action and of the other's, as in donations. */
export interface PayoffParts {
    readonly own: Float64Array;
    readonly other: Float64Array;
}
/** The parts of a role's payoff; undefined where it is not such a sum. */
export declare function payoffPartsOf({ choices, payoffs }: StageGame, role: Role): PayoffParts | undefined;
