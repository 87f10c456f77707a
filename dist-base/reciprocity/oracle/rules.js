// Deterministic rules of the learner as text, and which of them differ in anything that can be seen.
import { policyIn } from "../../game/index.js";
/** The rules alone of something that has them. */
export function rulesIn({ action, assessment, policy }) {
    return { action, assessment, policy };
}
/** The likeliest choice in each context, the first of those that are as likely. */
export function greedyChoices(table, width) {
    return Array.from({ length: table.length / width }, (_, context) => {
        let best = context * width;
        for (let at = best + 1; at < (context + 1) * width; at++)
            if (table[at] > table[best])
                best = at;
        return best % width;
    });
}
/** The numbers of actions and of reputations that a policy has tables for. */
export function widthsOf(policy) {
    const { action, assessment } = policyIn(policy, 0);
    const reputations = assessment.length / action.length;
    return { actions: action.length / reputations ** 2, reputations };
}
/** The same as `Rules` write them. */
export function choicesAsText(choices, width) {
    return width <= 36 ? choices.map((choice) => choice.toString(36)).join("") : choices.join(" ");
}
/** What `choicesAsText` wrote. */
export function choicesIn(text) {
    return text.includes(" ") ? text.split(" ").map(Number) : Array.from(text, (one) => Number.parseInt(one, 36));
}
/**
 * All deterministic memoryless policies, or choices of the half that is optimised, one for each way of behaving: assessment
 * rules that differ only where no resident ever acts so are one, the one that says the first reputation there.
 */
export class RuleSpace {
    game;
    optimize;
    fixed;
    /** The places in a point whose choice makes a difference, those of the actions first. */
    free;
    /** How many points there are. */
    size;
    /** What a point has where nothing is free. */
    base;
    /** Contexts in which it acts. */
    acts;
    /** @param residents as performed */
    constructor(game, residents, optimize, fixed) {
        this.game = game;
        this.optimize = optimize;
        this.fixed = fixed;
        const { reputations: k, actions } = game;
        this.acts = k * k;
        const places = this.acts * (1 + actions);
        const kinds = [...new Set(residents)];
        const isFree = (place) => {
            if (place < this.acts)
                return optimize !== "signal";
            return optimize !== "action" && kinds.some(({ action }) => action[place - this.acts] > 0);
        };
        this.free = Array.from({ length: places }, (_, place) => place).filter(isFree);
        this.size = this.free.reduce((product, place) => product * this.width(place), 1);
        this.base = [
            ...(optimize === "signal" ? greedyChoices(fixed.action, actions) : new Array(this.acts).fill(0)),
            ...(optimize === "action" ? greedyChoices(fixed.assessment, k) : new Array(places - this.acts).fill(0)),
        ];
    }
    /** Whether the choice in this place is an action; else it is a judgement. */
    isAction(place) {
        return place < this.acts;
    }
    /** How many choices there are in a place. */
    width(place) {
        return this.isAction(place) ? this.game.actions : this.game.reputations;
    }
    /** Every point, in the order of the rules as text. */
    *all() {
        for (let number = 0; number < this.size; number++) {
            let left = number;
            const point = [...this.base];
            for (const place of this.free.toReversed()) {
                point[place] = left % this.width(place);
                left = Math.floor(left / this.width(place));
            }
            yield point;
        }
    }
    /** The point that makes these choices where they are free. */
    point(choice) {
        const point = [...this.base];
        for (const place of this.free)
            point[place] = choice(place);
        return point;
    }
    /** A policy's likeliest choices. */
    near({ action, assessment }) {
        const { reputations, actions } = this.game;
        const choices = [...greedyChoices(action, actions), ...greedyChoices(assessment, reputations)];
        return this.point((place) => choices[place]);
    }
    /** Whether a point acts the same everywhere; true where nothing is free. */
    actsAlike(point) {
        return this.isAlike(point, true);
    }
    /** Whether a point judges everybody the same; true where nothing is free. */
    judgesAlike(point) {
        return this.isAlike(point, false);
    }
    rules(point) {
        const { game, optimize, fixed, acts } = this;
        const actions = point.slice(0, acts);
        const judgements = point.slice(acts);
        return {
            action: choicesAsText(actions, game.actions),
            assessment: choicesAsText(judgements, game.reputations),
            policy: {
                action: optimize === "signal" ? fixed.action : table(actions, game.actions),
                assessment: optimize === "action" ? fixed.assessment : table(judgements, game.reputations),
            },
        };
    }
    isAlike(point, actions) {
        const own = this.free.filter((place) => this.isAction(place) === actions);
        return own.every((place) => point[place] === point[own[0]]);
    }
}
function table(choices, width) {
    const rows = new Float64Array(choices.length * width);
    for (const [context, choice] of choices.entries())
        rows[context * width + choice] = 1;
    return rows;
}
