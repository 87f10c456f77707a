// The references of the continuous game. A payoff is exact for given matchings and first reputations. The best response is
// the best that was found among multilinear policies, which are those that a binary policy extends to if its choices may
// be shares, and those that see everything more steeply, about a threshold. A network can be something else, and do better.
import { asContinuous, checkChances, checkContinuous, checkResidents, continuousPolicy, createRandom, Multilinear, } from "../../../game/index.js";
import { checkOptions } from "../../../options.js";
import { inCommonUnit } from "../../common-unit.js";
import { isDegenerate } from "../../oracle/best-response.js";
import { drawMatchings, evaluationIn, evaluationOf } from "../../oracle/evaluation.js";
import { encountersOf } from "../../oracle/evaluator.js";
import { checkBinaryQuestion, checkPolicies, oracleOptions } from "../../oracle/request.js";
import { choicesAsText, greedyChoices } from "../../oracle/rules.js";
import { search } from "./search.js";
import { Simulator } from "./simulator.js";
/** First reputations that are drawn for each matching. */
const STARTS = 16;
/** Shares that constant policies give, and say. */
const CONSTANTS = Array.from({ length: 11 }, (_, tenths) => tenths / 10);
/** Threshold and steepness: multilinear ones first, where the threshold does not matter, and then steeper ones. */
const TAILS = [0, 0.5, 1].flatMap((steepness) => (steepness === 0 ? [0.5] : [0.25, 0.5, 0.75]).map((threshold) => [threshold, steepness]));
/** Slope of the steepest. */
const STEEPEST = 16;
export class ContinuousOracle {
    matchings;
    /** In the common unit, as is everything inside. */
    game;
    unit;
    encounters;
    simulator;
    constructor(game, residents, options = {}) {
        checkOptions("an oracle", options, oracleOptions);
        checkContinuous(game);
        checkResidents(game, residents);
        const { matchings = 32, seed = 1 } = options;
        const common = inCommonUnit(game);
        this.game = common.game;
        this.unit = common.unit;
        const random = createRandom(seed);
        this.matchings = drawMatchings(game, matchings, random);
        this.encounters = Float64Array.from(this.matchings, encountersOf);
        this.simulator = new Simulator(this.game, residents, this.matchings, STARTS, random);
    }
    /** What a policy of the learner (as chosen) is worth. */
    evaluate(policy) {
        checkChances(this.game, policy, "policy");
        return evaluationIn(this.unit, this.evaluated(policy));
    }
    evaluateAll(policies) {
        checkPolicies(this.game, policies);
        return policies.map((policy) => this.evaluate(policy));
    }
    /** The best policy that a search finds, or choice of the half that is optimised; see search.ts. */
    bestResponse(optimize, fixed) {
        checkBinaryQuestion(this.game, optimize, fixed);
        const given = asContinuous(fixed);
        const policyOf = (point) => policyAt(point, optimize, given);
        const constants = constantPoints(optimize);
        const worth = (point, episodes) => this.payoff(this.simulator.totals(policyOf(point), episodes));
        const all = constants.map((point) => worth([...point, ...TAILS[0]], undefined));
        const constantPayoff = Math.max(...all);
        const dimensions = constants[0].length;
        const policy = policyOf(search(dimensions, worth, [constants[all.indexOf(constantPayoff)]], TAILS));
        const evaluation = this.evaluated(policy);
        const bits = (table) => choicesAsText(greedyChoices(table, 2), 2);
        const rules = { action: bits(policy.action), assessment: bits(policy.assessment), policy };
        return {
            ...evaluationIn(this.unit, evaluation),
            ...rules,
            ties: [rules],
            constantPayoff: this.unit * constantPayoff,
            isLowerBound: true,
            constantSignalPayoff: null,
            constantActionPayoff: null,
            degenerate: isDegenerate(evaluation.payoff, constantPayoff),
        };
    }
    /** Unknown: with shares there is no finite set of reputations to go backwards over. */
    bound() {
        return undefined;
    }
    /** Unknown, as the bound is. */
    foresightBound() {
        return undefined;
    }
    dispose() {
        // Holds plain arrays alone.
    }
    evaluated(policy) {
        return evaluationOf(this.game, this.simulator.totals(policy), this.encounters);
    }
    /** The mean payoff of an encounter, from totals of the first matchings. */
    payoff(totals) {
        return sum(totals) / Math.max(1, sum(this.encounters.subarray(0, totals.length)));
    }
}
/** The policy of these corners in the halves that are optimised, first those of the action rule, and of this threshold and steepness. */
function policyAt(point, optimize, fixed) {
    const rows = (shares) => Float64Array.from(shares.flatMap((share) => [1 - share, share]));
    const corners = point.slice(0, -2);
    const [threshold, steepness] = point.slice(-2);
    const steep = (policy) => steeper(policy, threshold, STEEPEST ** steepness);
    if (optimize === "joint") {
        return steep(new Multilinear({ action: rows(corners.slice(0, 4)), assessment: rows(corners.slice(4)) }));
    }
    if (optimize === "action") {
        return halves(steep(new Multilinear({ action: rows(corners), assessment: fixed.assessment })), fixed);
    }
    return halves(fixed, steep(new Multilinear({ action: fixed.action, assessment: rows(corners) })));
}
/** A policy that sees all shares that many times as steep about the threshold; 0 and 1 stay what they are. */
function steeper(policy, threshold, slope) {
    if (slope === 1)
        return policy;
    const middle = 0.5 + (threshold - 0.5) * (1 - 1 / slope);
    const seen = (share) => Math.min(1, Math.max(0, 0.5 + slope * (share - middle)));
    return continuousPolicy((own, partner) => policy.donation(seen(own), seen(partner)), (donation, subject, judge) => policy.judgement(seen(donation), seen(subject), seen(judge)));
}
/** A policy that acts like one and judges like another. */
function halves(acting, judging) {
    const both = { action: acting.action, assessment: judging.assessment };
    if (acting instanceof Multilinear && judging instanceof Multilinear)
        return new Multilinear(both);
    return {
        ...both,
        donation: (...inputs) => acting.donation(...inputs),
        judgement: (...inputs) => judging.judgement(...inputs),
    };
}
/** Corners of policies that always do, and say, the same. */
function constantPoints(optimize) {
    const same = (length, share) => new Array(length).fill(share);
    if (optimize === "action")
        return CONSTANTS.map((share) => same(4, share));
    if (optimize === "signal")
        return CONSTANTS.map((share) => same(8, share));
    return CONSTANTS.flatMap((given) => CONSTANTS.map((said) => [...same(4, given), ...same(8, said)]));
}
function sum(numbers) {
    return numbers.reduce((all, one) => all + one, 0);
}
