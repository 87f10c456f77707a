/**
 * What was seen of every opponent, by batches of records: the newest apart, the older ones joined two by two, so that there are
 * about twice as many epochs as the batches have binary digits (Bifet & Gavalda 2007). Nothing is forgotten with time. Where
 * late epochs contradict those before, the opponent has changed, and what came before is forgotten of that opponent.
 */
import type { Game } from "../../game/index.js";
import { type Half, type Tally } from "./tally.js";
/** As it is saved; the newest first. */
export type EpochState = {
    readonly batches: number;
} & Readonly<Record<Half, ArrayLike<number>>>;
export declare class History {
    private readonly game;
    /** Of all that is remembered. */
    readonly sum: Tally;
    /** Taken in since the start. */
    batches: number;
    private readonly shapes;
    private epochs;
    constructor(game: Game);
    get memoryBytes(): number;
    /** @param each the most records of an opponent that a batch can have */
    add(tally: Tally, each: number): void;
    save(): EpochState[];
    restore(epochs: readonly EpochState[]): void;
    private forgetChanged;
    /** Takes all but the newest so many epochs of an opponent from memory. */
    private forget;
}
