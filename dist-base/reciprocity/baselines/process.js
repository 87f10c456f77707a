/** The policy that plays while one learns: a share of its choices is drawn uniformly. */
export function explored(heads, tables, share) {
    return tables.map((table, head) => table.map((chance) => (1 - share) * chance + share / heads[head].choices));
}
/** What choosing is worth, [contexts, choices], from what doing is worth: what is chosen may come out as something else. */
export function chosenWorth({ choices, channel }, done) {
    if (channel === undefined)
        return done;
    return done.map((_, at) => {
        const row = at - (at % choices);
        let worth = 0;
        for (let outcome = 0; outcome < choices; outcome++) {
            worth += channel[(at % choices) * choices + outcome] * done[row + outcome];
        }
        return worth;
    });
}
/** Mean payoff of an encounter over episodes, and its standard error as in `learnerPayoff`. */
export function payoffOf(played) {
    const totals = played.flatMap(({ total }) => [...total]);
    const meetings = played.flatMap((trajectories) => [...trajectories.meetings]);
    const sum = (list) => list.reduce((all, one) => all + one, 0);
    const count = sum(meetings);
    const payoff = sum(totals) / Math.max(1, count);
    const squares = sum(totals.map((total, episode) => square(total - payoff * meetings[episode])));
    const episodes = totals.length;
    const error = episodes === 1 ? Number.NaN : Math.sqrt((squares * episodes) / (episodes - 1)) / count;
    return { payoff, payoffStandardError: error };
}
function square(number) {
    return number * number;
}
