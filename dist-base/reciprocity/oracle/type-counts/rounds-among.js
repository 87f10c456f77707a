import { CountSpace } from "./counts.js";
import { encounterTable } from "./pair.js";
import { SparseRows } from "./sparse.js";
/** Rounds among residents of some types, for any number of each; what is smaller is built on the way. */
export class RoundsAmong {
    game;
    types;
    compositions;
    most;
    spaces = new Map();
    /** By both types and both reputations, `[type][type][reputation][reputation]`. */
    outcomes;
    work = 0;
    /** @param most steps of work that may be done in all */
    constructor(game, types, compositions, most) {
        this.game = game;
        this.types = types;
        this.compositions = compositions;
        this.most = most;
        const { reputations: k } = game;
        this.outcomes = types.flatMap(({ policy: one }) => types
            .map(({ policy: other }) => encounterTable(game, one, other))
            .flatMap((table) => Array.from({ length: k * k }, (_, context) => outcomesIn(table, context, k))));
    }
    space(sizes) {
        const key = sizes.join();
        const space = this.spaces.get(key) ?? new CountSpace(this.compositions, sizes);
        this.spaces.set(key, space);
        return space;
    }
    /**
     * Where a round takes so many of each type, for each of these sizes; of an odd number one sits out.
     *
     * @returns undefined where that is too much work
     */
    of(wanted) {
        const known = new Map();
        const keep = new Set(wanted.map((sizes) => sizes.join()));
        for (const level of levelsUpTo(wanted)) {
            for (const sizes of level) {
                const made = this.made(sizes, known);
                if (made === undefined)
                    return undefined;
                known.set(sizes.join(), made);
            }
            // Nothing that comes needs what has fewer than two agents less.
            const agents = sum(level[0]);
            for (const key of known.keys()) {
                if (!keep.has(key) && sum(key.split(",").map(Number)) < agents - 1)
                    known.delete(key);
            }
        }
        return wanted.map((sizes) => known.get(sizes.join()));
    }
    made(sizes, known) {
        const space = this.space(sizes);
        const rows = new SparseRows(space.size);
        const counts = new Int32Array(sizes.length * this.game.reputations);
        for (let state = 0; state < space.size; state++) {
            space.read(state, counts);
            if (space.agents === 0)
                rows.add(0, 1);
            else if (space.agents % 2 === 1)
                this.addSittingOut(space, counts, known, rows);
            else
                this.addMeeting(space, counts, known, rows);
            rows.end();
            if (this.work > this.most)
                return undefined;
        }
        return rows.done();
    }
    /** One of them sits out, each as likely. */
    addSittingOut({ sizes, agents }, counts, known, rows) {
        const { reputations: k } = this.game;
        for (let kind = 0; kind < counts.length; kind++) {
            if (counts[kind] === 0)
                continue;
            const type = Math.floor(kind / k);
            const fewer = sizes.with(type, sizes[type] - 1);
            const chance = counts[kind] / agents;
            counts[kind] -= 1;
            this.eachIn(fewer, counts, known, (state, part) => {
                rows.add(this.space(fewer).withOneMore(type)[state * k + (kind % k)], chance * part);
            });
            counts[kind] += 1;
        }
    }
    /** The first of them meets any other, each as likely; then the others meet. */
    addMeeting({ sizes, agents }, counts, known, rows) {
        const { reputations: k } = this.game;
        const first = counts.findIndex((count) => count > 0);
        const firstType = Math.floor(first / k);
        counts[first] -= 1;
        for (let second = 0; second < counts.length; second++) {
            if (counts[second] === 0)
                continue;
            const secondType = Math.floor(second / k);
            const one = sizes.with(firstType, sizes[firstType] - 1);
            const two = one.with(secondType, one[secondType] - 1);
            const outcomes = this.outcomes[((firstType * this.types.length + secondType) * k + (first % k)) * k + (second % k)];
            const chance = counts[second] / (agents - 1);
            const withFirst = this.space(two).withOneMore(firstType);
            const withSecond = this.space(two.with(firstType, two[firstType] + 1)).withOneMore(secondType);
            counts[second] -= 1;
            this.eachIn(two, counts, known, (state, part) => {
                for (const outcome of outcomes) {
                    const grown = withFirst[state * k + outcome.first];
                    rows.add(withSecond[grown * k + outcome.second], chance * outcome.chance * part);
                }
                this.work += outcomes.length;
            });
            counts[second] += 1;
        }
        counts[first] += 1;
    }
    eachIn(sizes, counts, known, add) {
        const { starts, to, chances } = known.get(sizes.join());
        const row = this.space(sizes).rank(counts);
        this.work += starts[row + 1] - starts[row];
        for (let at = starts[row]; at < starts[row + 1]; at++)
            add(to[at], chances[at]);
    }
}
function outcomesIn(table, context, k) {
    const all = Array.from({ length: k * k }, (_, both) => ({
        first: Math.floor(both / k),
        second: both % k,
        chance: table[context * k * k + both],
    }));
    return all.filter(({ chance }) => chance > 0);
}
/** The sizes that these are built of and they themselves, those with as many agents together, from the smallest on. */
function levelsUpTo(wanted) {
    const all = new Map();
    const visit = (sizes) => {
        if (all.has(sizes.join()))
            return;
        all.set(sizes.join(), sizes);
        const agents = sum(sizes);
        if (agents === 0)
            return;
        const first = sizes.findIndex((size) => size > 0);
        const start = agents % 2 === 1 ? sizes : sizes.with(first, sizes[first] - 1);
        for (const [type, size] of start.entries())
            if (size > 0)
                visit(start.with(type, size - 1));
    };
    for (const sizes of wanted)
        visit(sizes);
    const levels = [];
    for (const sizes of all.values()) {
        const agents = sum(sizes);
        levels[agents] = [...(levels[agents] ?? []), sizes];
    }
    return levels.filter((level) => level !== undefined);
}
function sum(numbers) {
    return numbers.reduce((all, one) => all + one, 0);
}
