export const defaultGame = {
    benefit: 5,
    cost: 0.5,
    rounds: 36,
    matching: "random",
    reputations: 2,
    actions: "discrete",
    encounter: "mutual",
    initialReputation: 0.5,
    executionError: 0,
    executionErrorKind: "symmetric",
    assessmentError: 0,
};
export const defaultLearner = {
    optimize: "joint",
    fixedAction: "Discriminator",
    fixedAssessment: "L6",
    hidden: [16],
};
export const defaultTraining = {
    method: "reciprocity-gradient",
    belief: "anchored",
    horizon: 36,
    iterations: 600,
    until: "settled",
    episodes: 8,
    seed: 1,
};
/** Where donations are continuous the mean field is exact. */
export const continuousTraining = { ...defaultTraining, belief: "mean-field" };
/** Episodes freshly played after a training, as a cross-check of the exact payoff; fewer where they are too long. */
export const PLAYED_EPISODES = 200;
/** The most that a configuration may ask for: enough for any study, and an error where memory would give out. */
export const limits = {
    /** Residents in all groups together. */
    residents: 10_000,
    rounds: 1_000_000,
    iterations: 100_000,
    episodes: 100_000,
    horizon: 1_000,
    /** Seeds derived from one by adding a little stay exact. */
    seed: 2 ** 52,
    hiddenLayers: 4,
    hiddenWidth: 1_024,
    /** Encounters of one iteration, all episodes together: 22 bytes each in the public records. */
    encounters: 20_000_000,
    /** The same of the episodes that a policy is measured in. */
    measuredEncounters: 50_000_000,
};
/** A best response at most this share of the benefit is too close to zero for a ratio to say anything. */
export const NEGLIGIBLE_REFERENCE = 0.02;
