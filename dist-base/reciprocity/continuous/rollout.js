/** A recorded propagation of whole episodes: it knows the first reputations and who meets whom, and expects all else. */
export class Rollout {
    game;
    episodes;
    /** The learner's expected payoff an encounter. */
    payoff;
    start;
    rounds = [];
    rows;
    constructor(tape, game, society, episodes) {
        this.game = game;
        this.episodes = episodes;
        const rows = game.agents * episodes;
        this.rows = rows;
        this.start = tape.input([rows, 1]);
        let reputation = this.start;
        let total;
        for (let at = 0; at < game.rounds; at++) {
            const round = {
                partner: tape.indices([rows]),
                next: tape.indices([rows]),
                cost: tape.input([episodes, 1]),
                benefit: tape.input([episodes, 1]),
            };
            this.rounds.push(round);
            const ofPartner = reputation.gather(round.partner);
            const given = society.donations(reputation, ofPartner);
            const got = given.gather(round.partner);
            const ofLearner = (values) => values.slice(0, 0, episodes);
            const paid = ofLearner(given).mul(round.cost).add(ofLearner(got).mul(round.benefit));
            total = total === undefined ? paid : total.add(paid);
            if (at + 1 === game.rounds)
                break;
            const said = society.judgements(got, ofPartner, reputation);
            reputation = tape.concat([reputation, said], 0).gather(round.next);
        }
        this.payoff = total.sum();
    }
    /** Sets the episodes: who meets whom, and how it began. */
    load(records) {
        const { game, episodes, rows } = this;
        const { first, second, pairs, reputationFirst, reputationSecond } = records;
        const isMutual = game.encounter === "mutual";
        const start = new Float64Array(rows);
        const known = new Uint8Array(rows);
        let meetings = 0;
        for (let at = 0; at < first.length; at++)
            if (first[at] === 0 || second[at] === 0)
                meetings += 1;
        const cost = -game.cost / Math.max(1, meetings);
        const benefit = game.benefit / Math.max(1, meetings);
        for (const [round, indices] of this.rounds.entries()) {
            const partner = Int32Array.from({ length: rows }, (_, row) => row);
            const next = Int32Array.from(partner);
            const costs = new Float64Array(episodes);
            const benefits = new Float64Array(episodes);
            const begin = (row, reputation) => {
                if (known[row] === 0)
                    start[row] = reputation;
                known[row] = 1;
            };
            for (let episode = 0; episode < episodes; episode++) {
                for (let pair = 0; pair < pairs; pair++) {
                    const at = (episode * game.rounds + round) * pairs + pair;
                    const i = first[at] * episodes + episode;
                    const j = second[at] * episodes + episode;
                    begin(i, reputationFirst[at]);
                    begin(j, reputationSecond[at]);
                    partner[i] = j;
                    partner[j] = i;
                    next[i] = rows + j;
                    if (isMutual)
                        next[j] = rows + i;
                    if (first[at] !== 0 && second[at] !== 0)
                        continue;
                    if (isMutual || first[at] === 0)
                        costs[episode] = cost;
                    if (isMutual || second[at] === 0)
                        benefits[episode] = benefit;
                }
            }
            indices.partner.set(partner);
            indices.next.set(next);
            indices.cost.set(costs);
            indices.benefit.set(benefits);
        }
        this.start.set(start);
    }
}
