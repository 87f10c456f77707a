import { type Game, type PublicRecords } from "../../game/index.js";
/** Whole numbers, in as few bytes as hold the largest that there can be. */
export type Counts = Uint8Array | Uint16Array | Uint32Array;
/** Counts by opponent, context and outcome: action [N-1, K^2, A] and assessment [N-1, K^2 A, K], in the orders of `Policy`. */
export interface Tally {
    readonly action: Counts;
    readonly assessment: Counts;
}
/** The two halves of a policy, each a table of its own. */
export declare const halves: readonly ["action", "assessment"];
export type Half = (typeof halves)[number];
/** Sizes of one half's tables. */
export interface TableShape {
    readonly opponents: number;
    readonly contexts: number;
    readonly outcomes: number;
}
export declare function tableShapes({ agents, reputations: k, actions: a }: Game): Readonly<Record<Half, TableShape>>;
/** Zeros. @param most the largest count that there will be */
export declare function emptyTally(game: Game, most?: number): Tally;
/** Counts the encounters in a part of the records: from one place up to another. */
export declare function tallyOf(game: Game, records: PublicRecords, from?: number, to?: number): Tally;
/** Adds what was counted, or takes it away. */
export declare function addTally(sum: Tally, { action, assessment }: Tally): void;
