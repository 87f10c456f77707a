// How much more the gradient of a context counts than it does by how often the context comes up.
//
// The gradient by the chances of a choice is what it is worth times how often its context comes up. A natural gradient (Kakade
// 2001) divides by the latter: what a choice is worth is felt in rare contexts as in others. That takes many rare contexts for
// learned well of which little is known, so that it can be done in part.
import { Situations } from "../game/index.js";
import { restoreNumbers } from "./saved-numbers.js";
import { visits } from "./visits.js";
/** Share of what is new in the running means. */
const NEW = 1 / 16;
/** Contexts are taken to come up at least this share as often as if all came up alike. */
const LEAST = 0.1;
export class Attention {
    balance;
    /** How often each context came up, as shares of the learner's encounters. */
    shares;
    /** 1 from the first records on. */
    known = new Float32Array(1);
    situations;
    /** @param balance 0: contexts count as often as they come up; 1: all alike; 0.5: in between, by the root. */
    constructor(game, balance, sees = []) {
        this.balance = balance;
        this.situations = new Situations(game, sees);
        const contexts = this.situations.count * game.reputations ** 2;
        this.shares = { action: new Float32Array(contexts), assessment: new Float32Array(contexts * game.actions) };
    }
    observe(records) {
        if (this.balance === 0)
            return;
        const seen = visits(records, this.situations);
        const share = this.known[0] === 0 ? 1 : NEW;
        for (const half of ["action", "assessment"]) {
            const count = seen[half].reduce((sum, visits) => sum + visits, 0);
            const shares = this.shares[half];
            if (count === 0)
                continue;
            for (let context = 0; context < shares.length; context++) {
                shares[context] += share * (seen[half][context] / count - shares[context]);
            }
        }
        this.known[0] = 1;
    }
    /** By how much the gradient of each context of a half is multiplied: 1 where all come up alike. */
    of(half) {
        const shares = this.shares[half];
        const balanced = (share) => (1 + LEAST) / (shares.length * share + LEAST);
        if (this.balance === 0)
            return new Float32Array(shares.length).fill(1);
        // No other power: those are not the same to the last bit everywhere.
        return Float32Array.from(shares, this.balance === 1 ? balanced : (share) => Math.sqrt(balanced(share)));
    }
    save() {
        return this.numbers().map((numbers) => numbers.slice());
    }
    /** @throws OptionError for what another game saved */
    restore(saved) {
        restoreNumbers(this.numbers(), saved);
    }
    numbers() {
        return [this.shares.action, this.shares.assessment, this.known];
    }
}
