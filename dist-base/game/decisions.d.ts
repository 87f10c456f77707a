/**
 * The decisions of an encounter: who decides in which role, what it sees, and among what it chooses. Tables of policies, contexts,
 * estimators, records and reports are all laid out by this list.
 *
 * An agent has a table of how it acts and one of how it judges. Each holds, one after the other, the rows of the decisions that its
 * roles bring, and every row has room for as many choices as the largest one has.
 */
import type { Game } from "./game.js";
import type { Role } from "./stage.js";
/** How one acts and how one judges: the two halves of a policy. */
export type Half = "action" | "assessment";
/** What a decision may depend on; `kin`: whether the two are of one group (0 or 1). */
export type Factor = "kin" | "own" | "partner" | "subject" | "judge" | "partnerAction" | "subjectAction" | "judgeAction";
export interface Decision {
    readonly half: Half;
    /** The role of who decides; 0 where roles are alike. */
    readonly role: Role;
    /** Its first row in the table of its half. */
    readonly start: number;
    /** What it depends on, and how many values each of it has: rows are in this order, the last one running fastest. */
    readonly sees: readonly Factor[];
    readonly sizes: readonly number[];
    /** Rows. */
    readonly contexts: number;
    /** How many of the choices of a row are open; what is beyond them has no chance. */
    readonly choices: number;
}
/** The sizes that a policy's tables follow from. Every `Game` is one; without a stage game the roles are alike. */
export type PolicyShape = Pick<Game, "reputations" | "actions"> & Partial<Pick<Game, "stage" | "seats" | "groups">>;
/** All decisions of a game. */
export interface Decisions {
    /** In the order of their rows: first those of acting, by role, then those of judging, by the role of the judge. */
    readonly all: readonly Decision[];
    /** How each role acts; undefined where it does nothing. */
    readonly acting: readonly [Decision | undefined, Decision | undefined];
    /** How each role judges the other; undefined where it does not. */
    readonly judging: readonly [Decision | undefined, Decision | undefined];
    /** Rows of each half's table. */
    readonly rows: Readonly<Record<Half, number>>;
    /** Choices that each row has room for. */
    readonly width: Readonly<Record<Half, number>>;
    /**
     * Whether what is said of one depends on what the other did, given the reputations before: where role 1 sees what role 0 did and is
     * judged, or a judge looks at what it did itself. Else the new reputations are independent.
     */
    readonly dependent: boolean;
    /** Whether the roles are alike, so that a table serves both. */
    readonly alike: boolean;
    /** 2 where agents tell their own group from others, and then the rows of each decision are twice as many; else 1. */
    readonly kinds: 1 | 2;
}
/** The decisions of a game, or of what has its sizes. */
export declare function decisionsOf(shape: PolicyShape): Decisions;
/** By how many rows those towards one's own group come after those towards others; 0 where groups are not told apart. */
export declare function kinShift({ sees, contexts }: Decision): number;
/** Whether two agents are of one group, 0 or 1. */
export declare function kinOf({ groups }: Pick<Game, "groups">, one: number, other: number): number;
/** The row of a decision by what is seen, in the order of `sees`. */
export declare function rowOf({ start, sizes }: Decision, ...seen: readonly number[]): number;
/** What is seen in a row of a half's table, and the decision that it belongs to. */
export declare function contextOf(decisions: Decisions, half: Half, row: number): {
    decision: Decision;
    seen: number[];
};
/** Whether an agent of this class can come to make a decision. */
export declare function isOf(decision: Decision, agentClass: number | undefined): boolean;
