import { Ascent } from "./ascent.js";
/** Starts that are drawn. */
const DRAWN = 16;
/** Shares of the evaluations that go to the climbs, and to them and the last one; the others go to where a half is constant. */
const CLIMBING = 0.5;
const FREE = 0.7;
/** @param close payoffs that are as good as each other are within this */
export function searched(space, worth, residents, random, close) {
    return worth.canTry(space.size) ? tried(space, worth, close) : ascended(space, worth, residents, random, close);
}
function tried(space, worth, close) {
    const points = [...space.all()];
    const groups = points.map((point) => {
        const [acts, judges] = [space.actsAlike(point), space.judgesAlike(point)];
        return [true, acts, judges, acts && judges];
    });
    const payoffs = worth.all(points, groups);
    const most = (group) => payoffs.reduce((best, payoff, at) => (groups[at][group] ? Math.max(best, payoff) : best), Number.NEGATIVE_INFINITY);
    const payoff = most(0);
    const best = payoffs.indexOf(payoff);
    const others = points.filter((_, at) => at !== best && payoffs[at] >= payoff - close);
    return {
        ties: [points[best], ...others],
        payoff,
        constantPayoff: most(3),
        constantSignalPayoff: most(2),
        constantActionPayoff: most(1),
        isLowerBound: false,
    };
}
function ascended(space, worth, residents, random, close) {
    const ascent = new Ascent(space, worth, close);
    const best = (points) => points.reduce((one, other) => (ascent.payoff(other) > ascent.payoff(one) ? other : one));
    const numbers = (count) => Array.from({ length: count }, (_, number) => number);
    const { actions, reputations } = space.game;
    const acting = space.optimize === "signal" ? [0] : numbers(actions);
    const judging = space.optimize === "action" ? [0] : numbers(reputations);
    const constants = acting.flatMap((action) => judging.map((signal) => space.point((place) => (space.isAction(place) ? action : signal))));
    const own = [...new Set(residents)].map((policy) => space.near(policy));
    const drawn = numbers(DRAWN).map(() => space.point((place) => random.below(space.width(place))));
    const starts = [...constants, ...own, ...drawn];
    ascent.evaluate(starts);
    starts.sort((one, other) => ascent.payoff(other) - ascent.payoff(one));
    const found = [];
    const limit = CLIMBING * worth.evaluations;
    for (const start of starts)
        if (ascent.evaluations < limit || found.length === 0)
            found.push(ascent.climb(start, limit));
    found.push(ascent.climb(best(found), FREE * worth.evaluations, true));
    // With one half constant, from the best constant policy of that kind and from the best so far.
    const halves = space.optimize === "joint" ? judging.length + acting.length : 0;
    let left = halves;
    const climbed = (isFree, choice, kinds) => {
        const limit = ascent.evaluations + Math.max(1, (worth.evaluations - ascent.evaluations) / left--);
        const top = best(found);
        const mixed = space.point((place) => (isFree(place) ? top[place] : choice));
        return best([mixed, best(kinds)].map((start) => ascent.climb(start, limit, false, isFree)));
    };
    const isAction = (place) => space.isAction(place);
    const alikeIn = (at, choice) => constants.filter((point) => space.free.every((place) => !at(place) || point[place] === choice));
    const isJudgement = (place) => !isAction(place);
    const sameSignal = halves === 0 ? [] : judging.map((signal) => climbed(isAction, signal, alikeIn(isJudgement, signal)));
    const sameAction = halves === 0 ? [] : acting.map((action) => climbed(isJudgement, action, alikeIn(isAction, action)));
    const all = [...found, ...sameSignal, ...sameAction];
    const winner = best(all);
    const payoff = ascent.payoff(winner);
    const keys = new Map(all.map((point) => [point.join(), point]));
    keys.delete(winner.join());
    const constantPayoff = ascent.payoff(best(constants));
    const most = (kinds, otherwise) => halves === 0 ? otherwise : Math.max(constantPayoff, ascent.payoff(best(kinds)));
    return {
        ties: [winner, ...[...keys.values()].filter((point) => ascent.payoff(point) >= payoff - close)],
        payoff,
        constantPayoff,
        constantSignalPayoff: most(sameSignal, space.optimize === "action" ? payoff : constantPayoff),
        constantActionPayoff: most(sameAction, space.optimize === "signal" ? payoff : constantPayoff),
        isLowerBound: true,
    };
}
