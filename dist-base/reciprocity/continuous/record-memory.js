import { foreignCheckpoint, toNumbers, toText } from "../saved-numbers.js";
/**
 * Records of every opponent, a few numbers each, in single precision: a fair sample of all so far (Vitter's reservoir),
 * so that what was found out early on is not forgotten when the learner settles.
 */
export class RecordMemory {
    opponents;
    capacity;
    width;
    numbers;
    /** Records seen so far, by opponent. */
    counts;
    constructor(opponents, capacity, width) {
        this.opponents = opponents;
        this.capacity = capacity;
        this.width = width;
        this.numbers = new Float32Array(opponents * capacity * width);
        this.counts = new Array(opponents).fill(0);
    }
    add(opponent, record, random) {
        const count = this.counts[opponent];
        this.counts[opponent] = count + 1;
        const place = count < this.capacity ? count : random.below(count + 1);
        if (place < this.capacity)
            this.numbers.set(record, (opponent * this.capacity + place) * this.width);
    }
    /** Where a record drawn at random begins, or -1 if there is none. */
    draw(opponent, random) {
        const count = Math.min(this.counts[opponent], this.capacity);
        return count === 0 ? -1 : (opponent * this.capacity + random.below(count)) * this.width;
    }
    at(index) {
        return this.numbers[index];
    }
    save() {
        const kept = this.counts.flatMap((count, opponent) => {
            const start = opponent * this.capacity * this.width;
            return [...this.numbers.subarray(start, start + Math.min(count, this.capacity) * this.width)];
        });
        return { numbers: toText(kept), counts: [...this.counts] };
    }
    /** @throws OptionError for what `save` of another game gave */
    restore({ numbers, counts }) {
        const all = toNumbers(numbers);
        const kept = counts.map((count) => Math.min(count, this.capacity) * this.width);
        const fits = counts.length === this.opponents &&
            counts.every((count) => Number.isSafeInteger(count) && count >= 0) &&
            all.length === kept.reduce((sum, length) => sum + length, 0);
        if (!fits)
            throw foreignCheckpoint("records of another game");
        let at = 0;
        for (const [opponent, length] of kept.entries()) {
            this.numbers.set(all.subarray(at, at + length), opponent * this.capacity * this.width);
            this.counts[opponent] = counts[opponent];
            at += length;
        }
    }
}
