import { Evaluator } from "./evaluator.js";
/** Evaluates like `Evaluator`, each matching in a game of the learner and its partner. */
export class DirectEvaluator {
    residents;
    /** One for each policy that a partner may have. */
    evaluators = new Map();
    constructor(engine, game, residents, learners) {
        this.residents = residents;
        const pair = { ...game, agents: 2 };
        for (const resident of residents) {
            if (this.evaluators.has(resident))
                continue;
            this.evaluators.set(resident, new Evaluator(engine, pair, [resident], learners));
        }
    }
    /** See `Evaluator.totals`. */
    totals(choices, matchings) {
        const totals = new Float64Array(choices.length * matchings.length);
        const groups = new Map();
        for (const [at, matching] of matchings.entries()) {
            const partner = partnerIn(matching);
            // Where the learner sits out there is nothing to gain.
            if (partner === 0)
                continue;
            const evaluator = this.evaluators.get(this.residents[partner - 1]);
            groups.set(evaluator, [...(groups.get(evaluator) ?? []), at]);
        }
        for (const [evaluator, members] of groups) {
            const pairs = members.map((at) => encounterOf(matchings[at]));
            const part = evaluator.totals(choices, pairs);
            for (let choice = 0; choice < choices.length; choice++) {
                for (const [place, at] of members.entries()) {
                    totals[choice * matchings.length + at] = part[choice * members.length + place];
                }
            }
        }
        return totals;
    }
    dispose() {
        for (const evaluator of this.evaluators.values())
            evaluator.dispose();
    }
}
/** The learner's first partner, or 0 where it has none in the first round: then, under `direct` matching, never. */
export function partnerIn(matching) {
    const at = matching.indexOf(0);
    return at < 0 ? 0 : matching[at ^ 1];
}
/** The learner's encounters alone, its partner renamed to agent 1. */
export function encounterOf(matching) {
    const pairs = [];
    for (let at = 0; at < matching.length; at += 2) {
        if (matching[at] === 0)
            pairs.push(0, 1);
        else if (matching[at + 1] === 0)
            pairs.push(1, 0);
    }
    return Int32Array.from(pairs);
}
