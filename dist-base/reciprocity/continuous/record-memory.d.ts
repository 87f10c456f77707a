import type { Random } from "../../game/index.js";
/**
 * Records of every opponent, a few numbers each, in single precision: a fair sample of all so far (Vitter's reservoir),
 * so that what was found out early on is not forgotten when the learner settles.
 */
export declare class RecordMemory {
    private readonly opponents;
    private readonly capacity;
    private readonly width;
    private readonly numbers;
    /** Records seen so far, by opponent. */
    private readonly counts;
    constructor(opponents: number, capacity: number, width: number);
    add(opponent: number, record: readonly number[], random: Random): void;
    /** Where a record drawn at random begins, or -1 if there is none. */
    draw(opponent: number, random: Random): number;
    at(index: number): number;
    save(): SavedMemory;
    /** @throws OptionError for what `save` of another game gave */
    restore({ numbers, counts }: SavedMemory): void;
}
/** A memory as plain JSON. */
export interface SavedMemory {
    readonly numbers: string;
    readonly counts: readonly number[];
}
