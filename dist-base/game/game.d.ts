/** A reputation game: who meets whom, what they play, what is said of them; its settings, their defaults and their limits. */
import { type Taken } from "../options.js";
import { GameError } from "./game-error.js";
import { type Seats, type StageGame, type StageOptions } from "./stage.js";
export { GameError };
/** A game's settings. Build one with `defineGame`, which fills the defaults and checks it. */
export interface Game {
    /** N >= 2, the learner included: agent 0 is the learner, the others are residents. */
    readonly agents: number;
    /** K: reputations are 0..K-1, from 2 to 64. Of two, 0 is Bad and 1 is Good. */
    readonly reputations: number;
    /** What two who meet play. */
    readonly stage: StageGame;
    /**
     * A: the most actions that a role chooses among, from 2 to 64. In the donation game action a donates the share a/(A-1); of two, 0 is
     * Defect and 1 is Cooperate.
     */
    readonly actions: number;
    /** Of the donation game: what a full donation is worth to its recipient: 0, or from 1e-12 to 1e12. */
    readonly benefit: number;
    /** Of the donation game: what a full donation costs its donor: 0, or from 1e-12 to 1e12. */
    readonly cost: number;
    /** Of the donation game. `mutual`: both act and both are judged. `one-way`: the first donates and is judged by the second. */
    readonly encounter: "mutual" | "one-way";
    /** Rounds of an episode, >= 1; with `round-robin` matching unless told as many as there are pairs. */
    readonly rounds: number;
    /**
     * `random`: new pairs every round. `direct`: the same pairs all episode. `indirect`: no pair meets twice. `round-robin`: every pair
     * once, in a random order, one a round.
     */
    readonly matching: "random" | "direct" | "indirect" | "round-robin";
    /**
     * How two who meet come to their roles. `symmetric`: roles are alike. `drawn`: by chance. `alternating`: each agent has now the one,
     * now the other. `fixed`: by class.
     */
    readonly seats: Seats;
    /**
     * With `fixed` seats: the role of each agent, `[N]`, and those who have role 0 meet those who have role 1. Unless told every second
     * agent has role 1. Undefined with other seats.
     */
    readonly classes: readonly number[] | undefined;
    /**
     * The group of each agent, an integer, `[N]`, where agents tell their own group from others: then all they do may depend on it.
     * Undefined where they do not.
     */
    readonly groups: readonly number[] | undefined;
    /** An agent's k-th own encounter, from 0, counts `discount` ** k; above 0, at most 1. */
    readonly discount: number;
    /**
     * The chance of the best reputation, K - 1, at the start of an episode, all others having the worst, 0; or the distribution
     * over all K reputations.
     */
    readonly initialReputation: number | readonly number[];
    /** Chance that the executed action is not the chosen one. */
    readonly executionError: number;
    /** `symmetric`: the error makes any other action, all alike. `one-sided`: it turns what was chosen into action 0. */
    readonly executionErrorKind: "symmetric" | "one-sided";
    /** Chance that the emitted signal is not the chosen one; it is then any other, all alike. */
    readonly assessmentError: number;
}
/** What `defineGame` takes: a stage game may be told by its name or by its payoffs. */
export type GameOptions = Partial<Omit<Game, "stage">> & {
    readonly stage?: StageGame | StageOptions | string;
};
/** A probability vector may miss a sum of 1 by this much: enough for rows that were computed in single precision. */
export declare const DISTRIBUTION_TOLERANCE = 0.000001;
export declare const amount: Taken;
/** Fills what is absent with the defaults, checks everything and freezes it. Throws a `GameError`. */
export declare function defineGame(options?: GameOptions): Game;
/** The same game with these payoffs, which are not checked again. */
export declare function withStage(game: Game, stage: StageGame, donation?: Partial<Pick<Game, "benefit" | "cost">>): Game;
/** How many pairs can meet. */
export declare function pairsOf({ agents, classes }: Pick<Game, "agents" | "classes">): number;
/** Throws a GameError unless it is a game, such as `defineGame` gives. */
export declare function checkGame(game: Game): void;
/** Rounds in which all can meet somebody new: the most that `indirect` matching can fill. */
export declare function mostIndirectRounds(agents: number, classes?: readonly number[]): number;
/** The distribution of an agent's reputation at the start of an episode, `[K]`. */
export declare function initialDistribution(game: Game): Float64Array;
/** The share that each action donates, `[A]`: g(a) = a/(A-1), from 0 to 1. */
export declare function donation({ actions }: Pick<Game, "actions">): Float64Array;
/** Whether these are probabilities that sum to 1. */
export declare function isDistribution(row: ArrayLike<number>): boolean;
