/**
 * Whether an opponent has changed: does what was seen lately agree with what was seen before?
 *
 * Were it the same throughout, then of all n records of a context, k of them with some outcome, any n1 would be as likely
 * to be the late ones, and how many of the k are among these would have the hypergeometric distribution, whatever the
 * opponent's chances are and however few the records. The evidence of a change is how much more likely the number seen
 * would be if all numbers were alike: an e-value, whose mean is at most 1 without a change, so that it comes to 1 / p in a
 * share of at most p (Markov's inequality; Vovk & Wang 2021). Products of e-values of independent records are one again, and
 * so are means of any: that is how outcomes and contexts are joined. Everything here is in logarithms.
 */
import { logarithm, logFactorial } from "./logarithm.js";
import { halves } from "./tally.js";
/** Logarithm of the evidence that k1 of n1 records and k2 of n2 others are not of one kind. */
export function evidenceOfChange(k1, n1, k2, n2) {
    const k = k1 + k2;
    const n = n1 + n2;
    const feasible = Math.min(n1, n2, k, n - k) + 1;
    if (feasible === 1)
        return 0;
    return logChoose(n, k) - logChoose(n1, k1) - logChoose(n2, k2) - logarithm(feasible);
}
function logChoose(n, k) {
    return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}
/** Of each opponent, for every number of newest epochs. */
export class ChangeEvidence {
    shapes;
    epochs;
    sum;
    /** By the number of newest epochs: over all contexts as if each had changed or not with even odds, and of one alone. */
    together;
    single;
    inContext;
    logOfContexts;
    /**
     * @param epochs the newest first
     * @param sum of all of them
     */
    constructor(shapes, epochs, sum) {
        this.shapes = shapes;
        this.epochs = epochs;
        this.sum = sum;
        this.together = new Float64Array(epochs.length);
        this.single = new Float64Array(epochs.length);
        this.inContext = new Float64Array(epochs.length);
        this.logOfContexts = logarithm(shapes.action.contexts + shapes.assessment.contexts);
    }
    /** How many of the newest epochs are since the opponent's last change, all of them where the evidence stays below the threshold. */
    epochsSinceChange(opponent, threshold) {
        const { together, single, logOfContexts, epochs } = this;
        together.fill(0);
        single.fill(0);
        for (const half of halves) {
            for (let context = 0; context < this.shapes[half].contexts; context++)
                this.addContext(half, opponent, context);
        }
        let since = epochs.length;
        // The mean of both.
        let most = threshold + Math.LN2;
        for (let newest = 1; newest < epochs.length; newest++) {
            const evidence = Math.max(together[newest], single[newest] - logOfContexts);
            if (evidence < most)
                continue;
            most = evidence;
            since = newest;
        }
        return since;
    }
    addContext(half, opponent, context) {
        const { epochs, sum, inContext, together, single } = this;
        const { contexts, outcomes } = this.shapes[half];
        const row = (opponent * contexts + context) * outcomes;
        let n = 0;
        let most = 0;
        for (let at = row; at < row + outcomes; at++) {
            const count = sum[half][at];
            n += count;
            if (count > most)
                most = count;
        }
        // What was always the same is no evidence.
        if (most === n)
            return;
        inContext.fill(0);
        // Of two outcomes, one says it all; of more, the mean is at least this share of the largest.
        const alternatives = outcomes === 2 ? 1 : outcomes;
        const share = alternatives === 1 ? 0 : logarithm(alternatives);
        for (let outcome = outcomes - alternatives; outcome < outcomes; outcome++) {
            const k = sum[half][row + outcome];
            if (k === 0)
                continue;
            let k1 = 0;
            let n1 = 0;
            for (let newest = 1; newest < epochs.length; newest++) {
                const counts = epochs[newest - 1][half];
                k1 += counts[row + outcome];
                for (let at = row; at < row + outcomes; at++)
                    n1 += counts[at];
                const evidence = evidenceOfChange(k1, n1, k - k1, n - n1) - share;
                if (evidence > inContext[newest])
                    inContext[newest] = evidence;
            }
        }
        for (let newest = 1; newest < epochs.length; newest++) {
            const evidence = inContext[newest];
            // (1 + e) / 2 is at least 1/2, and at least e / 2.
            together[newest] += evidence - Math.LN2;
            if (evidence > single[newest])
                single[newest] = evidence;
        }
    }
}
