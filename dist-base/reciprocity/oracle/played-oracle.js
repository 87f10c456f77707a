// References for societies that are too large to follow exactly: policies are compared in played episodes.
import { allAsPerformed, allocateRecords, asPerformed, checkChances, checkGame, checkResidents, createRandom, learnerPayoff, play, } from "../../game/index.js";
import { checkOptions, integer } from "../../options.js";
import { inCommonUnit } from "../common-unit.js";
import { isDegenerate } from "./best-response.js";
import { evaluationIn } from "./evaluation.js";
import { checkBinaryQuestion, checkPolicies } from "./request.js";
import { RuleSpace, rulesIn } from "./rules.js";
const taken = { episodes: integer(1, 1e6), seed: integer(Number.MIN_SAFE_INTEGER) };
/** Streams of the seed: what wins a race is judged by other episodes than those that it won. */
const streams = { evaluation: 0, race: 1 };
/** In so many episodes, the best so many go on. All meet the same partners and the same draws, so that few tell them apart. */
const RACE = [
    { episodes: 24, last: 512 },
    { episodes: 200, last: 64 },
    { episodes: 2000, last: 1 },
];
/**
 * What policies of the learner are worth, estimated: every policy plays the same episodes, with the same matchings and the same
 * draws, so that differences are more certain than payoffs.
 */
export class PlayedOracle {
    /** In the common unit, as is everything inside. */
    game;
    unit;
    performed;
    episodes;
    seed;
    constructor(game, residents, options = {}) {
        checkOptions("a played oracle", options, taken);
        checkGame(game);
        checkResidents(game, residents);
        const { episodes = 1000, seed = 1 } = options;
        const common = inCommonUnit(game);
        this.game = common.game;
        this.unit = common.unit;
        this.performed = allAsPerformed(game, residents);
        this.episodes = episodes;
        this.seed = seed;
    }
    evaluate(policy) {
        checkChances(this.game, policy, "policy");
        return this.evaluateAll([policy])[0];
    }
    evaluateAll(policies) {
        checkPolicies(this.game, policies);
        const records = this.records(this.episodes);
        return policies.map((policy) => evaluationIn(this.unit, this.played(policy, streams.evaluation, records)));
    }
    /** The winner of a race of all deterministic memoryless policies, and what it is worth in other episodes. */
    bestResponse(optimize, fixed) {
        checkBinaryQuestion(this.game, optimize, fixed);
        const space = new RuleSpace(this.game, this.performed, optimize, fixed);
        const points = [...space.all()];
        let field = points.map((point) => space.rules(point));
        const constants = field.filter((_, at) => space.actsAlike(points[at]) && space.judgesAlike(points[at]));
        for (const { episodes, last } of RACE) {
            const records = this.records(episodes);
            const runners = field.map((rules) => ({
                rules,
                payoff: this.played(rules.policy, streams.race, records).payoff,
            }));
            runners.sort((one, other) => other.payoff - one.payoff);
            // The winners are all that did exactly as well.
            const kept = last === 1 ? runners.filter(({ payoff }) => payoff === runners[0].payoff) : runners.slice(0, last);
            field = kept.map(({ rules }) => rules);
        }
        // A constant policy may turn out ahead in the episodes that the winner is judged by.
        const records = this.records(this.episodes);
        const evaluated = [...field, ...constants].map((rules) => ({
            ...rules,
            ...this.played(rules.policy, streams.evaluation, records),
        }));
        const best = evaluated.reduce((one, other) => (other.payoff > one.payoff ? other : one));
        const constantPayoff = Math.max(...evaluated.slice(field.length).map(({ payoff }) => payoff));
        return {
            ...evaluationIn(this.unit, best),
            ...rulesIn(best),
            ties: evaluated.filter(({ payoff }) => payoff === best.payoff).map(rulesIn),
            constantPayoff: this.unit * constantPayoff,
            isLowerBound: true,
            constantSignalPayoff: null,
            constantActionPayoff: null,
            degenerate: isDegenerate(best.payoff, constantPayoff),
        };
    }
    records(episodes) {
        return allocateRecords(this.game, episodes);
    }
    played(policy, stream, records) {
        const learner = asPerformed(this.game, policy);
        play(this.game, [learner, ...this.performed], createRandom(this.seed).split(stream), records);
        const { mean, standardError, perEpisode } = learnerPayoff(records);
        return { payoff: mean, exact: false, standardError, perMatching: perEpisode };
    }
}
