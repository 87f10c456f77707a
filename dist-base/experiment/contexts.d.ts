/** The contexts of a rule by name, and what a policy does in each, as the terminal and reports show them. */
import type { PolicyShape } from "../game/index.js";
import type { Chances } from "./result.js";
export type Half = "action" | "assessment";
/** What the names of a context are of. */
export declare const contextTitles: Readonly<Record<Half, readonly string[]>>;
/** Names of reputations: Bad and Good where there are two, else their numbers. */
export declare function reputationNames({ reputations }: Pick<PolicyShape, "reputations">): readonly string[];
/** Names of actions, likewise. */
export declare function actionNames({ actions }: Pick<PolicyShape, "actions">): readonly string[];
/** The names of every context of a rule, in the order of its table. */
export declare function contextsOf(half: Half, shape: PolicyShape): readonly (readonly string[])[];
/** What a policy does in a context. */
export interface Decision {
    /** In binary games, and with continuous donations, a number; else the likeliest choice. */
    readonly text: string;
    /** Of that choice, where it does not stand there already. */
    readonly chance?: string;
    /** Where it lies between the first outcome, 0, and the last, 1. */
    readonly level: number;
    /** The likeliest choice; undefined where several are equally likely. */
    readonly choice: number | undefined;
}
export declare function decisionIn(chances: Chances, context: number): Decision;
/** The contexts that came up most, so many at most; and in words how often the others did. */
export declare function mostVisited(visits: readonly number[], most: number): {
    contexts: number[];
    rest: string;
};
