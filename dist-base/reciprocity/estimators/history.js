import { foreignCheckpoint } from "../saved-numbers.js";
import { ChangeEvidence } from "./change.js";
import { logarithm } from "./logarithm.js";
import { addTally, emptyTally, halves, tableShapes } from "./tally.js";
/** Chance that in a run, however long, any opponent is taken to have changed that has not: at most this. */
const FALSE_ALARMS = 0.01;
export class History {
    game;
    /** Of all that is remembered. */
    sum;
    /** Taken in since the start. */
    batches = 0;
    shapes;
    epochs = [];
    constructor(game) {
        this.game = game;
        this.shapes = tableShapes(game);
        this.sum = emptyTally(game);
    }
    get memoryBytes() {
        return [this.sum, ...this.epochs].reduce((bytes, { action, assessment }) => bytes + action.byteLength + assessment.byteLength, 0);
    }
    /** @param each the most records of an opponent that a batch can have */
    add(tally, each) {
        const { action, assessment } = tally;
        this.batches += 1;
        addTally(this.sum, tally);
        this.epochs.unshift({ batches: 1, action, assessment });
        // Of three of a size, the two older become one.
        for (let at = 0; this.epochs[at + 2]?.batches === this.epochs[at].batches; at++) {
            const [newer, older] = this.epochs.splice(at + 1, 2);
            const batches = newer.batches + older.batches;
            const joined = { batches, ...emptyTally(this.game, batches * each) };
            addTally(joined, newer);
            addTally(joined, older);
            this.epochs.splice(at + 1, 0, joined);
        }
        this.forgetChanged();
    }
    save() {
        return this.epochs;
    }
    restore(epochs) {
        const { game, sum } = this;
        const sizesOf = (list) => list.map(({ batches }) => batches).join();
        const total = epochs.reduce((all, { batches }) => all + batches, 0);
        if (sizesOf(epochs) !== epochSizes(total).join())
            throw foreignCheckpoint("other epochs");
        for (const half of halves) {
            if (epochs.some((epoch) => epoch[half].length !== sum[half].length))
                throw foreignCheckpoint("another game");
            sum[half].fill(0);
        }
        this.batches = total;
        this.epochs = epochs.map(({ batches, ...saved }) => {
            const most = halves.reduce((most, half) => Math.max(most, largest(saved[half])), 0);
            const epoch = { batches, ...emptyTally(game, most) };
            for (const half of halves)
                epoch[half].set(saved[half]);
            addTally(sum, epoch);
            return epoch;
        });
    }
    forgetChanged() {
        const { epochs, batches } = this;
        const { opponents } = this.shapes.action;
        const evidence = new ChangeEvidence(this.shapes, epochs, this.sum);
        // After 1, 2, 3 ... batches, false alarms may take 1/2, 1/6, 1/12 ... of what a run allows.
        const tests = batches * (batches + 1) * opponents * (epochs.length - 1);
        const threshold = logarithm(Math.max(1, tests) / FALSE_ALARMS);
        for (let opponent = 0; opponent < opponents; opponent++) {
            const newest = evidence.epochsSinceChange(opponent, threshold);
            if (newest < epochs.length)
                this.forget(opponent, newest);
        }
    }
    /** Takes all but the newest so many epochs of an opponent from memory. */
    forget(opponent, kept) {
        for (const half of halves) {
            const { contexts, outcomes } = this.shapes[half];
            const start = opponent * contexts * outcomes;
            for (const { [half]: counts } of this.epochs.slice(kept)) {
                for (let at = start; at < start + contexts * outcomes; at++) {
                    this.sum[half][at] -= counts[at];
                    counts[at] = 0;
                }
            }
        }
    }
}
/** Batches in each epoch after so many, the newest first: one or two epochs of every power of two. */
function epochSizes(batches) {
    const sizes = [];
    for (let size = 1, left = batches; left > 0; size *= 2) {
        const count = Math.floor(left / size) % 2 === 1 ? 1 : 2;
        for (let at = 0; at < count; at++)
            sizes.push(size);
        left -= count * size;
    }
    return sizes;
}
function largest(numbers) {
    let most = 0;
    for (let at = 0; at < numbers.length; at++)
        if (numbers[at] > most)
            most = numbers[at];
    return most;
}
