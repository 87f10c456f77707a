// What two who meet again and again are to pay the learner: backwards over their encounters, exactly, by their reputations and
// by what the learner remembers.
import { donation, initialDistribution, NO_ACTION } from "../game/index.js";
export class PairValue {
    game;
    situations;
    shares;
    constructor(game, situations) {
        this.game = game;
        this.situations = situations;
        this.shares = donation(game);
    }
    /**
     * What is to come before an encounter, from what is to come after it: [own][partner's reputation][memory].
     *
     * @param learner its tables as performed, one for each situation
     * @param others of which the partner's is the one at `row`
     */
    before({ partner, round, isFirst }, learner, others, row, after) {
        const { situations, shares } = this;
        const { reputations: k, actions: a, benefit, cost, encounter } = this.game;
        const { memories } = situations;
        const acts = encounter === "mutual" || isFirst;
        const partnerActs = encounter === "mutual" || !isFirst;
        const theirs = row * k * k;
        const before = new Float64Array(after.length);
        for (let state = 0; state < before.length; state++) {
            const memory = state % memories;
            const r0 = Math.floor(state / (k * memories));
            const rp = Math.floor(state / memories) % k;
            const own = situations.of(partner, memory, round) * k * k;
            const isSubject = r0 * k + rp;
            const isJudge = rp * k + r0;
            for (let done = 0; done < (acts ? a : 1); done++) {
                const does = acts ? learner.action[(own + isSubject) * a + done] : 1;
                if (does === 0)
                    continue;
                for (let received = 0; received < (partnerActs ? a : 1); received++) {
                    const both = does * (partnerActs ? others.action[(theirs + isJudge) * a + received] : 1);
                    if (both === 0)
                        continue;
                    let worth = (partnerActs ? benefit * shares[received] : 0) - (acts ? cost * shares[done] : 0);
                    const next = situations.memoryOf(acts ? done : NO_ACTION, partnerActs ? received : NO_ACTION);
                    for (let newOwn = 0; newOwn < k; newOwn++) {
                        const toOwn = acts
                            ? others.assessment[((theirs + isSubject) * a + done) * k + newOwn]
                            : Number(newOwn === r0);
                        if (toOwn === 0)
                            continue;
                        for (let newOther = 0; newOther < k; newOther++) {
                            const toOther = partnerActs
                                ? learner.assessment[((own + isJudge) * a + received) * k + newOther]
                                : Number(newOther === rp);
                            worth += toOwn * toOther * after[(newOwn * k + newOther) * memories + next];
                        }
                    }
                    before[state] += both * worth;
                }
            }
        }
        return before;
    }
    /** The learner's expected total of an episode with this partner, in one-way encounters over who is the donor. */
    total(partner, learner, other) {
        const { game, situations } = this;
        const { reputations: k, rounds, encounter } = game;
        const { memories } = situations;
        let value = new Float64Array(k * k * memories);
        for (let round = rounds - 1; round >= 0; round--) {
            const first = this.before({ partner, round, isFirst: true }, learner, other, 0, value);
            if (encounter === "one-way") {
                const second = this.before({ partner, round, isFirst: false }, learner, other, 0, value);
                for (let state = 0; state < first.length; state++)
                    first[state] = (first[state] + second[state]) / 2;
            }
            value = first;
        }
        const initial = initialDistribution(game);
        let total = 0;
        for (let pair = 0; pair < k * k; pair++) {
            total += initial[Math.floor(pair / k)] * initial[pair % k] * value[pair * memories];
        }
        return total;
    }
}
