/** Settings, contexts and figures in words: the same ones on the terminal and in reports. */
import { type ResidentGroup, type Sight } from "../game/index.js";
import { type Configuration, type GameConfiguration } from "./configuration.js";
import type { TrainingResult } from "./result.js";
/** Who lives there: `4 HybridCoop judging by L6, 4 AllD judging by L6`. */
export declare function societyInWords({ residents }: Configuration): string;
/** A group of residents: `4 HybridCoop judging by L6`. */
export declare function groupInWords({ count, norm, action, assessment }: ResidentGroup): string;
/** The setting in a few words: `hybrid-alld, matching direct`. */
export declare function settingInWords(configuration: Configuration): string;
/** What the numbers of a rule are: chances, or with continuous donations what is done where all that is seen is 0 or 1. */
export declare const ruleNumbers: {
    readonly discrete: {
        readonly action: "P(cooperate)";
        readonly assessment: "P(Good)";
        readonly one: "probability";
        readonly all: "probabilities";
    };
    readonly continuous: {
        readonly action: "share given at the corners";
        readonly assessment: "reputation given at the corners";
        readonly one: "share";
        readonly all: "shares";
    };
};
/** The same for a game: where there are more than two of each, what is shown is the likeliest choice. */
export declare function ruleNumbersOf(game: GameConfiguration): Readonly<Record<keyof typeof ruleNumbers.discrete, string>>;
/** What was learned: `joint` learns both halves. */
export declare const halfInWords: {
    readonly action: "actions";
    readonly signal: "signals";
    readonly joint: "actions and signals";
};
/** How it was learned: the method, and the belief of those that have one; ours goes without saying. */
export declare function methodInWords({ method, belief }: Pick<TrainingResult, "method" | "belief">): string;
export declare function figure(value: number, digits?: number): string;
/** What is seen beyond the two reputations, to go after what was learned. */
export declare function seeingInWords({ sees }: {
    readonly sees?: readonly Sight[] | undefined;
}): string;
/** A figure and its standard error: `2.246 ± 0.003`; the error is left out where it shows as zero. */
export declare function withError(value: number, standardError: number): string;
export declare function percent(share: number): string;
export declare function seconds(duration: number): string;
