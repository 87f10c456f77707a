import { donation, drawMatching, initialDistribution, pairsPerRound, } from "../../game/index.js";
import { gumbelSoftmax, straightThrough } from "./sampled-choice.js";
export class SampledEpisodes {
    tape;
    game;
    options;
    /** The learner's mean payoff per encounter. */
    payoff;
    start;
    weight;
    rounds = [];
    uniform = [];
    sides;
    constructor(tape, game, society, options) {
        this.tape = tape;
        this.game = game;
        this.options = options;
        const { agents, reputations: k, actions: a } = game;
        const { episodes, window } = options;
        const sides = episodes * pairsPerRound(game) * (game.encounter === "mutual" ? 2 : 1);
        this.sides = sides;
        const shares = tape.constant(donation(game), [a, 1]);
        this.start = tape.input([episodes * agents, k]);
        this.weight = tape.input([]);
        let reputation = this.start;
        let total;
        for (let round = 0; round < game.rounds; round++) {
            const indices = {
                self: tape.indices([sides]),
                partner: tape.indices([sides]),
                actor: tape.indices([sides]),
                judge: tape.indices([sides]),
                next: tape.indices([episodes * agents]),
                worth: tape.input([sides, 1]),
            };
            this.rounds.push(indices);
            if (round > 0 && round % window === 0)
                reputation = reputation.stopGradient();
            const own = reputation.gather(indices.self).reshape([sides, k, 1]);
            const other = reputation.gather(indices.partner).reshape([sides, 1, k]);
            const context = own.mul(other).reshape([sides, 1, k * k]);
            const done = this.sample(context.matmul(society.action.gather(indices.actor)).reshape([sides, a]));
            const seen = context
                .reshape([sides, k * k, 1])
                .mul(done.reshape([sides, 1, a]))
                .reshape([sides, 1, k * k * a]);
            const said = this.sample(seen.matmul(society.assessment.gather(indices.judge)).reshape([sides, k]));
            const paid = done.matmul(shares).mul(indices.worth).sum();
            total = total === undefined ? paid : total.add(paid);
            reputation = tape.concat([reputation, said], 0).gather(indices.next);
        }
        this.payoff = total.mul(this.weight);
    }
    /** Draws who meets whom, the first reputations, and the noise of every choice. */
    draw(random) {
        const { game, sides } = this;
        const { agents, reputations: k, benefit, cost, encounter } = game;
        const { episodes } = this.options;
        const pairs = pairsPerRound(game);
        const matchings = Array.from({ length: episodes }, () => drawMatching(game, random).slice());
        let meetings = 0;
        for (const [round, indices] of this.rounds.entries()) {
            const self = new Int32Array(sides);
            const partner = new Int32Array(sides);
            const worth = new Float32Array(sides);
            const next = Int32Array.from({ length: episodes * agents }, (_, at) => at);
            let side = 0;
            for (const [episode, matching] of matchings.entries()) {
                for (let pair = 0; pair < pairs; pair++) {
                    const at = 2 * (round * pairs + pair);
                    const [i, j] = [matching[at], matching[at + 1]];
                    if (i === 0 || j === 0)
                        meetings += 1;
                    for (const [one, other] of encounter === "mutual" ? [[i, j], [j, i]] : [[i, j]]) {
                        self[side] = episode * agents + one;
                        partner[side] = episode * agents + other;
                        next[episode * agents + one] = episodes * agents + side;
                        worth[side] = one === 0 ? -cost : other === 0 ? benefit : 0;
                        side += 1;
                    }
                }
            }
            indices.self.set(self);
            indices.partner.set(partner);
            indices.actor.set(self.map((row) => row % agents));
            indices.judge.set(partner.map((row) => row % agents));
            indices.next.set(next);
            indices.worth.set(worth);
        }
        this.weight.set([1 / Math.max(1, meetings)]);
        const chances = initialDistribution(game);
        const start = new Float32Array(episodes * agents * k);
        for (let row = 0; row < episodes * agents; row++)
            start[row * k + drawn(chances, random)] = 1;
        this.start.set(start);
        // 23 bits and a half: never 0 and never 1, in single precision too.
        for (const uniform of this.uniform) {
            uniform.set(Float32Array.from({ length: uniform.size }, () => ((random.bits() >>> 9) + 0.5) / 0x800000));
        }
    }
    /** One-hot samples [rows, outcomes] of chances. */
    sample(chances) {
        const uniform = this.tape.input(chances.shape);
        // Ones half, until the first draw: their logarithm is finite.
        uniform.set(new Float32Array(uniform.size).fill(0.5));
        this.uniform.push(uniform);
        const { temperature } = this.options;
        return temperature === undefined ? straightThrough(chances, uniform) : gumbelSoftmax(chances, uniform, temperature);
    }
}
function drawn(chances, random) {
    let left = random.uniform();
    for (let outcome = 0; outcome < chances.length - 1; outcome++) {
        left -= chances[outcome];
        if (left < 0)
            return outcome;
    }
    return chances.length - 1;
}
