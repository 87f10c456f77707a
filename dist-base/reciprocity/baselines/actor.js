// The policy of a learner by samples: for each head a network with a softmax, evaluated once on all contexts.
import { Network } from "../../autodiff/index.js";
import { tunedWidth } from "../tuned-width.js";
/** Keeps the logarithm of what cannot happen finite. */
const LEAST = 1e-12;
export class Actor {
    tape;
    heads;
    /** P(chosen | context) of each head, [contexts, choices]. */
    probabilities;
    /** P(done | context), errors of the process included. */
    performed;
    /** The logarithm of `performed`: what a score function differentiates. */
    scores;
    logs;
    visits;
    constructor(tape, heads, hidden, seed) {
        this.tape = tape;
        this.heads = heads;
        this.logs = heads.map(({ contexts, choices, features, inputs }, head) => {
            const network = new Network(tape, {
                inputs,
                hidden,
                outputs: choices,
                seed: seed + head * (hidden.length + 1),
                tunedWidth,
            });
            return network.apply(tape.constant(features, [contexts, inputs])).logSoftmax();
        });
        this.probabilities = this.logs.map((logs) => logs.exp());
        this.performed = heads.map(({ choices, channel }, head) => {
            const probabilities = this.probabilities[head];
            return channel === undefined ? probabilities : probabilities.matmul(tape.constant(channel, [choices, choices]));
        });
        this.scores = heads.map(({ channel }, head) => channel === undefined ? this.logs[head] : this.performed[head].add(LEAST).log());
        this.visits = heads.map(({ contexts }) => tape.input([contexts]));
    }
    /** P(chosen | context) of each head, as numbers. */
    tables() {
        return this.probabilities.map((probabilities) => Float64Array.from(probabilities.value()));
    }
    /** The mean entropy of the choices, over the decisions that `load` was given. */
    entropy() {
        return this.logs
            .map((logs, head) => logs.mul(this.probabilities[head]).sum(1).mul(this.visits[head]).sum().neg())
            .reduce((sum, entropy) => sum.add(entropy));
    }
    /** Which decisions the entropy is of. */
    load({ head, context }, decisions) {
        const shares = this.heads.map(({ contexts }) => new Float64Array(contexts));
        for (let at = 0; at < decisions.length; at++) {
            const decision = decisions[at];
            shares[head[decision]][context[decision]] += 1 / decisions.length;
        }
        for (const [at, visits] of this.visits.entries())
            visits.set(shares[at]);
    }
}
/**
 * Sums over decisions by what was done in which context, [contexts, choices] a head. All decisions of one context have
 * one policy, so that these sums are all that a loss over decisions depends on.
 */
export function tally(heads, { head, context, choice }, decisions, weight) {
    const sums = heads.map(({ contexts, choices }) => new Float64Array(contexts * choices));
    for (let at = 0; at < decisions.length; at++) {
        const decision = decisions[at];
        const which = head[decision];
        sums[which][context[decision] * heads[which].choices + choice[decision]] += weight(decision);
    }
    return sums;
}
/** All decisions: 0 .. count - 1. */
export function everyDecision({ starts }) {
    return Int32Array.from({ length: starts.at(-1) }, (_, at) => at);
}
