// How many of each type have each reputation, numbered: all that is to be known of residents who are alike but for these.
/** The ways to spread some agents over K reputations, numbered in the order of the counts, the first the slowest. */
export class Compositions {
    reputations;
    kept = [];
    constructor(reputations) {
        this.reputations = reputations;
    }
    /** How many ways there are for so many agents; not finite where there are more than a number can say. */
    count(agents) {
        return chosen(agents + this.reputations - 1, this.reputations - 1);
    }
    /** The counts of each way, `[count, K]`. */
    all(agents) {
        const known = this.kept[agents];
        if (known !== undefined)
            return known;
        const { reputations: k } = this;
        const all = new Int32Array(this.count(agents) * k);
        const counts = new Int32Array(k);
        let at = 0;
        const fill = (place, left) => {
            if (place === k - 1) {
                counts[place] = left;
                all.set(counts, at);
                at += k;
                return;
            }
            for (let own = 0; own <= left; own++) {
                counts[place] = own;
                fill(place + 1, left - own);
            }
        };
        fill(0, agents);
        this.kept[agents] = all;
        return all;
    }
    /** The number of the way with these counts, which sum to `agents`. */
    rank(counts, from, agents) {
        const { reputations: k } = this;
        let rank = 0;
        let left = agents;
        for (let at = 0; at < k - 1; at++) {
            const places = k - at - 1;
            const own = counts[from + at];
            rank += chosen(left + places, places) - chosen(left - own + places, places);
            left -= own;
        }
        return rank;
    }
}
/** All ways to spread some agents of each type over the reputations. */
export class CountSpace {
    compositions;
    sizes;
    size;
    agents;
    strides;
    additions = [];
    constructor(compositions, 
    /** Agents of each type. */
    sizes) {
        this.compositions = compositions;
        this.sizes = sizes;
        const strides = [];
        let size = 1;
        for (const agents of sizes.toReversed()) {
            strides.push(size);
            size *= compositions.count(agents);
        }
        this.strides = strides.reverse();
        this.size = size;
        this.agents = sizes.reduce((sum, agents) => sum + agents, 0);
    }
    /** Writes the counts `[types, K]` of a state. */
    read(state, counts) {
        const { reputations: k } = this.compositions;
        for (const [type, agents] of this.sizes.entries()) {
            const own = this.own(state, type);
            counts.set(this.compositions.all(agents).subarray(own * k, (own + 1) * k), type * k);
        }
    }
    /** The state with these counts. */
    rank(counts) {
        const { reputations: k } = this.compositions;
        let state = 0;
        for (const [type, agents] of this.sizes.entries()) {
            state += this.strides[type] * this.compositions.rank(counts, type * k, agents);
        }
        return state;
    }
    /** The states of the space with one more of a type, by the state here and the reputation of the one more, `[size, K]`. */
    withOneMore(type) {
        const known = this.additions[type];
        if (known !== undefined)
            return known;
        const { reputations: k } = this.compositions;
        const stride = this.strides[type];
        const agents = this.sizes[type];
        const here = this.compositions.count(agents);
        const there = this.compositions.count(agents + 1);
        const all = this.compositions.all(agents);
        const more = new Int32Array(here * k);
        const counts = new Int32Array(k);
        for (let own = 0; own < here; own++) {
            for (let reputation = 0; reputation < k; reputation++) {
                counts.set(all.subarray(own * k, (own + 1) * k));
                counts[reputation] += 1;
                more[own * k + reputation] = this.compositions.rank(counts, 0, agents + 1);
            }
        }
        const states = new Int32Array(this.size * k);
        for (let state = 0; state < this.size; state++) {
            const own = this.own(state, type);
            const below = state % stride;
            const above = Math.floor(state / (stride * here));
            for (let reputation = 0; reputation < k; reputation++) {
                states[state * k + reputation] = (above * there + more[own * k + reputation]) * stride + below;
            }
        }
        this.additions[type] = states;
        return states;
    }
    /** The number of a type's own counts in a state. */
    own(state, type) {
        return Math.floor(state / this.strides[type]) % this.compositions.count(this.sizes[type]);
    }
}
/** Ways to choose so many of n. */
function chosen(n, many) {
    const few = Math.min(many, n - many);
    let ways = 1;
    for (let at = 1; at <= few; at++)
        ways = Math.round((ways * (n - few + at)) / at);
    return ways;
}
