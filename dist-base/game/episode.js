/** Plays episodes: matched in pairs, acting, judging, and carrying the new reputations on. */
import { checkRandom } from "../random.js";
import { decisionsOf, kinShift } from "./decisions.js";
import { checkGame, GameError, initialDistribution } from "./game.js";
import { checkMatching, drawMatching, matchingLength, pairsPerRound } from "./matching.js";
import { checkPolicy, isSituated } from "./policy.js";
import { NO_ACTION } from "./records.js";
import { checkSituations, Memory, policyIn, Situations } from "./situation.js";
import { packRow, packThresholds } from "./thresholds.js";
/**
 * Plays `records.episodes` episodes and writes every encounter into `records`. Time and memory are linear in N.
 *
 * Draws, in order: an episode's matching unless given, a reputation for every agent, then one for each decision of an encounter
 * (action of the first, of the second, signal about the first, about the second, as many of these as there are). How many there are does
 * not depend on what the policies hold, so that runs with the same seed and other policies stay comparable draw by draw.
 *
 * @param policies one for every agent, agent 0 first, as performed (see `asPerformed`): the game's errors are not added here.
 * @param matchings one an episode; drawn if absent.
 * @throws GameError if any of these do not fit together.
 */
export function play(game, policies, random, records, matchings) {
    checkGame(game);
    checkRandom(random);
    checkRecords(game, records);
    if (policies.length !== game.agents) {
        throw new GameError("policies", `${policies.length} of them`, `one for each of the ${game.agents} agents`);
    }
    if (matchings !== undefined && matchings.length !== records.episodes) {
        throw new GameError("matchings", `${matchings.length} of them`, `one for each of the ${records.episodes} episodes`);
    }
    const [learner] = policies;
    const situated = learner !== undefined && isSituated(learner) ? new SituatedPlay(game, learner, policies) : undefined;
    const thresholds = situated?.thresholds ?? packThresholds(game, policies);
    const start = new Int32Array(game.reputations - 1);
    packRow(initialDistribution(game), start, 0);
    const reputation = new Uint8Array(game.agents);
    const drawn = matchings === undefined ? new Int32Array(matchingLength(game)) : undefined;
    for (let episode = 0; episode < records.episodes; episode++) {
        const given = matchings?.[episode];
        if (given !== undefined)
            checkMatching(game, given, `matchings[${episode}]`);
        const matching = given ?? drawMatching(game, random, drawn);
        drawReputations(start, random, reputation);
        const offset = episode * game.rounds * records.pairs;
        if (situated === undefined)
            playEncounters(game, thresholds, random, matching, reputation, records, offset);
        else
            situated.play(random, matching, reputation, records, offset);
    }
    indexEncounters(records);
}
/** Plays round by round, in each with the learner's tables for its situation. */
class SituatedPlay {
    game;
    /** Those of the learner are where its situation of the round says. */
    thresholds;
    memory;
    /** Where the learner's tables start in each situation. */
    actionStarts;
    assessmentStarts;
    constructor(game, learner, policies) {
        this.game = game;
        checkPolicy(game, learner, "policies[0]");
        checkSituations(game, learner, "policies[0]");
        const other = policies.findIndex((policy, agent) => agent > 0 && isSituated(policy));
        if (other > 0)
            throw new GameError(`policies[${other}]`, "one that sees more", "a plain policy: only agent 0 sees more");
        const { situations } = learner;
        const own = Array.from({ length: situations }, (_, situation) => policyIn(learner, situation));
        const { action, assessment, actionStart, assessmentStart } = packThresholds(game, [...own, ...policies.slice(1)]);
        this.actionStarts = actionStart.slice(0, situations);
        this.assessmentStarts = assessmentStart.slice(0, situations);
        this.thresholds = {
            action,
            assessment,
            actionStart: actionStart.slice(situations - 1),
            assessmentStart: assessmentStart.slice(situations - 1),
        };
        this.memory = new Memory(new Situations(game, learner.sees), game.agents);
    }
    play(random, matching, reputation, records, offset) {
        const { game, thresholds, memory } = this;
        const { pairs } = records;
        memory.clear();
        for (let round = 0; round < game.rounds; round++) {
            const these = matching.subarray(2 * round * pairs, 2 * (round + 1) * pairs);
            const place = these.indexOf(0);
            const partner = place < 0 ? 0 : these[place ^ 1];
            if (place >= 0) {
                const situation = memory.situation(partner, round);
                thresholds.actionStart[0] = this.actionStarts[situation];
                thresholds.assessmentStart[0] = this.assessmentStarts[situation];
            }
            const start = offset + round * pairs;
            playEncounters(game, thresholds, random, these, reputation, records, start);
            if (place < 0)
                continue;
            const at = start + (place >> 1);
            const first = records.actionFirst[at];
            const second = records.actionSecond[at];
            if (place % 2 === 0)
                memory.meet(partner, first, second);
            else
                memory.meet(partner, second, first);
        }
    }
}
/** Fills `encounterOf`, so that whoever follows an agent need not look at the others. */
function indexEncounters({ game, episodes, rounds, pairs, first, second, encounterOf }) {
    const { agents } = game;
    if (agents % 2 === 1)
        encounterOf.fill(-1);
    for (let round = 0, row = 0, at = 0; round < episodes * rounds; round++, row += agents) {
        for (const end = at + pairs; at < end; at++) {
            encounterOf[row + first[at]] = at;
            encounterOf[row + second[at]] = at;
        }
    }
}
function checkRecords(game, records) {
    if (typeof records?.game !== "object")
        throw new GameError("records", records, "records, such as allocateRecords gives");
    const { reputations, actions, stage } = records.game;
    const fits = reputations === game.reputations &&
        actions === game.actions &&
        hasSameMoves(stage, game.stage) &&
        records.rounds === game.rounds &&
        records.pairs === pairsPerRound(game) &&
        records.first.length === records.episodes * records.rounds * records.pairs;
    if (!fits) {
        const got = `${records.rounds} ${movesOf(stage)} rounds of ${records.pairs} pairs (K = ${reputations}, A = ${actions})`;
        const takes = `${game.rounds} ${movesOf(game.stage)} rounds of ${pairsPerRound(game)} pairs (K = ${game.reputations}, A = ${game.actions})`;
        throw new GameError("records", got, `records allocated for this game: ${takes}`);
    }
}
/** Who moves in an encounter, in a word or two. */
function movesOf({ name, choices }) {
    if (name !== "donation")
        return name;
    return choices[1] === 1 ? "one-way" : "mutual";
}
function hasSameMoves(one, other) {
    return (one.order === other.order &&
        one.choices.every((count, role) => count === other.choices[role]) &&
        one.judged.every((judged, role) => judged === other.judged[role]));
}
/** A reputation for every agent, from the thresholds of the first ones' distribution (see `Thresholds`). */
function drawReputations(start, random, reputation) {
    for (let agent = 0; agent < reputation.length; agent++) {
        const draw = random.bits() >>> 1;
        let outcome = 0;
        for (let k = 0; k < start.length; k++)
            outcome += (start[k] - draw) >>> 31;
        reputation[agent] = outcome;
    }
}
// The loop below is where the time goes: everything is a local, the outcome of a draw is counted in place, and the encounters of a
// round follow one another because their pairs are disjoint. `offset` is the episode's first encounter.
function playEncounters(game, { action, assessment, actionStart, assessmentStart }, random, matching, reputation, records, offset) {
    const { reputations, actions, stage } = game;
    const { acting, judging } = decisionsOf(game);
    const { first, second, reputationFirst, reputationSecond } = records;
    const { actionFirst, actionSecond, signalFirst, signalSecond } = records;
    const lastAction = actions - 1;
    const lastSignal = reputations - 1;
    const [firstActs, secondActs] = [acting[0] !== undefined, acting[1] !== undefined];
    const [firstIsJudged, secondIsJudged] = stage.judged;
    // Where the rows of each decision begin, and how many there are for each pair of reputations.
    const actsFirst = (acting[0]?.start ?? 0) * lastAction;
    const actsSecond = (acting[1]?.start ?? 0) * lastAction;
    const [choicesFirst, choicesSecond] = stage.choices;
    const isSeen = Number(stage.order === "sequential");
    const seen = isSeen === 1 ? choicesFirst : 1;
    const judgesFirst = (judging[1]?.start ?? 0) * lastSignal;
    const judgesSecond = (judging[0]?.start ?? 0) * lastSignal;
    const looksAtOwn = Number(stage.judgesSee === "both");
    const ownOfSecond = looksAtOwn === 1 ? choicesSecond : 1;
    const ownOfFirst = looksAtOwn === 1 ? choicesFirst : 1;
    const { groups } = game;
    const kinActs = groups === undefined
        ? [0, 0]
        : acting.map((decision) => (decision === undefined ? 0 : kinShift(decision) * lastAction));
    const kinJudges = groups === undefined
        ? [0, 0]
        : judging.map((decision) => (decision === undefined ? 0 : kinShift(decision) * lastSignal));
    for (let at = offset, from = 0; from < matching.length; at++, from += 2) {
        const i = matching[from];
        const j = matching[from + 1];
        const reputationI = reputation[i];
        const reputationJ = reputation[j];
        const contextI = reputationI * reputations + reputationJ;
        const contextJ = reputationJ * reputations + reputationI;
        const kin = groups === undefined ? 0 : Number(groups[i] === groups[j]);
        let actionI = 0;
        if (firstActs) {
            const draw = random.bits() >>> 1;
            const row = actionStart[i] + actsFirst + kin * kinActs[0] + contextI * lastAction;
            for (let k = 0; k < lastAction; k++)
                actionI += (action[row + k] - draw) >>> 31;
        }
        let actionJ = 0;
        if (secondActs) {
            const draw = random.bits() >>> 1;
            const row = actionStart[j] + actsSecond + kin * kinActs[1] + (contextJ * seen + isSeen * actionI) * lastAction;
            for (let k = 0; k < lastAction; k++)
                actionJ += (action[row + k] - draw) >>> 31;
        }
        let signalI = reputationI;
        if (firstIsJudged) {
            const draw = random.bits() >>> 1;
            const context = (contextI * choicesFirst + actionI) * ownOfSecond + looksAtOwn * actionJ;
            const row = assessmentStart[j] + judgesFirst + kin * kinJudges[1] + context * lastSignal;
            signalI = 0;
            for (let k = 0; k < lastSignal; k++)
                signalI += (assessment[row + k] - draw) >>> 31;
        }
        let signalJ = reputationJ;
        if (secondIsJudged) {
            const draw = random.bits() >>> 1;
            const context = (contextJ * choicesSecond + actionJ) * ownOfFirst + looksAtOwn * actionI;
            const row = assessmentStart[i] + judgesSecond + kin * kinJudges[0] + context * lastSignal;
            signalJ = 0;
            for (let k = 0; k < lastSignal; k++)
                signalJ += (assessment[row + k] - draw) >>> 31;
        }
        first[at] = i;
        second[at] = j;
        reputationFirst[at] = reputationI;
        reputationSecond[at] = reputationJ;
        actionFirst[at] = firstActs ? actionI : NO_ACTION;
        actionSecond[at] = secondActs ? actionJ : NO_ACTION;
        signalFirst[at] = signalI;
        signalSecond[at] = signalJ;
        reputation[i] = signalI;
        reputation[j] = signalJ;
    }
}
