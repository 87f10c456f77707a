import { AgentList, IntegerRows, PairList } from "./number-lists.js";
import { judged, KEEP } from "./society.js";
/** Place of a table among the integers of an encounter (see autodiff/operations/joint.ts). */
export const TABLE_I = 3;
export const TABLE_J = 4;
/** Encounters that change beliefs, and meetings in which the learner is paid. */
export class Stretch {
    base;
    /** [count, 5]: the belief followed, axis of i, axis of j, table of i, table of j. */
    encounters = new IntegerRows(5, -1);
    /** [count, 3]: the belief, the learner's axis, its partner's. */
    meetings = new IntegerRows(3, -1);
    /** [count, 1]: the row of the payoff tables; and the other one, where a payoff is the sum of two. */
    payoffRows = new IntegerRows(1, 0);
    otherPayoffRows = new IntegerRows(1, 0);
    /** @param base number of the belief after the first encounter */
    constructor(base) {
        this.base = base;
    }
    get size() {
        return { encounters: this.encounters.count, meetings: this.meetings.count };
    }
    /** Gives the number of the belief after it. */
    step(belief, axisI, axisJ, tableI, tableJ) {
        const at = this.encounters.add();
        const { data } = this.encounters;
        data[at] = belief;
        data[at + 1] = axisI;
        data[at + 2] = axisJ;
        data[at + TABLE_I] = tableI;
        data[at + TABLE_J] = tableJ;
        return this.base + this.encounters.count - 1;
    }
    meet(belief, axisOwn, axisPartner, payoffRow, otherPayoffRow = 0) {
        const at = this.meetings.add();
        const { data } = this.meetings;
        data[at] = belief;
        data[at + 1] = axisOwn;
        data[at + 2] = axisPartner;
        const row = this.payoffRows.add();
        this.payoffRows.data[row] = payoffRow;
        this.otherPayoffRows.add();
        this.otherPayoffRows.data[row] = otherPayoffRow;
    }
    clear() {
        this.encounters.clear();
        this.meetings.clear();
        this.payoffRows.clear();
        this.otherPayoffRows.clear();
    }
}
/** Decisions whose influence goes on beyond the encounters that are followed. */
export class Beyond {
    /**
     * [count, 3]: the belief after the decision's encounter, the learner's axis, its partner's. Of a learner that remembers what was
     * done, [count, 4]: rows of the policies by context, [n K^2]: the learner's, its partner's in the context in which the learner is
     * judged; its partner's, the learner's in that in which the partner is.
     */
    outcomes;
    /**
     * [count, 4]: the decision's round among all rounds of the records; the last round that is followed, and the last that counts,
     * counted from the decision's; the learner's encounters in the rounds between these two.
     */
    rounds = new IntegerRows(4, 0);
    /** The learner's encounters in all of these. */
    meetings = 0;
    constructor(remembers) {
        this.outcomes = remembers ? new IntegerRows(4, 0) : new IntegerRows(3, -1);
    }
    add(outcome, rounds) {
        // Adding may make room elsewhere.
        const row = this.outcomes.add();
        this.outcomes.data.set(outcome, row);
        const place = this.rounds.add();
        this.rounds.data.set(rounds, place);
        this.meetings += rounds[3];
    }
    clear() {
        this.outcomes.clear();
        this.rounds.clear();
        this.meetings = 0;
    }
}
export class Course {
    game;
    starts;
    axes;
    situations;
    remembers;
    /** Who takes part, the learner first: agents are known to the tables by their number here, and so are pairs. */
    agents;
    pairs = new PairList();
    live;
    later;
    beyond;
    /** The reputation on each axis of each start, where it is known. */
    start;
    usedAxes = 2;
    /** Starts that are not followed as far as they count. */
    cut = 0;
    /**
     * @param starts as many as there may be
     * @param live encounters as many as there may be
     * @param axes a belief may have
     * @param situations the learner's: it comes first among the policies, once for each
     * @param remembers whether the learner sees what was done when the two met last
     */
    constructor(game, starts, live, axes, situations = 1, remembers = false) {
        this.game = game;
        this.starts = starts;
        this.axes = axes;
        this.situations = situations;
        this.remembers = remembers;
        this.beyond = new Beyond(remembers);
        this.agents = new AgentList(game.agents);
        this.agents.of(0);
        this.live = new Stretch(starts);
        this.later = new Stretch(starts + live);
        this.start = new IntegerRows(axes, 0);
    }
    get size() {
        const { starts, usedAxes: axes, live, later } = this;
        const pairs = Math.max(1, this.pairs.subjects.length);
        return {
            starts,
            axes,
            agents: Math.max(2, this.agents.agents.length),
            pairs,
            live: live.size,
            later: later.size,
            beyond: this.beyond.outcomes.count,
        };
    }
    /** How many tables there are, the constant ones included. */
    get tables() {
        return judged(this.game, this.pairs.subjects.length);
    }
    get meetings() {
        return this.live.meetings.count + this.later.meetings.count + this.beyond.meetings;
    }
    clear() {
        this.agents.clear();
        this.agents.of(0);
        this.pairs.clear();
        this.live.clear();
        this.later.clear();
        this.beyond.clear();
        this.cut = 0;
        this.start.clear();
    }
    /** So many axes are in use. */
    needAxes(axes) {
        if (axes > this.usedAxes)
            this.usedAxes = axes;
    }
    /** The row of an agent's policy; the learner's in this situation. */
    row(agent, situation = 0) {
        return agent === 0 ? situation : this.situations - 1 + this.agents.of(agent);
    }
    /** The table by which i is judged when i and j meet, as a number in the list of tables. */
    tableOfFirst(i, j, situation = 0) {
        return judged(this.game, this.pairs.of(this.row(i, situation), this.row(j, situation)));
    }
    /** The table by which j is judged: nobody judges the recipient of a one-way encounter. */
    tableOfSecond(i, j, situation = 0) {
        return this.game.encounter === "mutual" ? this.tableOfFirst(j, i, situation) : KEEP;
    }
    /** The row of the payoff tables for the learner's encounter. */
    payoffRow(i, j) {
        return this.agents.of(payoffRow(this.game, i, j));
    }
    /** The two rows of `payoffParts` that it pays: what the learner gives, and what it receives. */
    payoffPair(i, j, situation) {
        const mutual = this.game.encounter === "mutual";
        const gives = mutual || i === 0;
        const receives = mutual || j === 0;
        return [gives ? 1 + situation : 0, receives ? 1 + this.row(i + j) : 0];
    }
}
/** The row of the payoff tables of all agents for the learner's encounter: its partner's, or 0 where it only gives. */
export function payoffRow(game, i, j) {
    return game.encounter === "one-way" && i === 0 ? 0 : i + j;
}
/** Fills a course with whole episodes: every agent has its axis, every encounter is live. */
export function courseOfEpisodes(course, { first, second, episodes, rounds, pairs }) {
    course.clear();
    course.needAxes(course.axes);
    course.start.add();
    for (let episode = 0, at = 0; episode < episodes; episode++) {
        let belief = 0;
        for (const end = at + rounds * pairs; at < end; at++) {
            const i = first[at];
            const j = second[at];
            if (i === 0 || j === 0)
                course.live.meet(belief, 0, i + j, course.payoffRow(i, j));
            belief = course.live.step(belief, i, j, course.tableOfFirst(i, j), course.tableOfSecond(i, j));
        }
    }
}
