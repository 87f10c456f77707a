import { type Game, type PolicyShape, type PublicRecords, type Sight, type Situations } from "../game/index.js";
import { Aftermath, type PolicyTables } from "./aftermath.js";
import type { IntegerRows } from "./number-lists.js";
/** Finds what the outcomes of decisions are worth beyond what is followed jointly; see `Aftermath`. */
export interface Following {
    use(policies: PolicyTables, situationOf?: Int32Array): void;
    timeOf(rounds: IntegerRows): number;
    follow(records: PublicRecords, start: number, from: number, last: number, worth: Float64Array): void;
}
/** Whether the learner meets but one of the others in an episode, whom nobody else meets. */
export declare function meetsOne({ matching, agents }: Game): boolean;
export declare function followingOf(game: Game, situations: Situations | undefined): Following;
/** @throws OptionError for a game of which too much would have to be remembered in a belief */
export declare function checkRemembers({ reputations, actions }: PolicyShape, sees: readonly Sight[]): void;
/** Of two whom nobody else matters to. */
export declare class PairAftermath implements Following {
    private readonly game;
    private readonly situations;
    private policies;
    private readonly outcomes;
    /** By round of the records after which they are: what is to come up to the `end`, [own][partner's][memory]. */
    private readonly values;
    private end;
    private readonly pair;
    constructor(game: Game, situations: Situations);
    use(policies: PolicyTables): void;
    timeOf(): number;
    follow(records: PublicRecords, start: number, _from: number, last: number, worth: Float64Array): void;
    private valueAfter;
    private rowOf;
}
/** Among others. */
export declare class RememberingAftermath extends Aftermath {
    private readonly seen;
    private readonly outcomes;
    /** Of whom what is remembered depends on the outcome: its chances, [outcomes, memories], by agent. */
    private readonly memories;
    private readonly remembered;
    private readonly next;
    constructor(game: Game, seen: Situations);
    follow(records: PublicRecords, start: number, from: number, last: number, worth: Float64Array): void;
    protected chooseOutcomes(): void;
    protected writeWorth(_own: number, _other: number, worth: Float64Array): void;
    protected meet(records: PublicRecords, at: number, goesOn: boolean): void;
    /** The learner is paid, and what comes of the encounter is carried on. */
    private encounter;
    private become;
    /** What is the same whatever the outcome is as it was seen. */
    private remember;
    private memoriesOf;
}
