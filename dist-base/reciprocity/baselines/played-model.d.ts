import type { Engine } from "../../autodiff/index.js";
import { type Policy, type Random } from "../../game/index.js";
import type { Environment } from "../environment.js";
import type { OpponentEvidence } from "../estimators/evidence.js";
import { type Opponents } from "../opponents.js";
import type { Outcome, State } from "./algorithm.js";
import { type DonationOptions, DonationProcess } from "./donation-process.js";
import { type Tables } from "./process.js";
export interface PlayedModelOptions extends DonationOptions {
    readonly hidden: readonly number[];
    readonly seed: number;
    /** Share of the choices in real play that is drawn uniformly, so that the estimators see every context. */
    readonly exploration: number;
}
export declare class PlayedModel {
    private readonly environment;
    private readonly options;
    /** The game itself. */
    readonly real: DonationProcess;
    /** The game with the estimators in place of the others. */
    readonly imagined: DonationProcess;
    readonly opponents: Opponents;
    private isNew;
    constructor(engine: Engine, environment: Environment, options: PlayedModelOptions);
    /** Plays so many real episodes, and learns from them. */
    experience(tables: Tables, episodes: number, random: Random): Outcome;
    estimates(): Policy[];
    evidence(): OpponentEvidence[] | undefined;
    save(): State;
    restore({ tapes, numbers: [sizes, ...counts] }: State): void;
    dispose(): void;
}
