/** The families of settings that a study is made over. To add one, add its entry to `families`. */
import { type Game, type Policy } from "../../game/index.js";
import type { Optimize } from "../../reciprocity/index.js";
/** A setting as methods are compared in it. */
export interface StudySetting {
    /** `random/7`: its family, and what tells it from the others there. */
    readonly name: string;
    /** In words. */
    readonly about: string;
    readonly game: Game;
    /** The policies of agents 1 .. N-1. */
    readonly residents: readonly Policy[];
    readonly optimize: Optimize;
    /** Supplies the half that is not optimised. */
    readonly fixed: Policy;
}
/**
 * Settings drawn at random: 3 to 14 agents of one to four types with any rules, all matchings, errors up to 15 %, b/c from 1.1
 * to 20, 3 to 100 rounds (`indirect` as many as there can be), each half of the policy in turn, the other half any rule.
 *
 * @param count the first so many; each depends on its place and the seed alone
 */
export declare function randomSettings(count: number, seed?: number): StudySetting[];
/** Each mix under `random` and under `direct` matching, joint, b 5, c 0.5, 36 rounds. */
export declare function contriteSettings(): StudySetting[];
/**
 * Everybody is bad at first, and one early gift starts a chain after which all give: actions alone are learned, b 2, c 1.
 *
 * @param agents the learner included
 */
export declare function epidemicSettings(agents: readonly number[]): StudySetting[];
