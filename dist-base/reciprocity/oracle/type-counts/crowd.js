// The learner among residents of few types under `random` matching. All that matters of the residents is how many of each type
// have each reputation: the state, beside the learner's own reputation. A round takes the learner to a resident drawn
// uniformly, and the others to each other; the two do not touch, so that the others' part is known once and for all.
import { initialDistribution } from "../../../game/index.js";
import { Compositions } from "./counts.js";
import { RoundsAmong } from "./rounds-among.js";
/** The most states of all, the learner's reputation included, that are followed. */
const MOST_STATES = 2 ** 18;
/** The most counts of some of the residents, by how many numbers each takes to look up and who may be the next to meet. */
const MOST_PARTS = 3e7;
/**
 * @param types of the residents of the game
 * @param most steps of work for finding out what happens among the residents
 * @returns undefined where there is too much to follow
 */
export function crowdOf(game, types, most) {
    const { agents, reputations: k } = game;
    const compositions = new Compositions(k);
    const states = types.reduce((product, { count }) => product * compositions.count(count), 1);
    // Rounds among fewer of each type are built first: with one more reputation, that of those who are not there.
    const fewer = new Compositions(k + 1);
    const parts = types.reduce((product, { count }) => product * fewer.count(count), 1);
    if (!(states * k <= MOST_STATES && parts * types.length ** 2 * k <= MOST_PARTS))
        return undefined;
    const rounds = new RoundsAmong(game, types, compositions, most);
    const sizes = types.map(({ count }) => count);
    const others = sizes.map((size, type) => sizes.with(type, size - 1));
    const isOdd = agents % 2 === 1;
    const found = rounds.of([...others, ...(isOdd ? [sizes] : [])]);
    if (found === undefined)
        return undefined;
    const aloneChance = isOdd ? 1 / agents : 0;
    const meetings = types.map((type, at) => {
        const space = rounds.space(others[at]);
        const chances = meetingChances(space, at, k).map((count) => (count / (agents - 1)) * (1 - aloneChance));
        return { type, size: space.size, others: found[at], all: space.withOneMore(at), chances };
    });
    const alone = isOdd ? found.at(-1) : undefined;
    // Of the outcomes of an encounter few have a chance.
    const matrices = meetings.reduce((sum, { others, size }) => sum + others.to.length + 3 * size, 0);
    return {
        game,
        states,
        meetings,
        alone,
        aloneChance,
        start: startOf(game, sizes, rounds),
        work: k * k * matrices + k * (alone?.to.length ?? 0),
    };
}
/** How many of a type have the partner's reputation, the partner included, `[size, K]`. */
function meetingChances(space, type, k) {
    const counts = new Int32Array(space.sizes.length * k);
    return Float64Array.from({ length: space.size * k }, (_, at) => {
        if (at % k === 0)
            space.read(at / k, counts);
        return counts[type * k + (at % k)] + 1;
    });
}
/** Everybody's first reputation is drawn by itself: one resident after another joins. */
function startOf(game, sizes, rounds) {
    const { reputations: k } = game;
    const initial = initialDistribution(game);
    let chances = Float64Array.of(1);
    let joined = sizes.map(() => 0);
    for (const [type, size] of sizes.entries()) {
        for (let agent = 0; agent < size; agent++) {
            const more = rounds.space(joined).withOneMore(type);
            joined = joined.with(type, agent + 1);
            const next = new Float64Array(rounds.space(joined).size);
            for (let at = 0; at < more.length; at++)
                next[more[at]] += chances[Math.floor(at / k)] * initial[at % k];
            chances = next;
        }
    }
    return Float64Array.from({ length: k * chances.length }, (_, at) => {
        return initial[Math.floor(at / chances.length)] * chances[at % chances.length];
    });
}
