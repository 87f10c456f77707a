// The references that every result is held against; docs/method.md section 5.
import { createEngine } from "../../autodiff/index.js";
import { allAsPerformed, asPerformed, checkChances, checkGame, checkResidents, checkSituations, createRandom, isSituated, learnerPayoff, Situations, seesTaken, } from "../../game/index.js";
import { checkOptions, checkValue, OptionError } from "../../options.js";
import { inCommonUnit } from "../common-unit.js";
import { createEnvironment } from "../environment.js";
import { optimizeTaken } from "../settings.js";
import { canFollow, checkStates } from "../too-large-error.js";
import { agreement } from "./adherence.js";
import { isDegenerate } from "./best-response.js";
import { choicesOf } from "./decision.js";
import { encounterOf, partnerIn } from "./direct-evaluator.js";
import { DrawnEvaluator } from "./drawn-evaluator.js";
import { drawMatchings, evaluationIn, evaluationOf, exactly } from "./evaluation.js";
import { encountersOf } from "./evaluator.js";
import { foresightTotal } from "./foresight.js";
import { checkPolicies, checkQuestion, oracleOptions } from "./request.js";
import { RuleSpace, rulesIn } from "./rules.js";
import { searched } from "./search.js";
import { plainFixed, SituatedEvaluator } from "./situated.js";
import { situatedRules } from "./situated-climb.js";
import { ExactEvaluator } from "./type-counts/exact-evaluator.js";
/** Streams of the seed apart from that of the matchings: starts of a search, and matchings that a best response is sought on. */
const STARTS = 0x73746172;
const SOUGHT = 0x736f7567;
/** Matchings that are drawn unless told: to be averaged over, to seek a best response on, and to foresee. */
const AVERAGED = 128;
const OTHERS = 32;
/** And so are episodes in which those policies are played that cannot be evaluated exactly. */
const PLAYED = 0x706c6179;
const PLAYED_EPISODES = 2000;
/**
 * What policies are worth among residents who are known. Where residents are of few types this is exact, over all matchings and
 * first reputations at once, in crowds of any size that few enough counts describe. Else each of some matchings that are drawn is
 * followed exactly, and every figure has its standard error over matchings.
 */
export class Oracle {
    game;
    unit;
    residents;
    counted;
    drawn;
    sought;
    seed;
    /** Those that were drawn: what is not exact, and the bound with foresight, are averages over them. */
    matchings;
    /** Whether payoffs are over all matchings. */
    exact;
    performed;
    situated;
    constructor(
    /** In the common unit, as is everything inside. */
    game, unit, residents, 
    /** Of payoffs over all matchings, where they can be had. */
    counted, 
    /** Where payoffs are over drawn matchings; and where best responses are sought, lest the luck of the draw flatters them. */
    drawn, sought, matchings, seed) {
        this.game = game;
        this.unit = unit;
        this.residents = residents;
        this.counted = counted;
        this.drawn = drawn;
        this.sought = sought;
        this.seed = seed;
        this.matchings = matchings;
        this.exact = drawn === undefined;
        this.performed = allAsPerformed(game, residents);
        this.situated = new SituatedEvaluator(game, this.performed);
    }
    /** What a policy of the learner (as chosen) is worth. */
    evaluate(policy) {
        checkChances(this.game, policy, "policy");
        checkSituations(this.game, policy);
        return isSituated(policy) ? this.told(this.situatedEvaluation(policy)) : this.evaluateAll([policy])[0];
    }
    /** What each of some policies is worth. */
    evaluateAll(policies) {
        checkPolicies(this.game, policies);
        if (policies.some(isSituated))
            return policies.map((policy) => this.evaluate(policy));
        return this.evaluations(policies).map((evaluation) => this.told(evaluation));
    }
    /**
     * The best of all deterministic memoryless policies, or of all choices of the half that is optimised. All are tried where that
     * is a few seconds' work, over drawn matchings in a race: all run on the first four, and after a few more and more of them only
     * those go on that lead. Else the best is looked for by ascending from many starts, changing choices as long as that is worth
     * more: a lower bound of the best there is. Where nobody asked for a number of matchings, it is sought on others than those that
     * its payoff is an average over.
     *
     * @param sees what is seen beyond the two reputations; nothing unless told. Where the best that sees so much cannot be looked for
     *   (the last encounter, in a crowd), it is the best that sees no more, and said to be a lower bound.
     */
    bestResponse(optimize, fixed, sees = []) {
        checkQuestion(this.game, optimize, fixed);
        checkValue("sees", sees, seesTaken);
        const plain = this.plainBestResponse(optimize, plainHalf(optimize, fixed));
        return sees.length === 0 ? plain : this.situatedBestResponse(optimize, plainHalf(optimize, fixed), sees, plain);
    }
    situatedBestResponse(optimize, fixed, sees, plain) {
        const random = createRandom(this.seed).split(STARTS);
        const payoff = plain.payoff / this.unit;
        const found = this.situated.best(optimize, fixed, sees, { payoff, rules: plain.ties }, random);
        if (found === undefined) {
            const situations = new Situations(this.game, sees);
            const ties = plain.ties.map(({ policy }) => situatedRules(this.game, this.situated.everywhere(situations, policy)));
            return { ...plain, ...rulesIn(ties[0]), ties, isLowerBound: true };
        }
        return {
            ...plain,
            ...this.told(exactly(found.payoff)),
            ...rulesIn(found.ties[0]),
            ties: found.ties,
            isLowerBound: found.isLowerBound,
            degenerate: isDegenerate(found.payoff, plain.constantPayoff / this.unit),
        };
    }
    /** Where it cannot be exact, in played episodes. */
    situatedEvaluation(policy) {
        const payoff = this.situated.payoff(policy);
        if (payoff !== undefined)
            return exactly(payoff);
        const records = createEnvironment(this.game, this.residents).play(policy, PLAYED_EPISODES, createRandom(this.seed).split(PLAYED));
        const { mean, standardError, perEpisode } = learnerPayoff(records);
        return { payoff: mean, exact: false, standardError, perMatching: perEpisode };
    }
    plainBestResponse(optimize, fixed) {
        const space = new RuleSpace(this.game, this.performed, optimize, fixed);
        const close = 1e-9 * (this.game.benefit + this.game.cost);
        const worth = (this.sought ?? this.counted).worthIn(space);
        const random = createRandom(this.seed).split(STARTS);
        const { ties, ...found } = searched(space, worth, this.residents, random, close);
        const all = ties.map((point) => space.rules(point));
        const best = all[0];
        const [evaluation] = this.evaluations([best.policy]);
        return {
            ...this.told(evaluation),
            ...rulesIn(best),
            ties: all,
            isLowerBound: found.isLowerBound,
            constantPayoff: this.unit * found.constantPayoff,
            constantSignalPayoff: optimize === "action" ? null : this.unit * found.constantSignalPayoff,
            constantActionPayoff: optimize === "signal" ? null : this.unit * found.constantActionPayoff,
            degenerate: isDegenerate(found.payoff, found.constantPayoff),
        };
    }
    /**
     * The most that a player can expect who sees every reputation and whom it meets, of which type and, in one-way encounters, in
     * which role; but not who will meet whom. Nobody who plays can beat it in expectation. It is over all matchings; undefined
     * where residents are of too many types for that, and under `indirect` matching.
     */
    bound(optimize, fixed) {
        checkBound(this.game, optimize, fixed);
        return this.counted && this.told(exactly(this.counted.informed(optimize, plainHalf(optimize, fixed))));
    }
    /**
     * The most of a player that besides knows the matching to come, averaged over those that were drawn. Nobody can beat it on the
     * same matchings. Undefined where there are too many vectors of reputations to follow.
     */
    foresightBound(optimize, fixed) {
        checkBound(this.game, optimize, fixed);
        const isDirect = this.game.matching === "direct";
        // Under direct matching nobody but the partner ever matters.
        const game = isDirect ? { ...this.game, agents: 2 } : this.game;
        if (!canFollow(game))
            return undefined;
        const choices = choicesOf(game);
        const performed = asPerformed(game, plainHalf(optimize, fixed));
        const foreseen = this.matchings.slice(0, this.sought === this.drawn ? undefined : OTHERS);
        const totals = Float64Array.from(foreseen, (matching) => {
            const residents = isDirect ? [this.performed[partnerIn(matching) - 1]] : this.performed;
            const own = isDirect ? encounterOf(matching) : matching;
            return foresightTotal(game, residents, choices, optimize, performed, own);
        });
        return this.told(evaluationOf(this.game, totals, Float64Array.from(foreseen, encountersOf)));
    }
    /**
     * Share of the contexts that the learner visited in the records, weighted by visits, in which its greedy choice is that
     * of a best response; of several best responses, the one it agrees with most.
     */
    adherence(policy, best, optimize, records) {
        return Math.max(...best.ties.map((rules) => agreement(policy, rules, optimize, records)));
    }
    dispose() {
        // Evaluators give back what they take.
    }
    evaluations(policies) {
        if (this.drawn !== undefined)
            return this.drawn.evaluations(policies);
        return Array.from(this.counted.payoffs(policies), exactly);
    }
    /** In the unit of the game that was given. */
    told(evaluation) {
        return evaluationIn(this.unit, evaluation);
    }
}
/**
 * @throws OptionError for what does not fit; a TooLargeError where residents are of too many types to count them, and there are too
 * many reputation vectors to follow
 */
export async function createOracle(game, residents, options = {}) {
    checkOptions("an oracle", options, oracleOptions);
    checkGame(game);
    checkResidents(game, residents);
    const { game: common, unit } = inCommonUnit(game);
    const counted = ExactEvaluator.of(common, allAsPerformed(common, residents));
    const isDrawn = options.matchings !== undefined || counted === undefined;
    if (isDrawn && game.matching !== "direct") {
        checkStates(game, "residents of few types are counted instead, and in larger societies policies can be compared by play");
    }
    const { matchings: asked, seed = 1 } = options;
    const random = createRandom(seed);
    const sought = drawMatchings(game, OTHERS, random.split(SOUGHT));
    const matchings = drawMatchings(game, asked ?? (isDrawn ? AVERAGED : OTHERS), random);
    if (!isDrawn)
        return new Oracle(common, unit, residents, counted, undefined, undefined, matchings, seed);
    const double = await createEngine({ dtype: "f64" });
    const single = await createEngine({ dtype: "f32" });
    const over = (matchings) => new DrawnEvaluator(double, single, common, residents, matchings);
    const drawn = over(matchings);
    return new Oracle(common, unit, residents, counted, drawn, asked === undefined ? over(sought) : drawn, matchings, seed);
}
/** @throws OptionError where the half that is given depends on what only the learner's own policy can see */
function plainHalf(optimize, fixed) {
    const plain = plainFixed(optimize, fixed);
    if (plain === undefined)
        throw new OptionError("fixed", fixed, "a policy whose given half is the same in all situations");
    return plain;
}
function checkBound(game, optimize, fixed) {
    checkValue("optimize", optimize, optimizeTaken);
    checkChances(game, fixed, "fixed");
}
