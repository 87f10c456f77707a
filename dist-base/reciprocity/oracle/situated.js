// What a learner that sees more than the two reputations can attain, among residents who are known. Where it meets but one of
// them in an episode, every policy is evaluated exactly, on the state of the two and what is remembered; under `random` matching
// those are that see partner or round, by counts in which every resident is a type of its own. What is remembered in a crowd is
// too much to follow.
import { asPerformed, defineSituated, inEach, isSituated, policyIn, Situations, } from "../../game/index.js";
import { PairValue } from "../pair-value.js";
import { meetsOne } from "../remembered.js";
import { choicesOf } from "./decision.js";
import { writePairResponse } from "./pair-response.js";
import { RuleSpace } from "./rules.js";
import { searched } from "./search.js";
import { SituatedClimb, situatedRules } from "./situated-climb.js";
import { crowdOf } from "./type-counts/crowd.js";
import { ExactEvaluator } from "./type-counts/exact-evaluator.js";
import { encountersWith, totalsIn } from "./type-counts/recursion.js";
import { typesOf } from "./type-counts/resident-types.js";
/** Work that may go into what happens among the residents, and multiplications that one evaluation may take. */
const BUILDING = 4e8;
const EVALUATING = 2e8;
/** The same of a search, and of one among pairs, where each takes longer: a few seconds. */
const SEARCHING = 1e9;
const SEARCHING_PAIRS = 1.5e8;
/** The plain policy that a half which is not optimised is of; undefined where it depends on the situation. */
export function plainFixed(optimize, fixed) {
    if (!isSituated(fixed))
        return fixed;
    const plain = policyIn(fixed, 0);
    const isPlain = (half) => fixed[half].every((chance, at) => chance === plain[half][at % plain[half].length]);
    const halves = optimize === "joint" ? [] : [optimize === "action" ? "assessment" : "action"];
    return halves.every(isPlain) ? plain : undefined;
}
export class SituatedEvaluator {
    game;
    residents;
    crowds = new Map();
    /** Types of residents, and the first agent of each. */
    types;
    /** The type of each resident. */
    typeOf;
    /** @param residents as performed */
    constructor(game, residents) {
        this.game = game;
        this.residents = residents;
        const types = typesOf(residents);
        this.typeOf = residents.map((resident) => types.findIndex(({ policy }) => policy === resident || typesOf([policy, resident]).length === 1));
        this.types = types.map((type, at) => ({ ...type, first: 1 + this.typeOf.indexOf(at) }));
    }
    /**
     * Expected payoff per encounter over all matchings, of a policy as chosen; undefined where it cannot be had.
     *
     * @param isAlike whether it does the same with all partners of one type
     */
    payoff(policy, isAlike = !policy.sees.includes("partner")) {
        const { game, residents } = this;
        const situations = new Situations(game, policy.sees);
        const performed = asPerformed(game, policy);
        if (meetsOne(game)) {
            const pair = new PairValue(game, situations);
            const share = (agents) => agents / (residents.length * game.rounds);
            if (!isAlike)
                return residents.reduce((sum, one, at) => sum + share(1) * pair.total(at + 1, performed, one), 0);
            return this.types.reduce((sum, { policy: one, count, first }) => {
                return sum + share(count) * pair.total(first, performed, one);
            }, 0);
        }
        const crowd = this.crowd(situations.sees);
        if (crowd === undefined)
            return undefined;
        const partners = situations.sees.includes("partner") ? residents.map((_, at) => at + 1) : undefined;
        const encounters = (round) => crowd.meetings.flatMap((meeting, at) => {
            const situation = situations.of(partners?.[at] ?? 1, 0, round);
            return encountersWith({ ...crowd, meetings: [meeting] }, [policyIn(performed, situation)]);
        });
        const always = encounters(0);
        const seesRound = situations.sees.includes("round");
        const [total] = totalsIn(crowd, (round) => (seesRound ? encounters(round) : always), 1);
        return total / (game.rounds * (1 - crowd.aloneChance));
    }
    /**
     * The best of all deterministic policies that see so much, where they can be evaluated. Under `direct` matching, partner alone
     * being seen, each pair is a game by itself, of which the best is known as of any other; elsewhere it is looked for by changing
     * one choice after another, from the best that sees no more and from some starts that are drawn.
     *
     * @param plain best responses that see no more
     */
    best(optimize, fixed, sees, plain, random) {
        const { game } = this;
        const situations = new Situations(game, sees);
        if (meetsOne(game) && situations.sees.join() === "partner")
            return this.bestPairs(optimize, fixed, random);
        const knowsAll = situations.sees.includes("partner") && situations.sees.includes("round");
        if (meetsOne(game) && knowsAll)
            return this.bestInRounds(optimize, fixed, situations);
        const starts = plain.rules.slice(0, 2).map(({ policy }) => this.everywhere(situations, policy));
        if (this.payoff(starts[0]) === undefined)
            return undefined;
        // Who the partner is may be all that matters.
        const pairs = meetsOne(game) && situations.sees.includes("partner") ? this.bestPairs(optimize, fixed, random) : undefined;
        if (pairs !== undefined)
            starts.unshift(this.withPartner(situations, pairs.ties[0].policy));
        const evaluations = Math.floor((meetsOne(game) ? SEARCHING_PAIRS : SEARCHING) / this.work(situations));
        return new SituatedClimb(this, game, situations, optimize, fixed, evaluations).best(starts, random);
    }
    /** One that sees who its partner is as one that sees more. */
    withPartner(situations, policy) {
        const each = situations.count / this.residents.length;
        const joined = (half) => Float64Array.from(this.residents.flatMap((_, partner) => Array.from(inEach(policyIn(policy, partner)[half], each))));
        return defineSituated(this.game, situations, joined("action"), joined("assessment"));
    }
    /** A plain policy as one that sees more. */
    everywhere(situations, { action, assessment }) {
        const { count } = situations;
        const policy = defineSituated(this.game, situations, inEach(action, count), inEach(assessment, count));
        return policy;
    }
    /** Multiplications of an evaluation, about. */
    work(situations) {
        const { rounds, reputations: k, actions: a } = this.game;
        if (meetsOne(this.game))
            return rounds * this.types.length * situations.memories * k ** 4 * a;
        return rounds * this.crowd(situations.sees).work;
    }
    /** Who sees partner and round knows all that matters to two who stay together. */
    bestInRounds(optimize, fixed, situations) {
        const { game } = this;
        const policy = this.everywhere(situations, fixed);
        const question = { game, situations, optimize, choices: choicesOf(game), fixed: asPerformed(game, fixed) };
        for (const [at, resident] of this.residents.entries())
            writePairResponse(question, at + 1, resident, policy);
        return { payoff: this.payoff(policy), ties: [situatedRules(game, policy)], isLowerBound: false };
    }
    bestPairs(optimize, fixed, random) {
        const { game, residents, types, typeOf } = this;
        const situations = new Situations(game, ["partner"]);
        const close = 1e-9 * (game.benefit + game.cost);
        const pair = { ...game, agents: 2 };
        const found = types.map(({ policy }) => {
            const space = new RuleSpace(game, [policy], optimize, fixed);
            const evaluator = ExactEvaluator.of(pair, [policy]);
            if (evaluator === undefined)
                return undefined;
            return { space, ...searched(space, evaluator.worthIn(space), [policy], random, close) };
        });
        const all = found.flatMap((one) => (one === undefined ? [] : [one]));
        if (all.length < types.length)
            return undefined;
        const rulesOf = (choice) => {
            const policies = all.map(({ space, ties }, type) => space.rules(ties[choice[type]]).policy);
            const joined = (half) => Float64Array.from(typeOf.flatMap((type) => Array.from(policies[type][half])));
            return situatedRules(game, defineSituated(game, situations, joined("action"), joined("assessment")));
        };
        const payoff = types.reduce((sum, { count }, type) => sum + (count / residents.length) * all[type].payoff, 0);
        return {
            payoff,
            ties: combinations(all.map(({ ties }) => ties.length)).map(rulesOf),
            isLowerBound: all.some(({ isLowerBound }) => isLowerBound),
        };
    }
    crowd(sees) {
        const key = sees.join();
        if (this.crowds.has(key))
            return this.crowds.get(key);
        const { game, residents } = this;
        const types = sees.includes("partner") ? residents.map((policy) => ({ policy, count: 1 })) : typesOf(residents);
        const isCounted = game.matching === "random" && !sees.includes("last");
        const crowd = isCounted ? crowdOf(game, types, BUILDING) : undefined;
        const fits = crowd !== undefined && game.rounds * crowd.work <= EVALUATING;
        this.crowds.set(key, fits ? crowd : undefined);
        return fits ? crowd : undefined;
    }
}
/** Combinations of one of each, where they are not too many, else the first. */
function combinations(counts) {
    const product = counts.reduce((all, count) => all * count, 1);
    if (product > 512)
        return [counts.map(() => 0)];
    return Array.from({ length: product }, (_, number) => {
        let left = number;
        return counts.map((count) => {
            const choice = left % count;
            left = Math.floor(left / count);
            return choice;
        });
    });
}
