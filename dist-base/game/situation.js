import { GameError } from "./game-error.js";
import { definePolicy, isSituated } from "./policy.js";
import { NO_ACTION } from "./records.js";
import { sights } from "./sight.js";
/** The most probabilities of a policy, over all situations. */
const MOST_NUMBERS = 2 ** 20;
/** Situations of a game by what is seen, numbered partner first, then the last encounter, then the round. */
export class Situations {
    game;
    /** What is seen, in this order. */
    sees;
    count;
    /** How many values each of what is seen has. */
    widths;
    partners;
    lasts;
    rounds;
    /** @throws GameError that names `sees` where there are too many */
    constructor(game, sees) {
        this.game = game;
        const { agents, actions, rounds, reputations, encounter } = game;
        this.sees = sights.filter((sight) => sees.includes(sight));
        const values = {
            partner: agents - 1,
            last: 1 + (encounter === "mutual" ? actions ** 2 : 2 * actions),
            round: rounds,
        };
        const width = (sight) => (this.sees.includes(sight) ? values[sight] : 1);
        this.partners = width("partner");
        this.lasts = width("last");
        this.rounds = width("round");
        this.widths = this.sees.map(width);
        this.count = this.partners * this.lasts * this.rounds;
        const most = Math.floor(MOST_NUMBERS / (reputations ** 3 * actions));
        if (this.count > 1 && this.count > most) {
            const product = this.sees.map((sight) => `${values[sight]} of ${sight}`).join(" x ");
            throw new GameError("sees", sees, `at most ${most} situations in this game; these are ${product}`);
        }
    }
    /** Values of `last`, of which the first is that the two have not met; 1 where it is not seen. */
    get memories() {
        return this.lasts;
    }
    /** The situation with this partner, 1 .. N-1, in this round, 0 .. R-1, if `last` happened when the two met last. */
    of(partner, last, round) {
        const who = this.partners === 1 ? 0 : partner - 1;
        return (who * this.lasts + (this.lasts === 1 ? 0 : last)) * this.rounds + (this.rounds === 1 ? 0 : round);
    }
    /** The value of `last` in a situation. */
    lastIn(situation) {
        return Math.floor(situation / this.rounds) % this.lasts;
    }
    /** What happened in an encounter, as `last`: what the learner did and what it received; NO_ACTION where one did not act. */
    memoryOf(done, received) {
        const { actions } = this.game;
        if (this.lasts === 1)
            return 0;
        if (done === NO_ACTION)
            return 1 + actions + received;
        return 1 + (received === NO_ACTION ? done : done * actions + received);
    }
    /** The values of what is seen, in the order of `sees`. */
    parts(situation) {
        const round = situation % this.rounds;
        const last = this.lastIn(situation);
        const partner = Math.floor(situation / (this.rounds * this.lasts));
        const values = { partner, last, round };
        return this.sees.map((sight) => values[sight]);
    }
}
/** Follows an episode: what happened when the learner last met each of the others. */
export class Memory {
    situations;
    last;
    constructor(situations, agents) {
        this.situations = situations;
        this.last = new Int32Array(agents);
    }
    /** A new episode begins. */
    clear() {
        this.last.fill(0);
    }
    situation(partner, round) {
        return this.situations.of(partner, this.last[partner], round);
    }
    meet(partner, done, received) {
        this.last[partner] = this.situations.memoryOf(done, received);
    }
}
/** The learner's situation in each round of the records, `[episodes][rounds]`; -1 where it sits out. */
export function situationsIn(records, situations) {
    const { game, episodes, rounds, encounterOf, first, second, actionFirst, actionSecond } = records;
    const memory = new Memory(situations, game.agents);
    const found = new Int32Array(episodes * rounds).fill(-1);
    for (let round = 0; round < found.length; round++) {
        if (round % rounds === 0)
            memory.clear();
        const at = encounterOf[round * game.agents];
        if (at < 0)
            continue;
        const isFirst = first[at] === 0;
        const partner = first[at] + second[at];
        found[round] = memory.situation(partner, round % rounds);
        if (isFirst)
            memory.meet(partner, actionFirst[at], actionSecond[at]);
        else
            memory.meet(partner, actionSecond[at], actionFirst[at]);
    }
    return found;
}
/**
 * A policy from its tables over all situations, copied and checked; one that sees nothing is a plain policy.
 *
 * @throws GameError naming the table or its first bad row
 */
export function defineSituated(game, { sees, count }, action, assessment) {
    if (sees.length === 0)
        return definePolicy(game, action, assessment);
    const policy = definePolicy(game, action, assessment, count);
    return { ...policy, sees, situations: count };
}
/** The policy in one situation: views of its tables. */
export function policyIn(policy, situation) {
    if (!isSituated(policy))
        return policy;
    const part = (table) => {
        const size = table.length / policy.situations;
        return table.subarray(situation * size, (situation + 1) * size);
    };
    return { action: part(policy.action), assessment: part(policy.assessment) };
}
/** A table for all situations that is the same in each. */
export function inEach(table, situations) {
    if (situations === 1)
        return table;
    const all = new Float64Array(situations * table.length);
    for (let situation = 0; situation < situations; situation++)
        all.set(table, situation * table.length);
    return all;
}
/** Throws a GameError unless the situations of the policy are those of the game. */
export function checkSituations(game, policy, field = "policy") {
    if (!isSituated(policy))
        return;
    const { count } = new Situations(game, policy.sees);
    if (count === policy.situations)
        return;
    const takes = `${count}: this game has as many by ${policy.sees.join(", ")}`;
    throw new GameError(`${field}.situations`, policy.situations, takes);
}
