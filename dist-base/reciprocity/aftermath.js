// What the outcomes of a decision lead to beyond its light cone, where its influence has come to more agents than a belief
// can follow jointly.
//
// For every outcome, the new reputations of the learner and of its partner, the reputations of all that the influence comes
// to are followed as independent, each on its own: a mean field, but one that starts from what came of the decision. So it is
// exact where nothing is left to chance, and what is lost is how far reputations hang together within one outcome. Whoever
// the influence has not come to has the reputation that was seen. Whose reputation no longer depends on the outcome carries
// nothing on, and is let go.
//
// Nothing is differentiated here: later decisions of the learner are taken as they are, so that all that the gradient of the
// decision needs from here is what each outcome is worth.
import { donation, NO_ACTION } from "../game/index.js";
/** With more reputations than this, one new reputation at a time is varied from what was seen, and the effects are added up. */
const MOST_TOGETHER = 4;
/** Most numbers of judgements that are kept, of all pairs; among more agents, pairs seldom meet again anyway. */
const MOST_KEPT = 2 ** 18;
/** A reputation whose chances differ by less than this between any two outcomes carries nothing on. */
export const NEGLIGIBLE = 2 ** -12;
export class Aftermath {
    game;
    situations;
    /** Outcomes that are followed: the learner's new reputation, and its partner's. */
    own;
    other;
    /** Numbers that a carrier takes: [outcomes, K]. */
    width;
    /** Who carries the influence, and the place of each agent in the list + 1. */
    carriers;
    placeOf;
    count = 0;
    /** Chances of reputations by outcome, [outcomes, K] each: first of those who were seen to have one, by which; then of carriers. */
    chances;
    /** Rounds followed so far by all decisions, and in which of them an agent's encounter was done. */
    roundsDone = 0;
    doneIn;
    /** What becomes of the first and of the second of the encounter under way. */
    after;
    earned;
    shares;
    /** Whose influence is carried on by what policies; how often they were given. */
    policies = { action: [], assessment: [] };
    given = 0;
    /** Judgements by the rows of subject and judge, [n, n, K, K, K], and by which policies they are; or room for those of one encounter. */
    cube;
    judgements;
    judgedBy;
    /** What the learner's encounters pay, by situation, by partner and by whether the learner is first, [S, N, 2, K, K], and by which policies. */
    payments;
    paidBy;
    keepsPayments;
    /** The learner's situation in every round of the records; absent where there is but one. */
    situationOf;
    /** @param situations the learner's */
    constructor(game, situations = 1, outcomes = game.reputations <= MOST_TOGETHER ? game.reputations ** 2 : 2 * game.reputations - 1) {
        this.game = game;
        this.situations = situations;
        const { reputations: k, agents } = game;
        const rows = situations - 1 + agents;
        this.own = new Int32Array(outcomes);
        this.other = new Int32Array(outcomes);
        this.width = outcomes * k;
        this.carriers = new Int32Array(agents);
        this.placeOf = new Int32Array(agents);
        this.doneIn = new Int32Array(agents);
        this.chances = new Float64Array(2 * k * this.width);
        for (let seen = 0; seen < k; seen++) {
            for (let at = seen * this.width + seen; at < (seen + 1) * this.width; at += k)
                this.chances[at] = 1;
        }
        this.after = [new Float64Array(this.width), new Float64Array(this.width)];
        this.earned = new Float64Array(outcomes);
        this.shares = donation(game);
        const keeps = rows * rows * k ** 3 <= MOST_KEPT;
        this.cube = k ** 3;
        this.judgements = new Float64Array((keeps ? rows * rows : 2) * this.cube);
        this.judgedBy = keeps ? new Int32Array(rows * rows) : undefined;
        this.keepsPayments = situations === 1 || agents * situations * 2 * k * k <= MOST_KEPT;
        this.payments = new Float64Array((this.keepsPayments ? agents * situations : 1) * 2 * k * k);
        this.paidBy = new Int32Array(this.payments.length / (k * k));
    }
    /** Takes in the policies by which all that follows is done, and the learner's situation in every round. */
    use(policies, situationOf) {
        this.policies = policies;
        this.situationOf = situationOf;
        this.given += 1;
    }
    /**
     * At most so much time do these decisions take, in encounters between two agents of two reputations.
     *
     * @param rounds as in `Beyond`
     */
    timeOf(rounds) {
        const { reputations: k, actions: a, agents } = this.game;
        // Judging by all contexts, and changing in all outcomes; but most chances are 0.
        const each = (2 * k ** 3 * a + this.own.length * k ** 2.5) / 55;
        let encounters = 0;
        for (let decision = 0; decision < rounds.count; decision++) {
            const last = rounds.data[4 * decision + 2];
            let carriers = 2;
            let round = 1;
            for (; round <= last && carriers < agents / 2; round++, carriers *= 2)
                encounters += carriers;
            encounters += ((last - round + 1) * agents) / 2;
        }
        return encounters * each;
    }
    /**
     * Writes what each outcome of a decision is worth to the learner: its expected payoffs in its encounters of the rounds
     * after `from` and up to `last`, rounds counted from the decision's own, [K^2] by its new reputation and its partner's.
     *
     * @param start the decision's round among all rounds of the records
     */
    follow(records, start, from, last, worth) {
        const { carriers, placeOf, doneIn, earned } = this;
        const { agents } = this.game;
        const at = records.encounterOf[start * agents];
        const learnerIsFirst = records.first[at] === 0;
        const { signalFirst, signalSecond } = records;
        const seenOwn = (learnerIsFirst ? signalFirst : signalSecond)[at];
        const seenOther = (learnerIsFirst ? signalSecond : signalFirst)[at];
        this.chooseOutcomes(seenOwn, seenOther);
        this.setOut(0, this.own);
        this.setOut(records.first[at] + records.second[at], this.other);
        earned.fill(0);
        if (this.roundsDone > 2 ** 30) {
            doneIn.fill(0);
            this.roundsDone = 0;
        }
        for (let round = 1; round <= last; round++) {
            this.roundsDone += 1;
            this.playRound(records, (start + round) * agents, round > from, round < last);
        }
        for (let place = 0; place < this.count; place++)
            placeOf[carriers[place]] = 0;
        this.count = 0;
        this.writeWorth(seenOwn, seenOther, worth);
    }
    chooseOutcomes(seenOwn, seenOther) {
        const { reputations: k } = this.game;
        const { own, other } = this;
        for (let outcome = 0; outcome < own.length; outcome++) {
            if (k <= MOST_TOGETHER) {
                own[outcome] = Math.floor(outcome / k);
                other[outcome] = outcome % k;
            }
            else {
                // First the learner's, then the partner's; the seen reputation of the one, left out there, is that of the first.
                own[outcome] = outcome < k ? outcome : seenOwn;
                other[outcome] = outcome < k ? seenOther : outcome - k + Number(outcome - k >= seenOther);
            }
        }
    }
    writeWorth(seenOwn, seenOther, worth) {
        const { reputations: k } = this.game;
        const { earned } = this;
        const byOther = (other) => other === seenOther ? earned[seenOwn] : earned[k + other - Number(other > seenOther)];
        for (let own = 0; own < k; own++) {
            for (let other = 0; other < k; other++) {
                worth[own * k + other] =
                    k <= MOST_TOGETHER ? earned[own * k + other] : earned[own] + byOther(other) - earned[seenOwn];
            }
        }
    }
    /** A new carrier, of one reputation in each outcome. */
    setOut(agent, reputations) {
        const { reputations: k } = this.game;
        const place = this.add(agent);
        this.chances.fill(0, place, place + this.width);
        for (let outcome = 0; outcome < reputations.length; outcome++) {
            this.chances[place + outcome * k + reputations[outcome]] = 1;
        }
    }
    /** Where the chances of a new carrier are to be written. */
    add(agent) {
        const place = (this.game.reputations + this.count) * this.width;
        if (place === this.chances.length) {
            const more = new Float64Array(2 * place);
            more.set(this.chances);
            this.chances = more;
        }
        this.carriers[this.count] = agent;
        this.count += 1;
        this.placeOf[agent] = this.count;
        return place;
    }
    playRound(records, row, pays, goesOn) {
        const { carriers, doneIn, roundsDone } = this;
        const { encounterOf } = records;
        const before = this.count;
        if (pays && encounterOf[row] >= 0)
            this.meet(records, encounterOf[row], goesOn);
        // What happens in the last round to others changes nothing any more.
        if (!goesOn)
            return;
        for (let place = 0; place < before; place++) {
            const agent = carriers[place];
            if (doneIn[agent] === roundsDone || encounterOf[row + agent] < 0)
                continue;
            this.pass(records, encounterOf[row + agent]);
        }
        this.letGo();
    }
    /** The learner's own encounter, in which it is paid. */
    meet(records, at, goesOn) {
        const { placeOf } = this;
        this.earn(records, at);
        const carried = placeOf[records.first[at]] > 0 || placeOf[records.second[at]] > 0;
        if (carried && goesOn)
            this.pass(records, at);
    }
    /** Where the chances of one who enters an encounter stand. */
    enter(agent, seen) {
        const place = this.placeOf[agent];
        return (place > 0 ? this.game.reputations + place - 1 : seen) * this.width;
    }
    earn(records, at) {
        const { reputations: k } = this.game;
        const { earned, payments, chances } = this;
        const isFirst = records.first[at] === 0;
        const first = this.enter(records.first[at], records.reputationFirst[at]);
        const second = this.enter(records.second[at], records.reputationSecond[at]);
        const paid = this.paid(records.first[at] + records.second[at], isFirst, this.situationAt(records, at));
        let own = isFirst ? first : second;
        let other = isFirst ? second : first;
        for (let outcome = 0; outcome < earned.length; outcome++, own += k, other += k) {
            let sum = 0;
            for (let r0 = 0, cell = paid; r0 < k; r0++) {
                for (let rp = 0; rp < k; rp++, cell++)
                    sum += payments[cell] * chances[own + r0] * chances[other + rp];
            }
            earned[outcome] += sum;
        }
    }
    /** Where the learner's expected payments from an encounter stand, by its own and its partner's reputation. */
    paid(partner, isFirst, situation) {
        const { agents, reputations: k, actions: a, benefit, cost, encounter } = this.game;
        const { payments, shares } = this;
        const { action } = this.policies;
        const place = this.keepsPayments ? 2 * (situation * agents + partner) + Number(isFirst) : 0;
        if (this.keepsPayments && this.paidBy[place] === this.given)
            return place * k * k;
        this.paidBy[place] = this.given;
        const own = situation * k * k;
        const partners = this.rowOf(partner) * k * k;
        const gives = encounter === "mutual" || isFirst;
        const receives = encounter === "mutual" || !isFirst;
        for (let r0 = 0, cell = place * k * k; r0 < k; r0++) {
            for (let rp = 0; rp < k; rp++, cell++) {
                payments[cell] = 0;
                for (let act = 1; act < a; act++) {
                    const given = gives ? cost * action[(own + r0 * k + rp) * a + act] : 0;
                    const received = receives ? benefit * action[(partners + rp * k + r0) * a + act] : 0;
                    payments[cell] += shares[act] * (received - given);
                }
            }
        }
        return place * k * k;
    }
    /** Passes the influence on to both of an encounter. */
    pass(records, at) {
        const { after, width, doneIn, roundsDone } = this;
        const i = records.first[at];
        const j = records.second[at];
        const first = this.enter(i, records.reputationFirst[at]);
        const second = this.enter(j, records.reputationSecond[at]);
        const toFirst = this.placeOf[i] > 0 ? first : this.add(i);
        const toSecond = this.placeOf[j] > 0 ? second : this.add(j);
        const { chances } = this;
        const bothJudged = records.actionSecond[at] !== NO_ACTION;
        const situation = i === 0 || j === 0 ? this.situationAt(records, at) : 0;
        const rowI = this.rowOf(i, situation);
        const rowJ = this.rowOf(j, situation);
        doneIn[i] = roundsDone;
        doneIn[j] = roundsDone;
        if (bothJudged && this.game.reputations === 2) {
            const judgedI = this.judged(rowI, rowJ);
            // Where there is room for one encounter alone, the other half of it is for the second.
            const judgedJ = this.judgedBy === undefined ? this.cube : this.judged(rowJ, rowI);
            if (this.judgedBy === undefined)
                this.judge(rowJ, rowI, judgedJ);
            changeBoth(chances, first, second, toFirst, toSecond, this.judgements, judgedI, judgedJ, width);
            return;
        }
        this.change(first, second, this.judged(rowI, rowJ), after[0]);
        if (bothJudged)
            this.change(second, first, this.judged(rowJ, rowI), after[1]);
        else if (toSecond !== second)
            chances.copyWithin(toSecond, second, second + width);
        for (let place = 0; place < width; place++)
            chances[toFirst + place] = after[0][place];
        if (bothJudged)
            for (let place = 0; place < width; place++)
                chances[toSecond + place] = after[1][place];
    }
    /** The row of an agent's policy; the learner's in this situation. */
    rowOf(agent, situation = 0) {
        return agent === 0 ? situation : this.situations - 1 + agent;
    }
    /** The learner's situation in its encounter. */
    situationAt(records, at) {
        return this.situationOf === undefined ? 0 : this.situationOf[Math.floor(at / records.pairs)];
    }
    /** Where the chances of the subject's new reputation stand, by its own and the judge's before, [K, K, K]; both by their rows. */
    judged(subject, judge) {
        const { judgedBy } = this;
        const pair = judgedBy === undefined ? 0 : subject * (this.situations - 1 + this.game.agents) + judge;
        const from = pair * this.cube;
        if (judgedBy !== undefined) {
            if (judgedBy[pair] === this.given)
                return from;
            judgedBy[pair] = this.given;
        }
        this.judge(subject, judge, from);
        return from;
    }
    judge(subject, judge, from) {
        const { judgements } = this;
        const { reputations: k, actions: a } = this.game;
        const { action, assessment } = this.policies;
        const contexts = k * k;
        let act = subject * contexts * a;
        let say = judge * contexts * a * k;
        for (let to = from; to < from + this.cube; to += k) {
            for (let signal = 0; signal < k; signal++)
                judgements[to + signal] = 0;
            for (let choice = 0; choice < a; choice++, act++, say += k) {
                const chance = action[act];
                if (chance === 0)
                    continue;
                for (let signal = 0; signal < k; signal++)
                    judgements[to + signal] += chance * assessment[say + signal];
            }
        }
    }
    /**
     * @param own where the chances of the one whose reputation changes stand, `other` those of the one who judges
     * @param judged where the judgements stand
     */
    change(own, other, judged, into) {
        const { judgements, chances } = this;
        const { reputations: k } = this.game;
        if (k === 2) {
            changeBinary(chances, own, other, judgements, judged, into);
            return;
        }
        into.fill(0);
        for (let outcome = 0; outcome < into.length; outcome += k) {
            for (let r = 0; r < k; r++) {
                if (chances[own + outcome + r] === 0)
                    continue;
                for (let s = 0; s < k; s++) {
                    const chance = chances[own + outcome + r] * chances[other + outcome + s];
                    if (chance === 0)
                        continue;
                    const row = judged + (r * k + s) * k;
                    for (let signal = 0; signal < k; signal++)
                        into[outcome + signal] += chance * judgements[row + signal];
                }
            }
        }
    }
    /** Lets go of those whose reputation is the same whatever the outcome. */
    letGo() {
        const { carriers, placeOf, chances, width } = this;
        const { reputations: k } = this.game;
        for (let place = this.count - 1; place >= 0; place--) {
            const from = (k + place) * width;
            let differs = false;
            for (let reputation = 1; reputation < k && !differs; reputation++) {
                const seen = chances[from + reputation];
                for (let at = reputation + k; at < width && !differs; at += k) {
                    const difference = chances[from + at] - seen;
                    differs = difference > NEGLIGIBLE || difference < -NEGLIGIBLE;
                }
            }
            if (differs)
                continue;
            placeOf[carriers[place]] = 0;
            this.count -= 1;
            if (place === this.count)
                continue;
            const moved = carriers[this.count];
            carriers[place] = moved;
            placeOf[moved] = place + 1;
            chances.copyWithin(from, (k + this.count) * width, (k + this.count + 1) * width);
        }
    }
}
/**
 * Both of an encounter of two reputations, of which the chance of one tells that of the other, read and written in one pass: this is
 * where the time goes.
 */
function changeBoth(chances, first, second, toFirst, toSecond, judgements, judgedFirst, judgedSecond, width) {
    const bb = judgements[judgedFirst + 1];
    const bg = judgements[judgedFirst + 3];
    const gb = judgements[judgedFirst + 5];
    const gg = judgements[judgedFirst + 7];
    const bb2 = judgements[judgedSecond + 1];
    const bg2 = judgements[judgedSecond + 3];
    const gb2 = judgements[judgedSecond + 5];
    const gg2 = judgements[judgedSecond + 7];
    for (let at = 1; at < width; at += 2) {
        const g = chances[first + at];
        const h = chances[second + at];
        const both = g * h;
        const neither = 1 - g - h + both;
        const one = bb * neither + bg * (h - both) + gb * (g - both) + gg * both;
        const other = bb2 * neither + bg2 * (g - both) + gb2 * (h - both) + gg2 * both;
        chances[toFirst + at] = one;
        chances[toFirst + at - 1] = 1 - one;
        chances[toSecond + at] = other;
        chances[toSecond + at - 1] = 1 - other;
    }
}
/** `change` for two reputations. */
function changeBinary(chances, own, other, judgements, judged, into) {
    const bb = judgements[judged + 1];
    const bg = judgements[judged + 3];
    const gb = judgements[judged + 5];
    const gg = judgements[judged + 7];
    for (let at = 1; at < into.length; at += 2) {
        const g = chances[own + at];
        const h = chances[other + at];
        const both = g * h;
        const good = bb * (1 - g - h + both) + bg * (h - both) + gb * (g - both) + gg * both;
        into[at] = good;
        into[at - 1] = 1 - good;
    }
}
