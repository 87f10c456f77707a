import { initialDistribution, pairsPerRound } from "../game/index.js";
import { payoffRow } from "./course.js";
import { PairList } from "./number-lists.js";
import { constantTables, judged, judgementTables, KEEP, payoffTables } from "./society.js";
/** A recorded propagation of marginals; `load` gives it other matchings. */
export class MeanField {
    game;
    episodes;
    /** The learner's expected payoff: the sum over episodes and rounds times the weight given to `load`. */
    payoff;
    weight;
    subjects;
    judges;
    rounds = [];
    constructor(tape, game, society, episodes) {
        this.game = game;
        this.episodes = episodes;
        const { agents, reputations: k } = game;
        const pairs = agents * (agents - 1);
        const meetings = episodes * pairsPerRound(game);
        this.subjects = tape.indices([pairs]);
        this.judges = tape.indices([pairs]);
        this.weight = tape.input([]);
        const judgements = judgementTables(game, society, this.subjects, this.judges);
        const tables = tape.concat([constantTables(tape, game), judgements], 0).reshape([1 + k + pairs, k * k, k]);
        const payoffs = payoffTables(tape, game, society);
        const start = initialDistribution(game);
        const all = Float64Array.from({ length: episodes * agents * k }, (_, at) => start[at % k]);
        const learners = tape.indices([episodes], Int32Array.from({ length: episodes }, (_, at) => at * agents));
        const independent = (own, partner, rows) => own
            .reshape([rows, k, 1])
            .mul(partner.reshape([rows, 1, k]))
            .reshape([rows, 1, k * k]);
        let belief = tape.constant(all, [episodes * agents, k]);
        let total;
        for (let round = 0; round < game.rounds; round++) {
            const indices = {
                first: tape.indices([meetings]),
                second: tape.indices([meetings]),
                firstTable: tape.indices([meetings]),
                secondTable: tape.indices([meetings]),
                next: tape.indices([episodes * agents]),
                partner: tape.indices([episodes]),
                payoffRow: tape.indices([episodes]),
                plays: tape.input([episodes, 1]),
            };
            this.rounds.push(indices);
            const together = independent(belief.gather(learners), belief.gather(indices.partner), episodes);
            const paid = payoffs.gather(indices.payoffRow).mul(indices.plays);
            const earned = together
                .reshape([episodes, k * k])
                .mul(paid)
                .sum();
            total = total === undefined ? earned : total.add(earned);
            const own = belief.gather(indices.first);
            const partner = belief.gather(indices.second);
            const newFirst = independent(own, partner, meetings).matmul(tables.gather(indices.firstTable));
            const newSecond = independent(partner, own, meetings).matmul(tables.gather(indices.secondTable));
            const everyone = [belief, newFirst.reshape([meetings, k]), newSecond.reshape([meetings, k])];
            const next = tape.concat(everyone, 0).gather(indices.next);
            // A product of two marginals squares what their sums miss 1 by; over 36 rounds that would be everything.
            belief = next.div(next.sum(1).reshape([episodes * agents, 1]));
        }
        this.payoff = total.mul(this.weight);
    }
    /** Sets who meets whom, and the weight of an episode's payoffs in the sum. */
    load({ first, second, pairs: width }, weight) {
        const { game, episodes } = this;
        const { agents, rounds } = game;
        const pairs = new PairList();
        // All ordered pairs, so that the list is of the size recorded.
        for (let i = 0; i < agents; i++)
            for (let j = 0; j < agents; j++)
                if (i !== j)
                    pairs.of(i, j);
        this.subjects.set(pairs.subjects);
        this.judges.set(pairs.judges);
        this.weight.set([weight]);
        const meetings = episodes * width;
        for (const [round, indices] of this.rounds.entries()) {
            const rows = { first: new Int32Array(meetings), second: new Int32Array(meetings) };
            const tables = { first: new Int32Array(meetings), second: new Int32Array(meetings) };
            const next = Int32Array.from({ length: episodes * agents }, (_, at) => at);
            const learner = { partner: new Int32Array(episodes), payoffRow: new Int32Array(episodes) };
            const plays = new Float32Array(episodes);
            for (let episode = 0, meeting = 0; episode < episodes; episode++) {
                for (let pair = 0; pair < width; pair++, meeting++) {
                    const at = (episode * rounds + round) * width + pair;
                    const i = first[at];
                    const j = second[at];
                    rows.first[meeting] = episode * agents + i;
                    rows.second[meeting] = episode * agents + j;
                    tables.first[meeting] = judged(game, pairs.of(i, j));
                    tables.second[meeting] = game.encounter === "mutual" ? judged(game, pairs.of(j, i)) : KEEP;
                    next[episode * agents + i] = episodes * agents + meeting;
                    next[episode * agents + j] = episodes * agents + meetings + meeting;
                    if (i !== 0 && j !== 0)
                        continue;
                    learner.partner[episode] = episode * agents + i + j;
                    learner.payoffRow[episode] = payoffRow(game, i, j);
                    plays[episode] = 1;
                }
            }
            indices.first.set(rows.first);
            indices.second.set(rows.second);
            indices.firstTable.set(tables.first);
            indices.secondTable.set(tables.second);
            indices.next.set(next);
            indices.partner.set(learner.partner);
            indices.payoffRow.set(learner.payoffRow);
            indices.plays.set(plays);
        }
    }
}
