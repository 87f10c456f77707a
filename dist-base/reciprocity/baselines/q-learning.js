// Q-learning (Watkins 1989): a table of what each choice is worth in each context, from what was paid until the next
// decision and the best that can be chosen there. Choices are greedy but for a share, which shrinks, that is drawn uniformly.
import { restoreNumbers } from "../saved-numbers.js";
import { outcomeOf } from "./algorithm.js";
import { bySamples } from "./by-samples.js";
import { chosenWorth, explored } from "./process.js";
import { anything, positive, share } from "./search-space.js";
export class QLearning {
    process;
    options;
    /** [contexts, choices] a head. */
    values;
    counts;
    episodes = new Float64Array(1);
    constructor(process, options) {
        this.process = process;
        this.options = options;
        const sizes = process.heads.map(({ contexts, choices }) => contexts * choices);
        this.values = sizes.map((size) => new Float64Array(size).fill(options.initial));
        this.counts = sizes.map((size) => new Float64Array(size));
    }
    step(episodes, random) {
        const played = [];
        for (let episode = 0; episode < episodes; episode++) {
            const trajectories = this.process.play(this.exploring(), 1, random);
            this.learn(trajectories);
            this.episodes[0] += 1;
            played.push(trajectories);
        }
        return outcomeOf(played);
    }
    /** Greedy; choices of equal worth share. */
    tables() {
        return this.process.heads.map((head, which) => greedy(head, chosenWorth(head, this.values[which])));
    }
    save() {
        return { tapes: [], numbers: [...this.values, ...this.counts, this.episodes] };
    }
    restore({ numbers }) {
        restoreNumbers([...this.values, ...this.counts, this.episodes], numbers);
    }
    dispose() {
        // Holds plain arrays alone.
    }
    exploring() {
        const { exploration, halving } = this.options;
        const share = Math.max(exploration, 1 / (1 + this.episodes[0] / halving));
        return explored(this.process.heads, this.tables(), share);
    }
    learn({ starts, head, context, choice, time, payoff }) {
        const { heads } = this.process;
        const { discount, settling } = this.options;
        const end = starts[1];
        for (let at = starts[0]; at < end; at++) {
            let target = payoff[at];
            if (at + 1 < end) {
                let fade = 1;
                for (let step = time[at]; step < time[at + 1]; step++)
                    fade *= discount;
                target += fade * this.best(head[at + 1], context[at + 1]);
            }
            const which = head[at];
            const place = context[at] * heads[which].choices + choice[at];
            const rate = settling / (settling + this.counts[which][place]);
            this.counts[which][place] += 1;
            this.values[which][place] += rate * (target - this.values[which][place]);
        }
    }
    /** The most that any choice is worth in a context. */
    best(which, context) {
        const head = this.process.heads[which];
        const row = this.values[which].subarray(context * head.choices, (context + 1) * head.choices);
        return Math.max(...chosenWorth(head, row));
    }
}
function greedy({ choices }, worth) {
    const table = new Float64Array(worth.length);
    for (let row = 0; row < worth.length; row += choices) {
        const best = Math.max(...worth.subarray(row, row + choices));
        let ties = 0;
        for (let at = row; at < row + choices; at++)
            if (worth[at] === best)
                ties += 1;
        for (let at = row; at < row + choices; at++)
            if (worth[at] === best)
                table[at] = 1 / ties;
    }
    return table;
}
/** Its values settle by themselves: `settling` is its decay. */
export const qLearning = bySamples({
    searchSpace: {
        discount: share(0, 0.5, 0.8, 0.9, 1),
        settling: positive(1, 10, 100),
        halving: positive(10, 50, 200),
        initial: anything(0, 1, 5),
        exploration: share(0.01, 0.03, 0.1),
    },
    defaults: { discount: 0.9, settling: 100, halving: 10, initial: 0, exploration: 0.01 },
    algorithm: ({ options, plain }) => new QLearning(plain, options),
});
