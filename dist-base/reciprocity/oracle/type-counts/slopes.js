import { addEncounters, encountersWith, Values } from "./recursion.js";
/** The most numbers that are kept of an episode, for as long as it takes. */
const MOST_KEPT = 2 ** 25;
/** Whether the chances of all states in all rounds can be kept. */
export function hasSlopes({ game, start }) {
    return game.rounds * start.length <= MOST_KEPT;
}
/** The slopes by encounters with each type, where the learner has this policy. */
export function slopesIn(crowd, policy) {
    const { game, meetings, start } = crowd;
    const k = game.reputations;
    const encounters = encountersWith(crowd, [policy]);
    const kept = [start];
    for (let round = 1; round < game.rounds; round++)
        kept.push(forward(crowd, encounters, kept.at(-1)));
    const slopes = meetings.map(() => ({ payoffs: new Float64Array(k * k), tables: new Float64Array(k ** 4) }));
    const values = new Values(crowd, 1);
    for (let round = game.rounds - 1; round >= 0; round--) {
        values.back((meeting, at, after, next) => {
            addSlopes(crowd, meeting, kept[round], after, slopes[at]);
            addEncounters(crowd, encounters[at], meeting, after, next, 1);
        });
    }
    return slopes;
}
function addSlopes({ game, states }, { size, all, chances: meets }, chances, after, { payoffs, tables }) {
    const k = game.reputations;
    for (let place = 0; place < size * k; place++) {
        const from = Math.floor(place / k) * k * k;
        for (let own = 0; own < k; own++) {
            const chance = meets[place] * chances[own * states + all[place]];
            if (chance === 0)
                continue;
            const context = own * k + (place % k);
            payoffs[context] += chance;
            const to = context * k * k;
            for (let outcome = 0; outcome < k * k; outcome++)
                tables[to + outcome] += chance * after[from + outcome];
        }
    }
}
/** Chances of the states after a round, from those before it. */
function forward(crowd, encounters, chances) {
    const { game, states, meetings, alone, aloneChance } = crowd;
    const k = game.reputations;
    const next = new Float64Array(chances.length);
    if (alone !== undefined) {
        for (let own = 0; own < k; own++) {
            const part = (numbers) => numbers.subarray(own * states, (own + 1) * states);
            spread(alone, part(chances), part(next), 1);
        }
        for (let at = 0; at < next.length; at++)
            next[at] *= aloneChance;
    }
    for (const [number, meeting] of meetings.entries()) {
        const met = new Float64Array(meeting.size * k * k);
        meet(crowd, meeting, encounters[number], chances, met);
        const left = new Float64Array(met.length);
        spread(meeting.others, met, left, k * k);
        for (let others = 0, place = 0; others < meeting.size; others++) {
            for (let own = 0; own < k; own++) {
                for (let partner = 0; partner < k; partner++, place++) {
                    next[own * states + meeting.all[others * k + partner]] += left[place];
                }
            }
        }
    }
    return next;
}
/** Adds the chances of both new reputations after the encounter, by the state of the others, `[others][new own][new partner's]`. */
function meet({ game, states }, { size, all, chances: meets }, { tables, starts, outcomes }, chances, met) {
    const k = game.reputations;
    for (let place = 0; place < size * k; place++) {
        const to = Math.floor(place / k) * k * k;
        for (let own = 0; own < k; own++) {
            const chance = meets[place] * chances[own * states + all[place]];
            if (chance === 0)
                continue;
            const context = own * k + (place % k);
            for (let at = starts[context]; at < starts[context + 1]; at++) {
                met[to + outcomes[at]] += chance * tables[context * k * k + outcomes[at]];
            }
        }
    }
}
/** Adds rows of chances to where the matrix takes them. */
function spread({ starts, to, chances }, from, out, width) {
    for (let row = 0, at = 0; row + 1 < starts.length; row++) {
        for (const end = starts[row + 1]; at < end; at++) {
            const chance = chances[at];
            const target = to[at] * width;
            for (let place = 0; place < width; place++)
                out[target + place] += chance * from[row * width + place];
        }
    }
}
