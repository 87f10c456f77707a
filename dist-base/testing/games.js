/** Random games of any kind, who plays them, and who meets whom. */
import fc from "fast-check";
import { checkGame, createRandom, defineGame, definePolicy, drawMatching, mostIndirectRounds, norms, } from "../game/index.js";
import { checkOptions, checkValue, flag, integer, required } from "../options.js";
const gameOptions = {
    maxAgents: integer(2, 0x7fffffff),
    maxRounds: integer(1, 0x7fffffff),
    maxKinds: integer(2, 64),
    errors: flag,
};
/** Valid games, small enough to play in no time. They shrink to two agents, one round, random matching and no errors. */
export function games(options = {}) {
    checkOptions("games", options, gameOptions);
    const { maxAgents = 9, maxRounds = 12, maxKinds = 4, errors = true } = options;
    const kinds = fc.integer({ min: 2, max: maxKinds });
    const error = errors ? fc.constantFrom(0, 0, 0.01, 0.125, 0.5) : fc.constant(0);
    return fc
        .record({
        agents: fc.integer({ min: 2, max: maxAgents }),
        reputations: kinds,
        actions: kinds,
        benefit: fc.constantFrom(5, 1, 2, 0, 3.5),
        cost: fc.constantFrom(0.5, 1, 0, 2),
        rounds: fc.integer({ min: 1, max: maxRounds }),
        matching: fc.constantFrom("random", "direct", "indirect"),
        encounter: fc.constantFrom("mutual", "one-way"),
        executionError: error,
        executionErrorKind: fc.constantFrom("symmetric", "one-sided"),
        assessmentError: error,
    })
        .chain(({ rounds, ...rest }) => {
        const most = rest.matching === "indirect" ? mostIndirectRounds(rest.agents) : rounds;
        return distributions(rest.reputations).map((initialReputation) => defineGame({ ...rest, rounds: Math.min(rounds, most), initialReputation }));
    });
}
const sizes = {
    reputations: required(integer(2, 64)),
    actions: required(integer(2, 64)),
};
/** Policies of any kind, deterministic ones among them: all chances are eighths, which are exact in binary. */
export function policies(shape) {
    const { reputations, actions } = shape ?? {};
    checkOptions("a shape", { reputations, actions }, sizes);
    const contexts = reputations * reputations;
    const ofRows = (row) => {
        const table = (width, rows) => fc.array(row(width), { minLength: rows, maxLength: rows }).map((list) => list.flat());
        return fc
            .tuple(table(actions, contexts), table(reputations, contexts * actions))
            .map(([action, assessment]) => definePolicy(shape, action, assessment));
    };
    return fc.oneof({ weight: 1, arbitrary: ofRows(certainties) }, { weight: 3, arbitrary: ofRows(distributions) });
}
/** Deterministic binary rules as bit strings, for `policyFromBits` and configurations. */
export function rules() {
    const bits = (length) => fc.array(fc.constantFrom("0", "1"), { minLength: length, maxLength: length }).map((list) => list.join(""));
    return fc.record({ action: bits(4), assessment: bits(8) }, { noNullPrototype: true });
}
/** So many residents in groups, in the words of a configuration, for `definePopulation`: named norms and bit strings. */
export function populations(residents) {
    checkValue("residents", residents, integer(1, 1e7));
    const norm = fc.constantFrom(...Object.keys(norms));
    const kind = fc.oneof(fc.record({ norm }, { noNullPrototype: true }), rules());
    return fc
        .array(fc.tuple(fc.integer({ min: 1, max: residents }), kind), { minLength: 1, maxLength: Math.min(residents, 4) })
        .map((list) => {
        let left = residents;
        return list.flatMap(([wanted, rest], at) => {
            const count = at === list.length - 1 ? left : Math.min(wanted, left);
            left -= count;
            return count === 0 ? [] : [{ count, ...rest }];
        });
    });
}
/** Matchings of a game's episode, as `drawMatching` draws them. */
export function matchings(game) {
    checkGame(game);
    return fc.nat().map((seed) => drawMatching(game, createRandom(seed)));
}
/** Games with somebody to play them. */
export function societies(options = {}) {
    return games(options).chain((game) => fc
        .array(policies(game), { minLength: game.agents, maxLength: game.agents })
        .map((list) => ({ game, policies: list })));
}
/** So many chances, one of them 1. */
function certainties(width) {
    return fc.nat(width - 1).map((certain) => Array.from({ length: width }, (_, at) => Number(at === certain)));
}
/** So many chances in eighths that sum to 1; they shrink to certainty of the last. */
function distributions(width) {
    return fc.array(fc.integer({ min: 0, max: 8 }), { minLength: width - 1, maxLength: width - 1 }).map((list) => {
        const cuts = [0, ...list.toSorted((one, other) => one - other), 8];
        return Array.from({ length: width }, (_, at) => (cuts[at + 1] - cuts[at]) / 8);
    });
}
