// Lists of whole numbers that are filled anew every iteration without making anything new.
/** Rows of integers; what lies beyond those added holds the filler. */
export class IntegerRows {
    width;
    filler;
    data;
    /** Rows added. */
    count = 0;
    constructor(width, filler) {
        this.width = width;
        this.filler = filler;
        this.data = new Int32Array(64 * width).fill(filler);
    }
    /** Adds a row; gives the place in `data` where its integers are to be written. */
    add() {
        const at = this.count * this.width;
        if (at === this.data.length)
            this.data = this.first(2 * this.count);
        this.count += 1;
        return at;
    }
    /** So many rows from the first on: a view, or a copy where there is no room for as many. */
    first(rows) {
        const length = rows * this.width;
        if (length <= this.data.length)
            return this.data.subarray(0, length);
        const longer = new Int32Array(length).fill(this.filler);
        longer.set(this.data);
        return longer;
    }
    clear() {
        this.data.fill(this.filler, 0, this.count * this.width);
        this.count = 0;
    }
}
/** Gives each agent that is named a number, from 0 in the order in which they are first named. */
export class AgentList {
    agents = [];
    /** The agent's number + 1. */
    numbers;
    constructor(agents) {
        this.numbers = new Int32Array(agents);
    }
    of(agent) {
        const known = this.numbers[agent];
        if (known > 0)
            return known - 1;
        this.agents.push(agent);
        this.numbers[agent] = this.agents.length;
        return this.agents.length - 1;
    }
    clear() {
        for (const agent of this.agents)
            this.numbers[agent] = 0;
        this.agents.length = 0;
    }
}
/** Does the same for ordered pairs (subject, judge). */
export class PairList {
    subjects = [];
    judges = [];
    /** Hash table with open addressing: the pair's number + 1, a power of two of slots. */
    slots = new Int32Array(256);
    of(subject, judge) {
        let slot = this.slot(subject, judge);
        for (let known = this.slots[slot]; known !== 0; known = this.slots[slot]) {
            if (this.subjects[known - 1] === subject && this.judges[known - 1] === judge)
                return known - 1;
            slot = (slot + 1) & (this.slots.length - 1);
        }
        this.subjects.push(subject);
        const count = this.judges.push(judge);
        this.slots[slot] = count;
        if (2 * count > this.slots.length)
            this.widen();
        return count - 1;
    }
    clear() {
        this.subjects.length = 0;
        this.judges.length = 0;
        this.slots.fill(0);
    }
    slot(subject, judge) {
        const mixed = Math.imul(subject, 0x9e3779b1) ^ Math.imul(judge, 0x85ebca6b);
        return (mixed ^ (mixed >>> 15)) & (this.slots.length - 1);
    }
    widen() {
        this.slots = new Int32Array(2 * this.slots.length);
        for (let number = 1; number <= this.subjects.length; number++) {
            let slot = this.slot(this.subjects[number - 1], this.judges[number - 1]);
            while (this.slots[slot] !== 0)
                slot = (slot + 1) & (this.slots.length - 1);
            this.slots[slot] = number;
        }
    }
}
