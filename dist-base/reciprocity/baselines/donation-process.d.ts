import { type Game, type Policy, type PublicRecords, type Random, type Sight } from "../../game/index.js";
import type { Optimize } from "../learner.js";
import type { Head, Process, Tables, Trajectories } from "./process.js";
/** What a critic sees: nothing; what the policy sees, and the time; or everybody's reputation beside it. */
export type View = "none" | "own" | "public";
export interface DonationOptions {
    readonly optimize: Optimize;
    /** Supplies the half that is not learned. */
    readonly fixed: Policy;
    readonly view?: View;
    /** What is seen of an encounter beyond the two reputations; nothing unless told. */
    readonly sees?: readonly Sight[];
}
/** Plays episodes with the learner's policy, as chosen. */
export type Play = (policy: Policy, episodes: number, random: Random) => PublicRecords;
export declare class DonationProcess implements Process {
    private readonly game;
    private readonly playEpisodes;
    private readonly options;
    readonly heads: readonly Head[];
    readonly decisions: number;
    readonly seen: number;
    /** The number of a head among those that are learned; -1 where the half is given. */
    private readonly headOf;
    private readonly view;
    private readonly situations;
    constructor(game: Game, playEpisodes: Play, options: DonationOptions);
    play(tables: Tables, episodes: number, random: Random): Trajectories;
    /** The learner's policy with these tables for the half, or halves, that it learns. */
    policyOf(tables: Tables): Policy;
    /** The learner's decisions in public records. */
    read(records: PublicRecords): Trajectories;
    /** Writes what a critic sees at a decision; at a judgement the actions are known. */
    private see;
}
