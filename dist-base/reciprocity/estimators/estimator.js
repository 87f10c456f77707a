/**
 * Estimates of one half of all opponents' policies, by two models side by side: counts, smoothed, and networks. Counts do well where
 * records are many for the contexts; networks find what contexts have in common where they are few. Each batch of records is
 * foretold by both before either learns from it, and whoever has foretold more batches better is believed (Dawid 1984).
 *
 * Networks are made in the first batch, whose first half is learned from before its second is foretold, and only if counts leave
 * room to do better. They are given up for good, and with them what they cost, when counts have won often enough, or leave no room
 * to networks that were no better so far.
 */
import { MemoryLimitError } from "../../autodiff/index.js";
import { foreignCheckpoint } from "../saved-numbers.js";
import { Networks } from "./networks.js";
import { crossEntropy, quadraticScore, roomToImprove } from "./scores.js";
import { smoothed } from "./smoothing.js";
/**
 * Squared distance of chances, in the mean over records, that is not worth a network: of two outcomes, an error of 0.1. It halves
 * as the records double, anyway.
 */
const NEGLIGIBLE = 0.02;
/** What networks have to be better by, to win a batch: of two outcomes, a mean error of 0.007. */
const TIE = 1e-4;
/** Batches won, less those lost, that settle it. */
const SETTLED = 8;
export class Estimator {
    engine;
    shape;
    features;
    settings;
    networks;
    /** Batches that networks foretold better, less those that counts did, from 0 to 2 SETTLED; starts half way. */
    standing = SETTLED;
    fromCounts;
    constructor(engine, shape, features, settings) {
        this.engine = engine;
        this.shape = shape;
        this.features = features;
        this.settings = settings;
        this.fromCounts = new Float32Array(shape.opponents * shape.contexts * shape.outcomes);
        this.fromCounts.fill(1 / shape.outcomes);
    }
    /** Whether networks are believed. */
    get byNetworks() {
        return this.networks !== undefined && this.standing > SETTLED;
    }
    /** Held outside of WebAssembly. */
    get memoryBytes() {
        return this.fromCounts.byteLength;
    }
    /** Chances of what is seen, [opponents, contexts, outcomes]. */
    value() {
        return this.byNetworks ? this.networks.value() : this.fromCounts;
    }
    /** Copies those of some opponents to the first rows of a tensor, which has room for them. */
    read(opponents, to) {
        if (this.byNetworks) {
            this.networks.read(opponents, to);
            return;
        }
        const size = this.shape.contexts * this.shape.outcomes;
        const rows = new Float32Array(to.size);
        for (const [row, opponent] of opponents.entries()) {
            rows.set(this.fromCounts.subarray(opponent * size, (opponent + 1) * size), row * size);
        }
        to.set(rows);
    }
    /** Makes networks if counts of a first part of the first batch leave them room in the rest. */
    begin(part, rest) {
        this.count(part);
        if (roomToImprove(this.fromCounts, rest, this.shape) <= NEGLIGIBLE)
            return;
        try {
            this.networks = new Networks(this.engine, this.shape, this.features, this.settings);
        }
        catch (error) {
            // Counts do without.
            if (!(error instanceof MemoryLimitError))
                throw error;
        }
    }
    /** Has both models foretell a batch that neither has learned from. */
    compare(batch) {
        if (this.networks === undefined)
            return;
        const byCounts = quadraticScore(this.fromCounts, batch, this.shape);
        const byNetworks = quadraticScore(this.networks.value(), batch, this.shape);
        this.standing = Math.min(2 * SETTLED, this.standing + (byNetworks < byCounts - TIE ? 1 : -1));
        const isBeaten = this.standing === 0;
        const isNeedless = this.standing <= SETTLED && roomToImprove(this.fromCounts, batch, this.shape) <= NEGLIGIBLE;
        if (isBeaten || isNeedless)
            this.giveUp();
    }
    /** Takes in all that is remembered. */
    count(counts) {
        smoothed(counts, this.shape, this.fromCounts);
    }
    /** Trains the networks, if there are any; gives the mean cross-entropy of what is remembered, nats a record. */
    train(counts, steps) {
        const loss = this.networks?.train(counts, steps);
        return this.byNetworks ? loss : crossEntropy(this.fromCounts, counts);
    }
    save() {
        const { networks, standing } = this;
        return networks === undefined ? null : { standing, networks: networks.save() };
    }
    restore(state) {
        this.giveUp();
        if (state === null)
            return;
        if (state.standing < 1 || state.standing > 2 * SETTLED)
            throw foreignCheckpoint("another choice of estimators");
        this.standing = state.standing;
        this.networks = new Networks(this.engine, this.shape, this.features, this.settings);
        this.networks.restore(state.networks);
    }
    dispose() {
        this.giveUp();
    }
    giveUp() {
        this.networks?.dispose();
        this.networks = undefined;
    }
}
