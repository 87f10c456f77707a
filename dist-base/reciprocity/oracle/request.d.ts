import { type Game, type Policy } from "../../game/index.js";
import { type OptionTable } from "../../options.js";
import type { Optimize } from "../learner.js";
export interface OracleOptions {
    /**
     * Matchings to draw and to average over, 1 to 10^6. Unless told, payoffs are over all matchings where the residents are of few
     * enough types, and over 128 elsewhere, and best responses are sought on 32 others; the bound with foresight is over 32. Those that
     * are asked for serve for everything.
     */
    readonly matchings?: number;
    /** Seed of the matchings and of the starts of a search, any safe integer; 1 unless told. */
    readonly seed?: number;
}
export declare const oracleOptions: OptionTable<OracleOptions>;
/** @throws OptionError unless a best response can be looked for */
export declare function checkQuestion(game: Game, optimize: Optimize, fixed: Policy): void;
/** The same, where the rules of binary games alone can be tried. */
export declare function checkBinaryQuestion(game: Game, optimize: Optimize, fixed: Policy): void;
/** @throws OptionError unless it is a list of the game's policies */
export declare function checkPolicies(game: Game, policies: readonly Policy[]): void;
