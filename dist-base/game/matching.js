/** Who meets whom: the pairs of every round of an episode. */
import { checkRandom } from "../random.js";
import { checkGame, GameError } from "./game.js";
/** floor(N / 2); across classes as many as the smaller one has; 1 in a round-robin. */
export function pairsPerRound({ agents, matching, classes }) {
    if (matching === "round-robin")
        return 1;
    if (classes === undefined)
        return Math.floor(agents / 2);
    const second = classes.reduce((count, role) => count + role, 0);
    return Math.min(second, agents - second);
}
/** Length of a matching: rounds * pairs * 2. */
export function matchingLength(game) {
    return game.rounds * pairsPerRound(game) * 2;
}
/**
 * Draws an episode's matching as `game.matching` says, every one as likely as any other of its kind. Which of a pair is
 * first is as `game.seats` says; in `direct` matching pairs keep their place in the round, and drawn roles are drawn anew.
 *
 * @param out filled and returned; made if absent. GameError if its length is not `matchingLength(game)`.
 */
export function drawMatching(game, random, out) {
    checkGame(game);
    checkRandom(random);
    const matching = out ?? new Int32Array(matchingLength(game));
    if (matching.length !== matchingLength(game))
        throw lengthError(game, matching.length, "out");
    if (game.matching === "round-robin") {
        if (game.seats === "alternating")
            drawAlternating(game, random, matching);
        else
            drawEveryPair(game, random, matching);
    }
    else if (game.classes !== undefined)
        drawAcross(game, game.classes, random, matching);
    else if (game.matching === "indirect")
        drawRoundRobin(game, random, matching);
    else if (game.matching === "direct")
        drawKeptPairs(game, random, matching);
    else {
        const pool = numbered(game.agents);
        const width = 2 * pairsPerRound(game);
        for (let round = 0; round < game.rounds; round++)
            drawRound(pool, random, matching, round * width);
    }
    return matching;
}
/** Throws a GameError unless the matching fits the game: its length, agents in range, none twice in a round. */
export function checkMatching(game, matching, field = "matching") {
    if (matching.length !== matchingLength(game))
        throw lengthError(game, matching.length, field);
    const width = 2 * pairsPerRound(game);
    const seen = new Int32Array(game.agents).fill(-1);
    for (let at = 0; at < matching.length; at++) {
        const agent = matching[at];
        if (agent < 0 || agent >= game.agents) {
            throw new GameError(`${field}[${at}]`, agent, `an agent from 0 to ${game.agents - 1}`);
        }
        const round = Math.floor(at / width);
        if (seen[agent] === round)
            throw new GameError(`${field}[${at}]`, agent, `every agent at most once in round ${round}`);
        seen[agent] = round;
        const role = at % 2;
        if (game.classes !== undefined && game.classes[agent] !== role) {
            throw new GameError(`${field}[${at}]`, agent, `an agent of role ${role}, as the classes say`);
        }
    }
}
function lengthError(game, length, field) {
    const takes = `${matchingLength(game)}: ${game.rounds} rounds of ${pairsPerRound(game)} pairs`;
    return new GameError(field, `${length} numbers`, takes);
}
/** 0..length-1, by a loop: once an episode, `Int32Array.from` took a quarter of the time. */
function numbered(length) {
    const list = new Int32Array(length);
    for (let at = 0; at < length; at++)
        list[at] = at;
    return list;
}
/**
 * One round's pairs, uniformly: the last of the pool takes any of the others. One draw a pair gives the partner and who
 * is first. `pool` holds every agent once, in any order, and is reordered.
 */
function drawRound(pool, random, out, offset) {
    let left = pool.length;
    if (left % 2 === 1) {
        left -= 1;
        const sitting = random.below(left + 1);
        const other = pool[left];
        pool[left] = pool[sitting];
        pool[sitting] = other;
    }
    for (let at = offset; left > 0; left -= 2, at += 2) {
        const draw = random.below(2 * (left - 1));
        const chosen = draw >>> 1;
        const swap = draw & 1;
        const partner = pool[chosen];
        out[at + swap] = pool[left - 1];
        out[at + 1 - swap] = partner;
        // What stood second to last takes the chosen one's place; the pool stays a permutation for the next round.
        pool[chosen] = pool[left - 2];
        pool[left - 2] = partner;
    }
}
function drawKeptPairs(game, random, out) {
    const width = 2 * pairsPerRound(game);
    drawRound(numbered(game.agents), random, out, 0);
    for (let start = width; start < out.length; start += width) {
        // Alternating, each from the round before; else the first round's order is kept, or drawn anew.
        out.copyWithin(start, game.seats === "alternating" ? start - width : 0, game.seats === "alternating" ? start : width);
        const isTurn = game.seats === "alternating";
        if (game.seats === "symmetric")
            continue;
        for (let at = start; at < start + width; at += 2) {
            if (!isTurn && coin(random) === 1)
                continue;
            const donor = out[at];
            out[at] = out[at + 1];
            out[at + 1] = donor;
        }
    }
}
/**
 * A round-robin by the circle method, the agents renamed at random and the rounds in random order (in the circle's own
 * order, two partners' next partners would meet the round after: a loop that chance does not make).
 */
function drawRoundRobin(game, random, out) {
    const names = shuffled(game.agents, random);
    // With odd N the seat in the middle stays empty, and whoever is to face it sits out.
    const circle = game.agents % 2 === 0 ? game.agents - 1 : game.agents;
    const order = shuffled(circle, random);
    let at = 0;
    for (let round = 0; round < game.rounds; round++) {
        const turn = order[round];
        // Around the circle from the round's turn, forth and back.
        let forth = turn;
        let back = turn;
        for (let step = 0; step <= (circle - 1) / 2; step++) {
            // With even N the first faces the one in the middle.
            if (step > 0 || circle < game.agents) {
                const swap = coin(random);
                out[at + swap] = names[forth];
                out[at + 1 - swap] = step === 0 ? names[circle] : names[back];
                at += 2;
            }
            forth = forth + 1 === circle ? 0 : forth + 1;
            back = back === 0 ? circle - 1 : back - 1;
        }
    }
}
/** 0 or 1: `below(2)` without its divisions. */
function coin(random) {
    return random.bits() >>> 31;
}
/** 0..length-1 in an order drawn uniformly. */
function shuffled(length, random) {
    return shuffle(numbered(length), random);
}
/** Reordered uniformly (Fisher & Yates). */
function shuffle(order, random) {
    for (let last = order.length - 1; last > 0; last--) {
        const chosen = random.below(last + 1);
        const moved = order[last];
        order[last] = order[chosen];
        order[chosen] = moved;
    }
    return order;
}
/** Every pair once, in an order drawn uniformly; across classes or with `drawn` roles who is first is as these say. */
function drawEveryPair({ agents, classes }, random, out) {
    let at = 0;
    for (let i = 0; i < agents; i++) {
        for (let j = i + 1; j < agents; j++) {
            if (classes !== undefined && classes[i] === classes[j])
                continue;
            const swap = classes === undefined ? coin(random) : classes[i];
            out[at + swap] = i;
            out[at + 1 - swap] = j;
            at += 2;
        }
    }
    for (let last = at / 2 - 1; last > 0; last--) {
        const chosen = random.below(last + 1);
        for (let side = 0; side < 2; side++) {
            const moved = out[2 * last + side];
            out[2 * last + side] = out[2 * chosen + side];
            out[2 * chosen + side] = moved;
        }
    }
}
/**
 * Every pair once, and each agent by turns in one role and in the other: of those who have not met, one whose turn it is to be first
 * and one whose turn it is to be second, drawn uniformly. Half of all (with odd N one more) begin as the first: then as many are first
 * as there are encounters. Where nobody is left to meet it is begun anew.
 */
function drawAlternating({ agents }, random, out) {
    const order = shuffled(agents, random);
    const beginning = Math.ceil(agents / 2);
    for (;;) {
        const first = order.subarray(0, beginning).slice();
        const second = order.subarray(beginning).slice();
        const met = new Uint8Array(agents * agents);
        let at = 0;
        for (; at < out.length; at += 2) {
            const open = [];
            for (let i = 0; i < first.length; i++) {
                for (let j = 0; j < second.length; j++) {
                    if (met[first[i] * agents + second[j]] === 0)
                        open.push(i * second.length + j);
                }
            }
            if (open.length === 0)
                break;
            const chosen = open[random.below(open.length)];
            const i = Math.floor(chosen / second.length);
            const j = chosen % second.length;
            const one = first[i];
            const other = second[j];
            out[at] = one;
            out[at + 1] = other;
            met[one * agents + other] = 1;
            met[other * agents + one] = 1;
            first[i] = other;
            second[j] = one;
        }
        if (at === out.length)
            return;
    }
}
/** Across classes: those of role 0 with those of role 1, who sit out where they are more; see `drawMatching`. */
function drawAcross({ agents, rounds, matching }, classes, random, out) {
    const everyone = numbered(agents);
    const sides = [
        everyone.filter((agent) => classes[agent] === 0),
        everyone.filter((agent) => classes[agent] === 1),
    ];
    const pairs = Math.min(sides[0].length, sides[1].length);
    const most = Math.max(sides[0].length, sides[1].length);
    const turns = shuffled(most, random);
    shuffle(sides[0], random);
    shuffle(sides[1], random);
    for (let round = 0, at = 0; round < rounds; round++) {
        if (matching === "random" && round > 0)
            for (const side of sides)
                shuffle(side, random);
        for (let pair = 0; pair < pairs; pair++) {
            // Each round the larger side has moved on by another number of places.
            const moved = matching === "indirect" ? (pair + turns[round]) % most : pair;
            const isFirstLarger = sides[0].length === most;
            out[at++] = sides[0][isFirstLarger ? moved : pair];
            out[at++] = sides[1][isFirstLarger ? pair : moved];
        }
    }
}
