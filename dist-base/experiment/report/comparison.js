/** Why what a learner earns and how often it decides as the best response are two things, in the numbers of its run. */
import { decisionIn } from "../contexts.js";
import { percent } from "../words.js";
/** A context that comes up in less than this share of the decisions is rare. */
const RARE = 0.01;
/** A paragraph beside the headlines; nothing without a reference. */
export function comparison(result) {
    const { reference, referencePerformance: performance, referenceAdherence: adherence } = result;
    // With continuous donations, what is decided where everything is 0 or 1 is not all of it.
    const isContinuous = result.policy.networks !== undefined;
    if (reference === null || performance === null || adherence === null || isContinuous)
        return "";
    const { differing, rare, unmet, contexts, rareShare } = differences(result);
    const ties = reference.ties > 1
        ? ` ${reference.ties} rules earn as much as the best; it is held against the nearest of them.`
        : "";
    const met = unmet > 0 ? ` ${unmet} of the ${contexts} contexts never come up, and do not count.` : "";
    if (differing === 0)
        return paragraph(`Wherever it comes to decide, it does as the best response.${ties}${met}`);
    const gap = Math.max(0, 1 - performance);
    const cost = `all of that together costs it <b>${percent(gap)}</b> of the payoff`;
    const seldom = rare === 0
        ? ""
        : rare === differing
            ? ` It comes there in ${percent(rareShare)} of its decisions.`
            : ` ${rare === 1 ? "One" : rare} of them ${rare === 1 ? "comes" : "come"} up in less than ${percent(RARE)} of its decisions, ${percent(rareShare)} in all.`;
    const where = `It decides otherwise in ${differing} of ${contexts} contexts`;
    // What is lost is less than a tenth of what is decided otherwise.
    if (gap < (1 - adherence) / 10) {
        return paragraph(`<b>${percent(performance)}</b> of the payoff and <b>${percent(adherence)}</b> of the decisions are no contradiction. ${where}, in which
either choice is worth nearly the same, or which seldom come up: ${cost}.${seldom}${ties}${met}`);
    }
    return paragraph(`${where}: ${cost}.${seldom}${ties}${met}`);
}
function paragraph(text) {
    return `<p class="comparison">${text}</p>`;
}
function differences({ optimize, policy, visits, reference }) {
    const found = { contexts: 0, unmet: 0, differing: 0, rare: 0, rareShare: 0 };
    const learned = [...(optimize === "signal" ? [] : ["action"]), ...(optimize === "action" ? [] : ["assessment"])];
    for (const half of learned) {
        for (const [at, share] of visits[half].entries()) {
            found.contexts += 1;
            if (share === 0)
                found.unmet += 1;
            const choice = decisionIn(policy[half], at).choice ?? 0;
            if (share === 0 || choice.toString(36) === reference[half][at])
                continue;
            found.differing += 1;
            if (share >= RARE)
                continue;
            found.rare += 1;
            found.rareShare += share / learned.length;
        }
    }
    return found;
}
