/** A training in the words of its configuration: who lives there, what is played, what is learned and how. */
import type { Game, PolicyShape, ResidentGroup, Rule, Sight } from "../game/index.js";
import type { ActionKind, Belief, MethodName, Optimize } from "../reciprocity/index.js";
export declare const beliefs: readonly ["anchored", "joint", "mean-field"];
export declare const ends: readonly ["settled", "iterations"];
export declare const halves: readonly ["action", "signal", "joint"];
/** The game without what follows from elsewhere: residents say how many agents there are. */
export type GameConfiguration = Omit<Game, "agents" | "actions" | "stage" | "seats" | "classes" | "groups" | "discount" | "matching"> & {
    readonly matching: Exclude<Game["matching"], "round-robin">;
    /** What donations can be: everything or nothing ("discrete"), any share, or so many levels, from 2 to 64. */
    readonly actions: ActionKind | number;
};
/** Which of the two games a configuration is about. */
export declare function kindOf({ actions }: Pick<GameConfiguration, "actions">): ActionKind;
/** The sizes of policies; those at the corners where donations are continuous. */
export declare function shapeOf({ reputations, actions }: Pick<GameConfiguration, "reputations" | "actions">): PolicyShape;
export interface LearnerConfiguration {
    /** Which half of the policy is learned. */
    readonly optimize: Optimize;
    /** The action rule where only signals are optimised. */
    readonly fixedAction: Rule;
    /** The assessment rule where only actions are optimised. */
    readonly fixedAssessment: Rule;
    /** Widths of the hidden layers of the learner's networks. */
    readonly hidden: readonly number[];
    /** What it sees of an encounter beyond the two reputations; absent where that is nothing. */
    readonly sees?: readonly Sight[];
}
export interface TrainingConfiguration {
    readonly method: MethodName;
    /** How the reputations to come are believed to be spread; absent for a method without a belief. */
    readonly belief?: Belief;
    /** Rounds that the anchored belief looks ahead; absent with any other. */
    readonly horizon?: number;
    /** The most there are. */
    readonly iterations: number;
    /** `settled`: stops once it has settled; `iterations`: goes on to the last. */
    readonly until: (typeof ends)[number];
    /** Played in every iteration. */
    readonly episodes: number;
    readonly seed: number;
}
/** Everything that a training needs, nothing left to defaults. It is a valid configuration file. */
export interface Configuration {
    readonly game: GameConfiguration;
    readonly residents: readonly ResidentGroup[];
    readonly learner: LearnerConfiguration;
    readonly training: TrainingConfiguration;
}
/** What a configuration file, or the flags of a command, may say: any part of a configuration. */
export interface PartialConfiguration {
    /** `agents` may be said: one more than the residents. */
    readonly game?: Partial<GameConfiguration> & {
        readonly agents?: number;
    };
    readonly residents?: readonly ResidentGroup[];
    readonly learner?: Partial<LearnerConfiguration>;
    readonly training?: Partial<TrainingConfiguration>;
}
