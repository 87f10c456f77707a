// A search for the best point of a cube: all points of a grid, in a race on ever more episodes, and then from the best of
// them coordinate by coordinate, in ever smaller steps.
/** Points of the grid at most: so many levels that it stays below. */
const MOST_POINTS = 10_000;
/** After so many episodes, so many go on. */
const RACE = [
    { episodes: { matchings: 8, starts: 1 }, last: 256 },
    { episodes: { matchings: 16, starts: 4 }, last: 16 },
    { episodes: undefined, last: 4 },
];
/** Of the local search. */
const EPISODES = { matchings: 32, starts: 4 };
const FIRST_STEP = 0.5;
const LAST_STEP = 1 / 64;
/**
 * The best point found.
 *
 * @param dimensions that the grid is of
 * @param others points of these that are tried as well
 * @param tails further coordinates: the first ones go with the whole grid, all of them with the best points of it, and the
 *   local search moves them, too
 */
export function search(dimensions, worth, others, tails = [[]]) {
    const best = (points, { episodes, last }) => leaders(points, (point) => worth(point, episodes), last);
    const [first, second, third] = RACE;
    const whole = [...grid(dimensions), ...others].map((point) => [...point, ...tails[0]]);
    const few = best(best(whole, first), second);
    const field = best(few.flatMap((point) => tails.map((tail) => [...point.slice(0, dimensions), ...tail])), third);
    const found = field.map((point) => climb(point, (other) => worth(other, EPISODES)));
    const rest = others.map((point) => [...point, ...tails[0]]);
    return [...leaders([...found, ...field, ...rest], (point) => worth(point, undefined), 1)[0]];
}
/** All points whose coordinates are of so many levels, 0 and 1 among them. */
export function grid(dimensions) {
    let levels = 2;
    while (levels < 9 && (levels + 1) ** dimensions <= MOST_POINTS)
        levels += 1;
    return Array.from({ length: levels ** dimensions }, (_, number) => Array.from({ length: dimensions }, (_, at) => (Math.floor(number / levels ** at) % levels) / (levels - 1)));
}
function leaders(points, worth, count) {
    return points
        .map((point) => ({ point, worth: worth(point) }))
        .sort((one, other) => other.worth - one.worth)
        .slice(0, count)
        .map(({ point }) => point);
}
/** Moves one coordinate at a time while that helps, in steps that are halved when nothing does. */
export function climb(from, worth) {
    let best = [...from];
    let most = worth(best);
    for (let step = FIRST_STEP; step >= LAST_STEP;) {
        let moved = false;
        for (let at = 0; at < best.length; at++) {
            for (const move of [step, -step]) {
                const next = best.with(at, Math.min(1, Math.max(0, best[at] + move)));
                if (next[at] === best[at])
                    continue;
                const value = worth(next);
                // Rounding is no progress.
                if (value <= most + 1e-9)
                    continue;
                best = next;
                most = value;
                moved = true;
            }
        }
        if (!moved)
            step /= 2;
    }
    return best;
}
