/** Every default and limit of a configuration, in one place. */
import type {
  DonationConfiguration,
  GameConfiguration,
  LearnerConfiguration,
  TrainingConfiguration,
} from "./configuration.js";

/** Of the donation game alone. */
export const donationGame: DonationConfiguration = { benefit: 5, cost: 0.5, actions: "discrete", encounter: "mutual" };

/** Unless every pair meets once. */
export const defaultRounds = 36;

/** Of every game. */
export const commonGame: GameConfiguration = {
  stage: "donation",
  matching: "random",
  reputations: 2,
  discount: 1,
  initialReputation: 0.5,
  executionError: 0,
  executionErrorKind: "symmetric",
  assessmentError: 0,
};

/** What is played unless told. */
export const defaultGame = { ...donationGame, rounds: defaultRounds, ...commonGame };

export const defaultLearner: LearnerConfiguration = {
  optimize: "joint",
  fixedAction: "Discriminator",
  fixedAssessment: "L6",
  hidden: [16],
};

export const defaultTraining: Required<TrainingConfiguration> = {
  method: "reciprocity-gradient",
  belief: "anchored",
  horizon: 36,
  iterations: 600,
  until: "settled",
  episodes: 8,
  seed: 1,
};

/** Where donations are continuous the mean field is exact. */
export const continuousTraining: Required<TrainingConfiguration> = { ...defaultTraining, belief: "mean-field" };

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
} as const;

/** A best response at most this share of the largest payoff is too close to zero for a ratio to say anything. */
export const NEGLIGIBLE_REFERENCE = 0.02;
