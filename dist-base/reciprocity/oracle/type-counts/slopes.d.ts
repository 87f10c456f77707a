import type { Policy } from "../../../game/index.js";
import type { Crowd } from "./crowd.js";
/** How the learner's expected total in an episode changes with the encounters with one type. */
export interface EncounterSlopes {
    /** By the mean payoff, `[own][partner's]`: how often that encounter is expected. */
    readonly payoffs: Float64Array;
    /** By the chance of both new reputations, `[own][partner's][new own][new partner's]`. */
    readonly tables: Float64Array;
}
/** Whether the chances of all states in all rounds can be kept. */
export declare function hasSlopes({ game, start }: Crowd): boolean;
/** The slopes by encounters with each type, where the learner has this policy. */
export declare function slopesIn(crowd: Crowd, policy: Policy): EncounterSlopes[];
