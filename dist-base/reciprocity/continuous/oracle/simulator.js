// What policies of the learner are worth in the continuous game, played out among the true residents. Given a matching and
// the first reputations nothing is left to chance.
import { continuousAsPerformed, drawFirstReputations, pairsPerRound, } from "../../../game/index.js";
/** Plays policies of the learner on the same matchings and from the same first reputations. */
export class Simulator {
    game;
    starts;
    others;
    episodes;
    /**
     * @param residents policies of agents 1 .. N-1, as chosen
     * @param starts first reputations drawn for each matching
     */
    constructor(game, residents, matchings, starts, random) {
        this.game = game;
        this.starts = starts;
        this.others = residents.map((policy) => continuousAsPerformed(game, policy));
        this.episodes = matchings.flatMap((matching) => {
            const encounters = relevant(game, matching);
            return Array.from({ length: starts }, () => {
                const start = new Float64Array(game.agents);
                drawFirstReputations(game, random, start);
                return { start, encounters };
            });
        });
    }
    /**
     * The learner's total payoff in an episode of each matching, the mean over first reputations.
     *
     * @param policy as chosen
     * @param most how many matchings, and first reputations of each, to play at most; all if absent
     */
    totals(policy, most) {
        const matchings = Math.min(this.episodes.length / this.starts, most?.matchings ?? Number.POSITIVE_INFINITY);
        const starts = Math.min(this.starts, most?.starts ?? Number.POSITIVE_INFINITY);
        const everyone = [continuousAsPerformed(this.game, policy), ...this.others];
        const reputation = new Float64Array(this.game.agents);
        return Float64Array.from({ length: matchings }, (_, matching) => {
            let sum = 0;
            for (let start = 0; start < starts; start++) {
                sum += this.play(everyone, this.episodes[matching * this.starts + start], reputation);
            }
            return sum / starts;
        });
    }
    play(everyone, { start, encounters }, reputation) {
        const { benefit, cost, encounter } = this.game;
        const isMutual = encounter === "mutual";
        reputation.set(start);
        let total = 0;
        for (let at = 0; at < encounters.length; at += 2) {
            const i = encounters[at];
            const j = encounters[at + 1];
            const one = everyone[i];
            const other = everyone[j];
            const reputationI = reputation[i];
            const reputationJ = reputation[j];
            const givenI = one.donation(reputationI, reputationJ);
            const givenJ = isMutual ? other.donation(reputationJ, reputationI) : 0;
            reputation[i] = other.judgement(givenI, reputationI, reputationJ);
            if (isMutual)
                reputation[j] = one.judgement(givenJ, reputationJ, reputationI);
            if (i === 0)
                total += benefit * givenJ - cost * givenI;
            else if (j === 0)
                total += benefit * givenI - cost * givenJ;
        }
        return total;
    }
}
/** The encounters whose outcome can still reach the learner's payoff. */
function relevant(game, matching) {
    const width = 2 * pairsPerRound(game);
    const kept = [];
    // Whose reputation matters later on; seen from the end, an encounter with one of them makes the other matter, too.
    const matters = new Set();
    for (let round = matching.length - width; round >= 0; round -= width) {
        for (let at = round + width - 2; at >= round; at -= 2) {
            const i = matching[at];
            const j = matching[at + 1];
            if (i !== 0 && j !== 0 && !matters.has(i) && !matters.has(j))
                continue;
            matters.add(i).add(j);
            kept.push(j, i);
        }
    }
    return Int32Array.from(kept.reverse());
}
