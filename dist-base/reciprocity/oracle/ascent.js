/** Changes of one choice that are tried in any case, and at once. */
const FEW = 8;
const BATCH = 32;
/** Evaluations that finding the slopes takes the time of. */
const SLOPES_TAKE = 3;
export class Ascent {
    space;
    worth;
    close;
    /** Evaluations made so far. */
    evaluations = 0;
    known = new Map();
    /** Where a climb from each point ended, by the point and what was free. */
    ends = new Map();
    /** @param close a change has to be worth more than this */
    constructor(space, worth, close) {
        this.space = space;
        this.worth = worth;
        this.close = close;
    }
    payoff(point) {
        const known = this.known.get(point.join());
        if (known !== undefined)
            return known;
        this.evaluate([point]);
        return this.payoff(point);
    }
    /** Several at once. */
    evaluate(points) {
        const fresh = new Map(points.map((point) => [point.join(), point]));
        for (const key of fresh.keys())
            if (this.known.has(key))
                fresh.delete(key);
        if (fresh.size === 0)
            return;
        this.evaluations += fresh.size;
        const payoffs = this.worth.payoffs([...fresh.values()]);
        for (const [at, key] of [...fresh.keys()].entries())
            this.known.set(key, payoffs[at]);
    }
    /**
     * Where changes of one choice after another lead.
     *
     * @param limit of all evaluations: the climb ends where it gets there
     * @param isThorough whether changes are tried that promise nothing: all of them, or as many as may be
     * @param isFree the places whose choices may be changed
     */
    climb(start, limit, isThorough = false, isFree = () => true) {
        const places = this.space.free.filter(isFree);
        const path = [];
        let here = start;
        for (;;) {
            const key = `${isThorough} ${places.join()} ${here.join()}`;
            path.push(key);
            const end = this.ends.get(key);
            const next = end ?? (this.evaluations < limit ? this.step(here, places, isThorough) : undefined);
            if (next !== undefined)
                here = next;
            if (next === undefined || end !== undefined)
                break;
        }
        for (const key of path)
            this.ends.set(key, here);
        return here;
    }
    step(here, places, isThorough) {
        return this.worth.slopes === undefined ? this.steepest(here, places) : this.promised(here, places, isThorough);
    }
    /** The best change of all. */
    steepest(here, places) {
        const points = places.flatMap((place) => Array.from({ length: this.space.width(place) }, (_, choice) => here.with(place, choice)));
        this.evaluate(points);
        const best = points.reduce((one, other) => (this.payoff(other) > this.payoff(one) ? other : one), here);
        return this.isBetter(best, here) ? best : undefined;
    }
    /** As many of the promising changes as are worth more together, else one that is by itself. */
    promised(here, places, isThorough) {
        this.evaluations += SLOPES_TAKE;
        const slope = this.worth.slopes(here);
        const changes = places
            .flatMap((place) => {
            const own = slope(place, here[place]);
            return Array.from({ length: this.space.width(place) }, (_, choice) => ({
                place,
                choice,
                gain: slope(place, choice) - own,
            }));
        })
            // What makes no difference at all is where the learner never gets to.
            .filter(({ gain }) => gain !== 0)
            .sort((one, other) => other.gain - one.gain);
        const best = new Map();
        for (const change of changes) {
            if (change.gain > this.close && !best.has(change.place))
                best.set(change.place, change);
        }
        const promising = [...best.values()];
        for (let count = promising.length; count > 1; count = Math.floor(count / 2)) {
            const point = changed(here, promising.slice(0, count));
            if (this.isBetter(point, here))
                return point;
        }
        const most = Math.max(promising.length, isThorough ? this.worth.trials : FEW);
        for (let from = 0; from < Math.min(most, changes.length); from += BATCH) {
            const points = changes.slice(from, Math.min(most, from + BATCH)).map((change) => changed(here, [change]));
            this.evaluate(points);
            const top = points.reduce((one, other) => (this.payoff(other) > this.payoff(one) ? other : one));
            if (this.isBetter(top, here))
                return top;
        }
        return undefined;
    }
    isBetter(one, other) {
        return this.payoff(one) > this.payoff(other) + this.close;
    }
}
function changed(point, changes) {
    const next = [...point];
    for (const { place, choice } of changes)
        next[place] = choice;
    return next;
}
