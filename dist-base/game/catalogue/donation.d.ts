/** Donations: who gives pays a cost, and the other gains a benefit. */
import { type StageGame } from "../stage.js";
export interface DonationOptions {
    /** What a full donation is worth to its recipient. */
    readonly benefit: number;
    /** What it costs. */
    readonly cost: number;
    /** A: action a gives the share a / (A - 1). */
    readonly actions: number;
    /** `mutual`: both give and both are judged. `one-way`: the first gives and is judged by the second. */
    readonly encounter: "mutual" | "one-way";
}
/** The donation game: u = benefit x what the other gives - cost x what one gives. */
export declare function donationStage({ benefit, cost, actions, encounter }: DonationOptions): StageGame;
/** The share that each action gives, `[A]`: g(a) = a/(A-1), from 0 to 1. */
export declare function donationShares(actions: number): Float64Array;
