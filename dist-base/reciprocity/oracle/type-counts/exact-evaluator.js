// Expected payoffs over all matchings and first reputations at once, where residents are of few types.
import { asPerformed } from "../../../game/index.js";
import { choicesOf } from "../decision.js";
import { choiceSlopes } from "./choice-slopes.js";
import { crowdOf } from "./crowd.js";
import { informedTotal } from "./informed.js";
import { encountersWith, totalsIn } from "./recursion.js";
import { typesOf } from "./resident-types.js";
import { hasSlopes } from "./slopes.js";
/** Work that may go into finding out what happens among the residents: a few seconds. */
const BUILDING = 4e8;
/** Multiplications that the evaluation of one policy may take. */
const EVALUATING = 2e8;
/** Multiplications up to which all policies are tried: a few seconds. */
const TRYING = 1.5e9;
/** Multiplications that a search may take. */
const SEARCHING = 2e9;
/** Multiplications that go into changes that promise nothing, each time. */
const DOUBTING = 1e8;
/** Points that are tried one by one at the most. */
const MOST_POINTS = 2 ** 17;
/** Evaluations that a search may make however little each takes. */
const MOST_EVALUATIONS = 2 ** 14;
/** Entries of the table of one encounter, K^4. */
const MOST_ENTRIES = 2 ** 17;
/** Numbers that the values of all policies evaluated side by side should take, so that they stay in cache. */
const BATCH_FLOATS = 16384;
/** Evaluates policies of the learner over all matchings at once. */
export class ExactEvaluator {
    game;
    parts;
    encounters;
    /** Multiplications that the evaluation of one policy takes, about. */
    work;
    choices;
    constructor(game, parts, 
    /** Expected in an episode. */
    encounters) {
        this.game = game;
        this.parts = parts;
        this.encounters = encounters;
        this.work = game.rounds * parts.reduce((sum, { crowd }) => sum + crowd.work, 0);
        this.choices = choicesOf(game);
    }
    /**
     * @param residents as performed
     * @returns undefined where the matching has a memory beyond pairs that stay together, or there is too much to follow
     */
    static of(game, residents) {
        const { agents, matching, rounds, reputations: k } = game;
        if (matching === "indirect" || k ** 4 > MOST_ENTRIES)
            return undefined;
        const types = typesOf(residents);
        if (matching === "random") {
            const crowd = crowdOf(game, types, BUILDING);
            if (crowd === undefined)
                return undefined;
            const made = new ExactEvaluator(game, [{ crowd, chance: 1 }], rounds * (1 - crowd.aloneChance));
            return made.work > EVALUATING ? undefined : made;
        }
        // Under direct matching nobody but the partner ever matters, and whoever sits out has no encounter.
        const pair = { ...game, agents: 2 };
        const parts = types.map(({ policy, count }) => ({
            crowd: crowdOf(pair, [{ policy, count: 1 }], BUILDING),
            chance: count / (agents - 1),
        }));
        const made = new ExactEvaluator(game, parts, rounds);
        return made.work > EVALUATING ? undefined : made;
    }
    /**
     * Expected payoff per encounter of each policy.
     *
     * @param policies as chosen
     */
    payoffs(policies) {
        const payoffs = new Float64Array(policies.length);
        const { reputations: k } = this.game;
        const floats = Math.max(...this.parts.map(({ crowd }) => k * k * Math.max(...crowd.meetings.map(({ size }) => size))));
        const width = Math.max(1, Math.min(64, Math.floor(BATCH_FLOATS / floats)));
        for (let from = 0; from < policies.length; from += width) {
            const some = policies.slice(from, from + width).map((policy) => asPerformed(this.game, policy));
            for (const { crowd, chance } of this.parts) {
                const encounters = encountersWith(crowd, some);
                const totals = totalsIn(crowd, () => encounters, some.length);
                for (const [at, total] of totals.entries())
                    payoffs[from + at] += (chance * total) / this.encounters;
            }
        }
        return payoffs;
    }
    /** The most per encounter that a player can expect who sees every reputation and whom it meets, but not the future. */
    informed(optimize, fixed) {
        const performed = asPerformed(this.game, fixed);
        return this.parts.reduce((sum, { crowd, chance }) => {
            return sum + (chance * informedTotal(crowd, this.choices, optimize, performed)) / this.encounters;
        }, 0);
    }
    /** What points of a space are worth. */
    worthIn(space) {
        const { game, work, parts } = this;
        const payoffs = (points) => this.payoffs(points.map((point) => space.rules(point).policy));
        const within = (multiplications) => Math.floor(multiplications / work);
        return {
            canTry: (points) => points <= MOST_POINTS && points <= within(TRYING),
            all: payoffs,
            payoffs,
            ...(parts.every(({ crowd }) => hasSlopes(crowd)) && {
                slopes: (point) => {
                    const policy = asPerformed(game, space.rules(point).policy);
                    const all = parts.map(({ crowd, chance }) => choiceSlopes(crowd, policy, this.choices, chance / this.encounters));
                    return (place, choice) => all.reduce((sum, slope) => sum + slope(place, choice), 0);
                },
            }),
            evaluations: Math.max(1, Math.min(MOST_EVALUATIONS, within(SEARCHING))),
            trials: Math.max(8, within(DOUBTING)),
        };
    }
}
