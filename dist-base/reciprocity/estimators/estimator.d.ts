/**
 * Estimates of one half of all opponents' policies, by two models side by side: counts, smoothed, and networks. Counts do well where
 * records are many for the contexts; networks find what contexts have in common where they are few. Each batch of records is
 * foretold by both before either learns from it, and whoever has foretold more batches better is believed (Dawid 1984).
 *
 * Networks are made in the first batch, whose first half is learned from before its second is foretold, and only if counts leave
 * room to do better. They are given up for good, and with them what they cost, when counts have won often enough, or leave no room
 * to networks that were no better so far.
 */
import { type Engine, type Floats, type Tensor } from "../../autodiff/index.js";
import type { TapeState } from "../saved-tape.js";
import { type NetworkSettings } from "./networks.js";
import type { Counts, TableShape } from "./tally.js";
/** What is saved while both models are in use; null where counts alone are, or nothing was seen yet. */
export type ContestState = {
    readonly standing: number;
    readonly networks: TapeState;
} | null;
export declare class Estimator {
    private readonly engine;
    private readonly shape;
    private readonly features;
    private readonly settings;
    private networks;
    /** Batches that networks foretold better, less those that counts did, from 0 to 2 SETTLED; starts half way. */
    private standing;
    private readonly fromCounts;
    constructor(engine: Engine, shape: TableShape, features: Float32Array, settings: NetworkSettings);
    /** Whether networks are believed. */
    get byNetworks(): boolean;
    /** Held outside of WebAssembly. */
    get memoryBytes(): number;
    /** Chances of what is seen, [opponents, contexts, outcomes]. */
    value(): Floats;
    /** Copies those of some opponents to the first rows of a tensor, which has room for them. */
    read(opponents: readonly number[], to: Tensor): void;
    /** Makes networks if counts of a first part of the first batch leave them room in the rest. */
    begin(part: Counts, rest: Counts): void;
    /** Has both models foretell a batch that neither has learned from. */
    compare(batch: Counts): void;
    /** Takes in all that is remembered. */
    count(counts: Counts): void;
    /** Trains the networks, if there are any; gives the mean cross-entropy of what is remembered, nats a record. */
    train(counts: Counts, steps: number): number;
    save(): ContestState;
    restore(state: ContestState): void;
    dispose(): void;
    private giveUp;
}
