import { choicesAsText, greedyChoices, RuleSpace } from "./rules.js";
/** Starts that are drawn: so many at least and at most, and fewer where there are many choices. */
const FEWEST = 2;
const MOST = 20;
const PLACES_DRAWN = 2400;
/** Of a policy that sees more, its choices in one situation after another. */
export function situatedRules(game, policy) {
    return {
        action: choicesAsText(greedyChoices(policy.action, game.actions), game.actions),
        assessment: choicesAsText(greedyChoices(policy.assessment, game.reputations), game.reputations),
        policy,
    };
}
/** Looks for a best response by changing one choice after another; partners of one type are treated alike. */
export class SituatedClimb {
    evaluator;
    game;
    situations;
    optimize;
    fixed;
    evaluations;
    /** Situations that are decided alike. */
    groups;
    /** @param evaluations that may be made */
    constructor(evaluator, game, situations, optimize, fixed, evaluations) {
        this.evaluator = evaluator;
        this.game = game;
        this.situations = situations;
        this.optimize = optimize;
        this.fixed = fixed;
        this.evaluations = evaluations;
        const groups = new Map();
        const seesPartner = situations.sees.includes("partner");
        // The last round first: what is done late is decided by itself.
        for (let situation = situations.count - 1; situation >= 0; situation--) {
            const parts = situations.parts(situation);
            const key = seesPartner ? [evaluator.typeOf[parts[0]], ...parts.slice(1)] : parts;
            groups.set(key.join(), [...(groups.get(key.join()) ?? []), situation]);
        }
        const round = (group) => situations.parts(group[0]).at(-1);
        const ordered = [...groups.values()];
        if (situations.sees.includes("round"))
            ordered.sort((one, other) => round(other) - round(one));
        this.groups = ordered;
    }
    best(likely, random) {
        const space = new RuleSpace(this.game, this.evaluator.residents, this.optimize, this.fixed);
        const count = Math.floor(PLACES_DRAWN / (this.groups.length * space.free.length));
        const drawn = Array.from({ length: Math.max(FEWEST, Math.min(MOST, count)) }, () => {
            const { policy } = space.rules(space.point((place) => random.below(space.width(place))));
            return this.evaluator.everywhere(this.situations, policy);
        });
        // Half of what is left to each.
        const ends = [...likely, ...drawn].map((start) => this.climb(start, space, Math.ceil(this.evaluations / 2)));
        const winner = ends.reduce((one, other) => (other.payoff > one.payoff ? other : one));
        return { payoff: winner.payoff, ties: [situatedRules(this.game, winner.policy)], isLowerBound: true };
    }
    climb(policy, space, limit) {
        const close = 1e-9 * (this.game.benefit + this.game.cost);
        const { count } = this.situations;
        let payoff = this.evaluator.payoff(policy, true);
        let left = limit;
        for (let better = true; better && left > 0;) {
            better = false;
            for (const group of this.groups) {
                for (const place of space.free) {
                    const isAction = space.isAction(place);
                    const half = isAction ? policy.action : policy.assessment;
                    const width = space.width(place);
                    const row = isAction ? place : place - this.game.reputations ** 2;
                    const rows = half.length / count;
                    const set = (choice) => {
                        for (const situation of group) {
                            const at = situation * rows + row * width;
                            half.fill(0, at, at + width);
                            half[at + choice] = 1;
                        }
                    };
                    const first = group[0] * rows + row * width;
                    let now = half.subarray(first, first + width).indexOf(1);
                    for (let choice = 0; choice < width && left > 0; choice++) {
                        if (choice === now)
                            continue;
                        const before = now;
                        set(choice);
                        const found = this.evaluator.payoff(policy, true);
                        left -= 1;
                        if (found > payoff + close) {
                            payoff = found;
                            now = choice;
                            better = true;
                        }
                        else
                            set(before);
                    }
                }
            }
        }
        this.evaluations -= limit - left;
        return { policy, payoff };
    }
}
