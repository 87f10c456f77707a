/** Holds a policy against the best response, among the true residents and in freshly drawn episodes. */
import { type Game, type Policy } from "../game/index.js";
import { type Optimize, type Played, type Referee } from "../reciprocity/index.js";
import type { Setting } from "./resolve.js";
import { type Measurement, type OracleResult } from "./result.js";
/** What a policy is measured by in played episodes. */
export declare const measuringStream: 1886151033;
export interface MeasureOptions {
    readonly optimize: Optimize;
    /** Of the matchings and of the episodes played. */
    readonly seed: number;
    /** Freshly played: 200 unless told, or as many as there is room for. */
    readonly episodes?: number;
}
/** Evaluates a policy exactly, where the setting allows, and plays it. The half not optimised is the policy's own. */
export declare function measure(setting: Setting, policy: Policy, options: MeasureOptions): Promise<Measurement>;
/**
 * Episodes to measure in: those that were asked for, or the usual number, or as many as there is room for.
 *
 * @throws RequestError where those that were asked for do not fit into memory
 */
export declare function playedEpisodes(game: Game, asked: number | undefined): number;
/** The best response and the bounds alone; a RequestError where the setting is too large for them. */
export declare function consult(setting: Setting, optimize: Optimize, seed: number): Promise<OracleResult>;
/** Episodes for comparing estimators with the truth after an iteration, the same whenever they are asked for. */
export declare function probe(setting: Setting, policy: Policy, seed: number, iteration: number): Played;
/** The exact references, where the setting is small enough to have them. */
export declare function refereeIfSmall(setting: Setting, seed: number): Promise<Referee | undefined>;
