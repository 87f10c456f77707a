import { type Game, type PublicRecords, type Sight } from "../game/index.js";
type Half = "action" | "assessment";
export declare class Attention {
    private readonly balance;
    /** How often each context came up, as shares of the learner's encounters. */
    private readonly shares;
    /** 1 from the first records on. */
    private readonly known;
    private readonly situations;
    /** @param balance 0: contexts count as often as they come up; 1: all alike; 0.5: in between, by the root. */
    constructor(game: Game, balance: number, sees?: readonly Sight[]);
    observe(records: PublicRecords): void;
    /** By how much the gradient of each context of a half is multiplied: 1 where all come up alike. */
    of(half: Half): Float32Array;
    save(): Float32Array[];
    /** @throws OptionError for what another game saved */
    restore(saved: readonly Float32Array[]): void;
    private numbers;
}
export {};
