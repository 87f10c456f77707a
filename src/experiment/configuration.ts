/** A training in the words of its configuration: who lives there, what is played, what is learned and how. */
import type { Game, ResidentGroup, Role, Rule, Seats, Sight, StageOptions } from "../game/index.js";
import type { ActionKind, Belief, MethodName, Optimize } from "../reciprocity/index.js";

export const beliefs = ["anchored", "joint", "mean-field"] as const satisfies readonly Belief[];
export const ends = ["settled", "iterations"] as const;
export const halves = ["action", "signal", "joint"] as const satisfies readonly Optimize[];

/** A stage game by its name, by its payoffs, or the trust game with so many steps of what is invested and returned. */
export type StageConfiguration = string | StageOptions | { readonly name: "trust"; readonly levels: number };

/** What is said of a game whatever is played in it. */
type CommonFields =
  | "reputations"
  | "discount"
  | "initialReputation"
  | "executionError"
  | "executionErrorKind"
  | "assessmentError";

/** The game without what follows from elsewhere: residents say how many agents there are, in which roles and groups. */
export interface GameConfiguration extends Pick<Game, CommonFields | "matching">, Partial<DonationConfiguration> {
  /** What two who meet play: "donation" unless told. */
  readonly stage: StageConfiguration;
  /** How they come to their roles; as the stage game has it unless told. */
  readonly seats?: Seats;
  /** Absent with `round-robin` matching: as many as there are pairs. */
  readonly rounds?: number;
  /** What reputations are called, from the first to the last. */
  readonly tones?: readonly string[];
}

/** What is said of the donation game alone. */
export interface DonationConfiguration extends Pick<Game, "benefit" | "cost" | "encounter"> {
  /** What donations can be: everything or nothing ("discrete"), any share, or so many levels, from 2 to 64. */
  readonly actions: ActionKind | number;
}

/** Whether donations are any share. */
export function kindOf({ actions }: Pick<GameConfiguration, "actions">): ActionKind {
  return actions === "continuous" ? "continuous" : "discrete";
}

/** Residents that are alike, and where they stand. */
export interface ResidentConfiguration extends ResidentGroup {
  /** With fixed seats: their role. */
  readonly role?: Role;
  /** Those of one number are of one group, and tell each other from all others; who has none is of no group. */
  readonly group?: number;
  /** The path of a file whose default export is an agent, or a function that makes one: in place of rules. */
  readonly module?: string;
  /** SHA-256 of the file's text in hexadecimal: what it has to be, where it is told. */
  readonly digest?: string;
}

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
  /** With fixed seats: its role; 0 where residents say theirs and it does not. */
  readonly role?: Role;
  /** Its group, as of residents. */
  readonly group?: number;
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
  readonly residents: readonly ResidentConfiguration[];
  readonly learner: LearnerConfiguration;
  readonly training: TrainingConfiguration;
}

/** What a configuration file, or the flags of a command, may say: any part of a configuration. */
export interface PartialConfiguration {
  /** `agents` may be said: one more than the residents. */
  readonly game?: Partial<GameConfiguration> & { readonly agents?: number };
  readonly residents?: readonly ResidentConfiguration[];
  readonly learner?: Partial<LearnerConfiguration>;
  readonly training?: Partial<TrainingConfiguration>;
}
