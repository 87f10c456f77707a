/** Every default and limit of a configuration, in one place. */
import type { GameConfiguration, LearnerConfiguration, TrainingConfiguration } from "./configuration.js";
export declare const defaultGame: GameConfiguration;
export declare const defaultLearner: LearnerConfiguration;
export declare const defaultTraining: Required<TrainingConfiguration>;
/** Where donations are continuous the mean field is exact. */
export declare const continuousTraining: Required<TrainingConfiguration>;
/** Episodes freshly played after a training, as a cross-check of the exact payoff; fewer where they are too long. */
export declare const PLAYED_EPISODES = 200;
/** The most that a configuration may ask for: enough for any study, and an error where memory would give out. */
export declare const limits: {
    /** Residents in all groups together. */
    readonly residents: 10000;
    readonly rounds: 1000000;
    readonly iterations: 100000;
    readonly episodes: 100000;
    readonly horizon: 1000;
    /** Seeds derived from one by adding a little stay exact. */
    readonly seed: number;
    readonly hiddenLayers: 4;
    readonly hiddenWidth: 1024;
    /** Encounters of one iteration, all episodes together: 22 bytes each in the public records. */
    readonly encounters: 20000000;
    /** The same of the episodes that a policy is measured in. */
    readonly measuredEncounters: 50000000;
};
/** A best response at most this share of the benefit is too close to zero for a ratio to say anything. */
export declare const NEGLIGIBLE_REFERENCE = 0.02;
