import { GameError } from "../game-error.js";
import { asPerformed, checkPolicy, checkSizes } from "../policy.js";
/** The sizes of a binary policy's tables. */
const BINARY = { reputations: 2, actions: 2 };
/** A policy that is made of two functions, each of numbers in [0, 1] to one of them. */
export function continuousPolicy(donation, judgement) {
    for (const [field, half] of Object.entries({ donation, judgement })) {
        if (typeof half !== "function")
            throw new GameError(field, half, "a function of reputations");
    }
    const bits = [0, 1];
    const rows = (chances) => Float64Array.from(chances.flatMap((chance) => [1 - chance, chance]));
    return {
        action: rows(bits.flatMap((own) => bits.map((partner) => donation(own, partner)))),
        assessment: rows(bits.flatMap((subject) => bits.flatMap((judge) => bits.map((given) => judgement(given, subject, judge))))),
        donation,
        judgement,
    };
}
/**
 * The multilinear extension of a binary policy: what it would do and say on average, were every reputation and donation
 * the chance of an independent 1. L6, for one, judges `judge * donation + (1 - judge) * (1 - donation)`.
 */
export class Multilinear {
    action;
    assessment;
    /** @throws GameError unless the policy is one of the binary game. */
    constructor({ action, assessment }) {
        checkSizes(BINARY, action, assessment);
        this.action = action;
        this.assessment = assessment;
    }
    donation(own, partner) {
        const { action } = this;
        return between(own, between(partner, action[1], action[3]), between(partner, action[5], action[7]));
    }
    judgement(donation, subject, judge) {
        const { assessment: says } = this;
        const bad = between(judge, between(donation, says[1], says[3]), between(donation, says[5], says[7]));
        const good = between(judge, between(donation, says[9], says[11]), between(donation, says[13], says[15]));
        return between(subject, bad, good);
    }
}
/** Exact at both ends. */
function between(at, atZero, atOne) {
    return (1 - at) * atZero + at * atOne;
}
/** The policy itself if it is continuous already, else its multilinear extension. */
export function asContinuous(policy) {
    checkPolicy(BINARY, policy);
    return isContinuous(policy) ? policy : new Multilinear(policy);
}
function isContinuous(policy) {
    return "donation" in policy && "judgement" in policy;
}
/**
 * The policy as others see it. An error of the game is here its mean: of chance e, it moves a donation or a judgement x to
 * (1 - e) x + e (1 - x), a one-sided one a donation to (1 - e) x. So errors keep the game deterministic, and of a
 * multilinear policy they make the multilinear extension of what the binary policy performs.
 */
export function continuousAsPerformed(game, policy) {
    const { executionError, assessmentError, executionErrorKind } = game;
    const chosen = asContinuous(policy);
    if (executionError === 0 && assessmentError === 0)
        return chosen;
    if (chosen instanceof Multilinear)
        return new Multilinear(asPerformed(game, chosen));
    const opposite = executionErrorKind === "one-sided" ? 0 : executionError;
    return continuousPolicy((own, partner) => between(chosen.donation(own, partner), opposite, 1 - executionError), (donation, subject, judge) => between(chosen.judgement(donation, subject, judge), assessmentError, 1 - assessmentError));
}
