// What the outcomes of a decision lead to where the learner remembers what was done when it last met somebody: not only the new
// reputations of the two are outcomes then, but also what they did. Where two meet again and again and nobody else matters, what
// comes after is found exactly, by going back over the rounds; elsewhere what is remembered of each of the others is followed as
// independent of the reputations, as these are of each other.
import { NO_ACTION, } from "../game/index.js";
import { OptionError } from "../options.js";
import { Aftermath, NEGLIGIBLE } from "./aftermath.js";
import { PairValue } from "./pair-value.js";
/** Outcomes of a decision that are followed at the most. */
const MOST_OUTCOMES = 1024;
/** Whether the learner meets but one of the others in an episode, whom nobody else meets. */
export function meetsOne({ matching, agents }) {
    return matching === "direct" || agents === 2;
}
export function followingOf(game, situations) {
    if (!situations?.sees.includes("last"))
        return new Aftermath(game, situations?.count);
    return meetsOne(game) ? new PairAftermath(game, situations) : new RememberingAftermath(game, situations);
}
/** @throws OptionError for a game of which too much would have to be remembered in a belief */
export function checkRemembers({ reputations, actions }, sees) {
    const most = Math.sqrt(MOST_OUTCOMES);
    if (!sees.includes("last") || reputations * actions <= most)
        return;
    const takes = `no "last" with ${reputations} reputations x ${actions} actions: at most ${most} in a belief`;
    throw new OptionError("sees", sees, takes);
}
/**
 * What the outcomes of a decision are: `[learner's action][its new reputation][partner's action][its new reputation]`. Whoever does
 * not act keeps its reputation, whatever the outcome says.
 */
class Outcomes {
    game;
    situations;
    count;
    constructor(game, situations) {
        this.game = game;
        this.situations = situations;
        this.count = (game.actions * game.reputations) ** 2;
    }
    /** Calls back with each outcome of the encounter: both new reputations, and what is remembered. */
    each(records, at, visit) {
        const { reputations: k, actions: a } = this.game;
        const isFirst = records.first[at] === 0;
        const mutual = records.actionSecond[at] !== NO_ACTION;
        const acts = mutual || isFirst;
        const partnerActs = mutual || !isFirst;
        const seenOwn = (isFirst ? records.signalFirst : records.signalSecond)[at];
        const seenOther = (isFirst ? records.signalSecond : records.signalFirst)[at];
        for (let outcome = 0; outcome < this.count; outcome++) {
            const mine = Math.floor(outcome / (a * k));
            const theirs = outcome % (a * k);
            const memory = this.situations.memoryOf(acts ? Math.floor(mine / k) : NO_ACTION, partnerActs ? Math.floor(theirs / k) : NO_ACTION);
            visit(outcome, acts ? mine % k : seenOwn, partnerActs ? theirs % k : seenOther, memory);
        }
    }
}
/** Of two whom nobody else matters to. */
export class PairAftermath {
    game;
    situations;
    policies = { action: [], assessment: [] };
    outcomes;
    /** By round of the records after which they are: what is to come up to the `end`, [own][partner's][memory]. */
    values = new Map();
    end = -1;
    pair;
    constructor(game, situations) {
        this.game = game;
        this.situations = situations;
        this.outcomes = new Outcomes(game, situations);
        this.pair = new PairValue(game, situations);
    }
    use(policies) {
        this.policies = policies;
        this.end = -1;
    }
    timeOf() {
        return 0;
    }
    follow(records, start, _from, last, worth) {
        const { reputations: k } = this.game;
        const { memories } = this.situations;
        const end = start + last;
        if (end !== this.end)
            this.values.clear();
        this.end = end;
        const value = this.valueAfter(records, start);
        this.outcomes.each(records, records.encounterOf[start * this.game.agents], (outcome, own, other, memory) => {
            worth[outcome] = value[(own * k + other) * memories + memory];
        });
    }
    valueAfter(records, round) {
        const { reputations: k, agents } = this.game;
        let first = round;
        while (first < this.end && !this.values.has(first))
            first += 1;
        let value = this.values.get(first) ?? new Float64Array(k * k * this.situations.memories);
        for (let after = first - 1; after >= round; after--) {
            const at = records.encounterOf[(after + 1) * agents];
            const partner = records.first[at] + records.second[at];
            const round = (after + 1) % this.game.rounds;
            const isFirst = records.first[at] === 0;
            value = this.pair.before({ partner, round, isFirst }, this.policies, this.policies, this.rowOf(partner), value);
            this.values.set(after, value);
        }
        return value;
    }
    rowOf(partner) {
        return this.situations.count - 1 + partner;
    }
}
/** Among others. */
export class RememberingAftermath extends Aftermath {
    seen;
    outcomes;
    /** Of whom what is remembered depends on the outcome: its chances, [outcomes, memories], by agent. */
    memories = [];
    remembered = new Set();
    next;
    constructor(game, seen) {
        const outcomes = new Outcomes(game, seen);
        super(game, seen.count, outcomes.count);
        this.seen = seen;
        this.outcomes = outcomes;
        this.next = new Float64Array(outcomes.count * seen.memories);
    }
    follow(records, start, from, last, worth) {
        this.remembered.clear();
        const at = records.encounterOf[start * this.game.agents];
        const partner = records.first[at] + records.second[at];
        const chances = this.memoriesOf(partner).fill(0);
        this.outcomes.each(records, at, (outcome, own, other, memory) => {
            this.own[outcome] = own;
            this.other[outcome] = other;
            chances[outcome * this.seen.memories + memory] = 1;
        });
        this.remembered.add(partner);
        super.follow(records, start, from, last, worth);
    }
    chooseOutcomes() {
        // `follow` did.
    }
    writeWorth(_own, _other, worth) {
        worth.set(this.earned);
    }
    meet(records, at, goesOn) {
        const partner = records.first[at] + records.second[at];
        const isCarried = this.placeOf[0] > 0 || this.placeOf[partner] > 0;
        // What was done before was seen.
        if (!this.remembered.has(partner) && !(isCarried && goesOn))
            super.meet(records, at, goesOn);
        else
            this.encounter(records, at, partner, goesOn);
    }
    /** The learner is paid, and what comes of the encounter is carried on. */
    encounter(records, at, partner, goesOn) {
        const { seen, game, after, earned, payments, judgements } = this;
        const { reputations: k, actions: a, rounds } = game;
        const { memories } = seen;
        const isFirst = records.first[at] === 0;
        const mutual = game.encounter === "mutual";
        const acts = mutual || isFirst;
        const partnerActs = mutual || !isFirst;
        const ownSeen = (isFirst ? records.reputationFirst : records.reputationSecond)[at];
        const otherSeen = (isFirst ? records.reputationSecond : records.reputationFirst)[at];
        const own = this.enter(0, ownSeen);
        const other = this.enter(partner, otherSeen);
        const round = Math.floor(at / records.pairs) % rounds;
        const memory = this.remembered.has(partner) ? this.memoriesOf(partner) : undefined;
        const memorySeen = seen.lastIn(this.situationAt(records, at));
        const next = this.next.fill(0);
        after[0].fill(0);
        after[1].fill(0);
        const { action } = this.policies;
        const theirs = this.rowOf(partner) * k * k;
        for (let last = 0; last < memories; last++) {
            if (memory === undefined && last !== memorySeen)
                continue;
            const situation = seen.of(partner, last, round);
            const paid = this.paid(partner, isFirst, situation);
            // Of both, whichever comes second may take the place of the first where judgements are not kept.
            const sides = goesOn
                ? [
                    [acts, situation, theirs / (k * k), after[0], true],
                    [partnerActs, theirs / (k * k), situation, after[1], false],
                ]
                : [];
            const weight = (outcome) => (memory === undefined ? 1 : memory[outcome * memories + last]);
            for (let outcome = 0; outcome < earned.length; outcome++) {
                const chance = weight(outcome);
                if (chance === 0)
                    continue;
                for (let r0 = 0; r0 < k; r0++) {
                    for (let rp = 0; rp < k; rp++) {
                        const both = chance * this.chances[own + outcome * k + r0] * this.chances[other + outcome * k + rp];
                        if (both === 0)
                            continue;
                        earned[outcome] += both * payments[paid + r0 * k + rp];
                        if (!goesOn)
                            continue;
                        const mine = (situation * k * k + r0 * k + rp) * a;
                        const their = (theirs + rp * k + r0) * a;
                        for (let done = 0; done < (acts ? a : 1); done++) {
                            const does = acts ? both * action[mine + done] : both;
                            if (does === 0)
                                continue;
                            for (let received = 0; received < (partnerActs ? a : 1); received++) {
                                const happened = seen.memoryOf(acts ? done : NO_ACTION, partnerActs ? received : NO_ACTION);
                                next[outcome * memories + happened] += does * (partnerActs ? action[their + received] : 1);
                            }
                        }
                    }
                }
            }
            for (const [isJudged, subject, judge, into, isOwn] of sides) {
                if (!isJudged)
                    continue;
                const judged = this.judged(subject, judge);
                for (let outcome = 0; outcome < earned.length; outcome++) {
                    const chance = weight(outcome);
                    if (chance === 0)
                        continue;
                    const one = (isOwn ? own : other) + outcome * k;
                    const two = (isOwn ? other : own) + outcome * k;
                    for (let r = 0; r < k; r++) {
                        for (let s = 0; s < k; s++) {
                            const both = chance * this.chances[one + r] * this.chances[two + s];
                            if (both === 0)
                                continue;
                            const row = judged + (r * k + s) * k;
                            for (let signal = 0; signal < k; signal++)
                                into[outcome * k + signal] += both * judgements[row + signal];
                        }
                    }
                }
            }
        }
        if (!goesOn)
            return;
        if (acts)
            this.become(0, after[0]);
        if (partnerActs)
            this.become(partner, after[1]);
        this.remember(partner, next);
        this.doneIn[0] = this.roundsDone;
        this.doneIn[partner] = this.roundsDone;
    }
    become(agent, chances) {
        const place = this.placeOf[agent] > 0 ? this.enter(agent, 0) : this.add(agent);
        this.chances.set(chances, place);
    }
    /** What is the same whatever the outcome is as it was seen. */
    remember(partner, chances) {
        const { memories } = this.seen;
        const differs = chances.some((chance, at) => Math.abs(chance - chances[at % memories]) > NEGLIGIBLE);
        if (!differs)
            this.remembered.delete(partner);
        else {
            this.memoriesOf(partner).set(chances);
            this.remembered.add(partner);
        }
    }
    memoriesOf(agent) {
        this.memories[agent] ??= new Float64Array(this.outcomes.count * this.seen.memories);
        return this.memories[agent];
    }
}
