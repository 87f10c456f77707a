import { DirectEvaluator } from "./direct-evaluator.js";
import { evaluationOf } from "./evaluation.js";
import { Evaluator, encountersOf } from "./evaluator.js";
/** After so many matchings, at most so many candidates of a group go on: a share of all, and a number in any case. */
const RACE = [
    { matchings: 4, share: 1 / 8, least: 384 },
    { matchings: 12, share: 1 / 32, least: 128 },
    { matchings: 24, share: 0, least: 48 },
];
/** Of each group but the first, in which all are, so many go on. */
const LEADERS = 16;
/** Work, in states of a belief that are updated, up to which all candidates run on all matchings: a few seconds. */
const NO_RACE = 1.5e9;
/** The same, up to which all candidates are tried. */
const TRYING = 8e9;
const MOST_POINTS = 2 ** 14;
/** Evaluates policies of the learner on matchings that were drawn before. */
export class DrawnEvaluator {
    engine;
    coarse;
    game;
    residents;
    matchings;
    encounters;
    /** States of a belief that the evaluation of one policy updates. */
    work;
    /**
     * @param coarse in single precision, to tell the leaders of the race
     * @param residents as chosen
     */
    constructor(engine, coarse, game, residents, matchings) {
        this.engine = engine;
        this.coarse = coarse;
        this.game = game;
        this.residents = residents;
        this.matchings = matchings;
        this.encounters = Float64Array.from(matchings, encountersOf);
        const agents = game.matching === "direct" ? 2 : game.agents;
        this.work = (matchings.length * game.rounds * agents * game.reputations ** agents) / 2;
    }
    /** What each policy is worth, as chosen. */
    evaluations(policies) {
        const choices = policies.map((_, at) => ({ action: at, assessment: at }));
        const count = this.matchings.length;
        const totals = this.totals(this.engine, policies, choices, this.matchings);
        return policies.map((_, at) => this.evaluationOf(totals.subarray(at * count, (at + 1) * count)));
    }
    /** From the learner's total in an episode of each matching. */
    evaluationOf(totals) {
        return evaluationOf(this.game, totals, this.encounters);
    }
    /** What points of a space are worth. */
    worthIn(space) {
        const within = (work) => Math.floor(work / this.work);
        const payoffs = (points) => {
            const { learners, choices } = this.tabled(space, points);
            return this.means(this.totals(this.engine, learners, choices, this.matchings), points.length);
        };
        return {
            // A race makes one matching of all and a few of most.
            canTry: (points) => points <= MOST_POINTS && (points <= within(NO_RACE) || points / 4 <= within(TRYING)),
            all: (points, groups) => {
                const left = points.length <= within(NO_RACE) ? points.map((_, at) => at) : this.leaders(space, points, groups);
                const all = new Float64Array(points.length).fill(Number.NEGATIVE_INFINITY);
                const some = payoffs(left.map((at) => points[at]));
                for (const [place, at] of left.entries())
                    all[at] = some[place];
                return all;
            },
            payoffs,
            evaluations: Math.max(1, within(TRYING)),
            trials: Number.POSITIVE_INFINITY,
        };
    }
    /** Numbers of the points that lead the race, or a group of it. */
    leaders(space, points, groups) {
        const { learners, choices } = this.tabled(space, points);
        const sums = new Float64Array(points.length);
        let field = points.map((_, at) => at);
        let done = 0;
        for (const { matchings, share, least } of RACE) {
            const leg = this.matchings.slice(done, matchings);
            done = matchings;
            if (leg.length === 0)
                break;
            const running = field.map((at) => choices[at]);
            const totals = this.totals(this.coarse, learners, running, leg);
            for (const [place, at] of field.entries()) {
                for (let one = 0; one < leg.length; one++)
                    sums[at] += totals[place * leg.length + one];
            }
            const lasts = groups[0].map((_, group) => {
                const own = field.filter((at) => groups[at][group]).map((at) => sums[at]);
                own.sort((one, other) => other - one);
                const count = group === 0 ? Math.max(least, Math.ceil(share * points.length)) : LEADERS;
                return own[Math.min(own.length, count) - 1] ?? Number.POSITIVE_INFINITY;
            });
            field = field.filter((at) => groups[at].some((isIn, group) => isIn && sums[at] >= lasts[group]));
        }
        return field;
    }
    /** The different halves of the points as learners, and which of them each point is made of. */
    tabled(space, points) {
        const actions = new Map();
        const assessments = new Map();
        const number = (known, rule) => {
            const at = known.get(rule) ?? known.size;
            known.set(rule, at);
            return at;
        };
        const learners = [];
        const choices = points.map((point) => {
            const { action, assessment, policy } = space.rules(point);
            const choice = { action: number(actions, action), assessment: number(assessments, assessment) };
            learners[choice.action] = { ...(learners[choice.action] ?? policy), action: policy.action };
            learners[choice.assessment] = { ...(learners[choice.assessment] ?? policy), assessment: policy.assessment };
            return choice;
        });
        return { learners, choices };
    }
    /** Mean payoff per encounter of each of so many. */
    means(totals, count) {
        const { length } = this.matchings;
        const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
        const encounters = Math.max(1, sum(this.encounters));
        return Float64Array.from({ length: count }, (_, at) => {
            return sum(totals.subarray(at * length, (at + 1) * length)) / encounters;
        });
    }
    totals(engine, learners, choices, matchings) {
        const Kind = this.game.matching === "direct" ? DirectEvaluator : Evaluator;
        const evaluator = new Kind(engine, this.game, this.residents, learners);
        try {
            return evaluator.totals(choices, matchings);
        }
        finally {
            evaluator.dispose();
        }
    }
}
