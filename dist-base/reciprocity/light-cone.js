// The light cones of the learner's decisions: what each of its encounters in played episodes can still change.
//
// At an anchor, an encounter of the learner in a played episode, all reputations are known. From there on the belief
// follows exactly those agents whose reputations both carry the influence of this encounter and can still reach the
// learner's payoff within the horizon, jointly, so that nothing is assumed independent. Everybody else has, when met,
// the reputation that was seen in the episode: it does not depend on the decision at the anchor, so that conditioning
// on it is free of bias.
//
// This runs for every decision of every iteration: its work is that of the cone, in arrays that are kept, whatever the
// number of agents. As in `Influence`, rounds are counted from the anchor's, and agents from the learner.
import { situationsIn } from "../game/index.js";
import { TABLE_I, TABLE_J } from "./course.js";
import { Influence } from "./influence.js";
import { setTo } from "./society.js";
/** Finds cones and adds them to a course, one start each. */
export class LightCones {
    course;
    influence;
    axes;
    carried;
    records;
    /**
     * Whose reputation at the start of a round the learner's payoff depends on, by place as in `Influence`: `base` plus
     * the first end of the cone for which it does. What stands there from earlier anchors is not above `base`.
     */
    wanted;
    base = 0;
    stack;
    /** How many agents are followed into each round. */
    held;
    /** The encounters followed in each round, by one of the two agents: [rounds, axes]. */
    followed;
    followedCount;
    /** How many of these take an agent in, and after how many of those both agents are followed on. */
    joining;
    keeping;
    /** The first round in which the end that is tried has changed what is followed. */
    changed = 0;
    /** The tables of each encounter of the episode, `known` + 1 added; what stands there from earlier episodes is less. */
    tableFirst;
    tableSecond;
    known = 0;
    firstEncounter = 0;
    // The cone being laid out: axes in use as bits, whose each is, and where the table stands that last set it.
    end = 0;
    last = 0;
    used = 0;
    axesOpened = 0;
    startAt = 0;
    /** The learner's situation in every round of the records, if there are several. */
    situationOf;
    situations;
    /** Whether decisions are followed no further than their own encounter, since what is done in it is remembered. */
    remembers;
    belief = 0;
    axisOf;
    agentOn;
    lastTable;
    turns;
    constructor(course, records, { horizon, axes, carried = false, situations }) {
        this.course = course;
        this.carried = carried;
        this.situations = situations;
        this.remembers = course.remembers;
        this.influence = new Influence(records, horizon);
        const { rounds, width } = this.influence;
        this.axes = axes;
        this.wanted = new Int32Array(rounds * width);
        // Of each agent wanted, two are asked for: round and agent.
        this.stack = new Int32Array(4 * (rounds * axes + 1));
        this.held = new Int32Array(rounds);
        this.followed = new Int32Array(rounds * axes);
        this.followedCount = new Int32Array(rounds);
        this.joining = new Int32Array(rounds);
        this.keeping = new Int32Array(rounds);
        this.tableFirst = new Int32Array(records.rounds * records.pairs);
        this.tableSecond = new Int32Array(records.rounds * records.pairs);
        this.axisOf = new Int32Array(width).fill(-1);
        this.agentOn = new Int32Array(axes);
        this.lastTable = new Int32Array(axes);
        this.turns = new Int32Array(axes);
    }
    /** Fills the course with a cone for each encounter of the learner, in the order of the records. */
    fill(records) {
        this.course.clear();
        this.records = records;
        if (this.situations !== undefined)
            this.situationOf = situationsIn(records, this.situations);
        for (let episode = 0; episode < records.episodes; episode++) {
            this.firstEncounter = episode * records.rounds * records.pairs;
            for (let round = 0; round < records.rounds; round++) {
                if (!this.influence.start(records, episode * records.rounds + round))
                    continue;
                this.base += this.influence.rounds;
                if (this.base > 2 ** 30) {
                    this.wanted.fill(0);
                    this.base = 0;
                }
                this.last = Math.min(this.influence.rounds, records.rounds - round) - 1;
                this.end = this.remembers ? 0 : this.findEnd(this.last);
                if (this.end < this.last)
                    this.course.cut += 1;
                this.layOut(episode * records.rounds + round);
            }
            this.forgetTables();
        }
    }
    forgetTables() {
        this.known += this.course.tables;
        if (this.known < 2 ** 30)
            return;
        this.tableFirst.fill(0);
        this.tableSecond.fill(0);
        this.known = 0;
    }
    /** The last round up to which the cone has no more agents at a time than there are axes, and `last` at most. */
    findEnd(last) {
        const { axes, influence, held, joining, keeping } = this;
        const { partner, width } = influence;
        for (let end = 1; end <= last; end++) {
            if (!influence.follow(end))
                return end - 1;
            held[end] = 0;
            joining[end] = 0;
            keeping[end] = 0;
            this.followedCount[end] = 0;
            const met = partner[end * width];
            if (met < 0)
                continue;
            this.changed = end;
            if (!this.want(end, 0) || !this.want(end, met))
                return end - 1;
            // One that takes the place of another needs an axis before that is let go; where both stay there is one to spare.
            for (let round = this.changed; round < end; round++) {
                if (held[round + 1] === axes && joining[round] > 0 && keeping[round] === 0)
                    return end - 1;
            }
        }
        return last;
    }
    /**
     * Follows back what an agent's reputation at the start of round `end` depends on, as far as it carries influence; false
     * where that is more agents than there are axes.
     */
    want(end, agent) {
        const { axes, base, wanted, stack, held, joining, keeping } = this;
        const { partner, carriers, width } = this.influence;
        stack[0] = end;
        stack[1] = agent;
        for (let top = 2; top > 0;) {
            top -= 2;
            const round = stack[top];
            const who = stack[top + 1];
            const place = round * width + who;
            if (who >= carriers[round] || wanted[place] > base)
                continue;
            if (held[round] === axes)
                return false;
            held[round] += 1;
            wanted[place] = base + end;
            // At the anchor itself everything is known.
            const before = round - 1;
            if (before === 0)
                continue;
            if (before < this.changed)
                this.changed = before;
            // Nobody is met by one whom the influence has yet to come to, but by a carrier.
            const other = partner[place - width];
            if (other >= 0) {
                const joins = who >= carriers[before] || other >= carriers[before];
                if (wanted[round * width + other] > base) {
                    // Followed for the other's sake already; now both stay.
                    if (joins)
                        keeping[before] += 1;
                    continue;
                }
                if (joins)
                    joining[before] += 1;
                this.followed[before * axes + this.followedCount[before]] = who;
                this.followedCount[before] += 1;
                stack[top++] = before;
                stack[top++] = other;
            }
            stack[top++] = before;
            stack[top++] = who;
        }
        return true;
    }
    /** Every agent in the cone has an axis for as long as it is wanted. */
    layOut(start) {
        const { end, axes, course, followed, followedCount, turns } = this;
        const { partner, width } = this.influence;
        this.belief = course.start.count;
        this.startAt = course.start.add();
        this.used = 0;
        this.axesOpened = 0;
        this.meet(0, 1);
        if (this.carried && end < this.last)
            this.goOn(start);
        if (this.stays(0, 0) || this.stays(0, 1))
            this.step(0, 0, 1);
        for (let round = 1; round <= end; round++) {
            // First those that take nobody in, then those that let one go for it.
            let waiting = 0;
            const count = followedCount[round];
            for (let place = 0; place < count; place++) {
                const agent = followed[round * axes + place];
                const turn = this.turn(round, agent);
                turns[place] = turn;
                if (turn === 0)
                    this.follow(round, agent);
                else if (turn > waiting)
                    waiting = turn;
            }
            for (let turn = 1; turn <= waiting; turn++) {
                for (let place = 0; place < count; place++) {
                    if (turns[place] === turn)
                        this.follow(round, followed[round * axes + place]);
                }
            }
            const met = partner[round * width];
            if (met >= 0 && !this.stays(round, 0))
                this.meet(round, met);
        }
        for (let axis = 0; axis < this.axesOpened; axis++) {
            if ((this.used >>> axis) & 1)
                this.axisOf[this.agentOn[axis]] = -1;
        }
        course.needAxes(this.axesOpened);
    }
    /**
     * The outcome of the decision has consequences beyond the last round that is followed. A belief of its own, since in one that
     * is followed others take the places of those who are let go.
     */
    goOn(start) {
        const { course, end, last } = this;
        const outcome = this.remembers ? this.contextRows() : this.outcomeAxes();
        const { encounterOf, game } = this.records;
        let meetings = 0;
        for (let round = start + end + 1; round <= start + last; round++) {
            if (encounterOf[round * game.agents] >= 0)
                meetings += 1;
        }
        course.beyond.add(outcome, [start, end, last, meetings]);
    }
    /** The belief after the decision's encounter, and the axes of the two. */
    outcomeAxes() {
        const own = this.enter(0, 0);
        const partner = this.enter(0, 1);
        const isFirst = this.isFirst(0, 0);
        const [tableFirst, tableSecond] = this.tables(0, 0, 1);
        const axes = isFirst ? [own, partner] : [partner, own];
        return [this.course.live.step(this.belief, ...axes, tableFirst, tableSecond), own, partner];
    }
    /** The rows of the policies by which the decision's encounter goes, see `Beyond.outcomes`. */
    contextRows() {
        const { course, records } = this;
        const { reputations: k } = course.game;
        const at = this.influence.encounter[0];
        const isFirst = this.isFirst(0, 0);
        const { reputationFirst, reputationSecond } = records;
        const own = (isFirst ? reputationFirst : reputationSecond)[at];
        const other = (isFirst ? reputationSecond : reputationFirst)[at];
        const learner = k * k * course.row(0, this.situation(0));
        const partner = k * k * course.row(this.influence.agents[1]);
        const isSubject = own * k + other;
        const isJudge = other * k + own;
        return [learner + isSubject, partner + isSubject, partner + isJudge, learner + isJudge];
    }
    /** The learner's situation in a round, counted from the decision's. */
    situation(round) {
        if (this.situationOf === undefined)
            return 0;
        const at = this.influence.encounter[round * this.influence.width];
        return this.situationOf[Math.floor(at / this.records.pairs)];
    }
    /** Whether the agent is wanted after the round. */
    stays(round, agent) {
        if (round >= this.end)
            return false;
        const want = this.wanted[(round + 1) * this.influence.width + agent];
        return want > this.base && want <= this.base + this.end;
    }
    /** 0: takes nobody in; 1: lets one go for it; 2: does not; -1: was followed for an end that did not fit. */
    turn(round, agent) {
        const { partner, carriers, width } = this.influence;
        const other = partner[round * width + agent];
        const one = this.stays(round, agent);
        const both = this.stays(round, other);
        if (!one && !both)
            return -1;
        const joins = agent >= carriers[round] || other >= carriers[round];
        return joins ? (one && both ? 2 : 1) : 0;
    }
    follow(round, agent) {
        const other = this.influence.partner[round * this.influence.width + agent];
        if (agent === 0 || other === 0)
            this.meet(round, agent + other);
        this.step(round, agent, other);
    }
    /** The learner meets an agent and is paid. */
    meet(round, met) {
        const { course, influence } = this;
        const own = this.enter(round, 0);
        const partner = this.enter(round, met);
        const agent = influence.agents[met];
        const [first, second] = this.isFirst(round, 0) ? [0, agent] : [agent, 0];
        const stretch = round === 0 ? course.live : course.later;
        if (this.situationOf === undefined)
            stretch.meet(this.belief, own, partner, course.payoffRow(first, second));
        else
            stretch.meet(this.belief, own, partner, ...course.payoffPair(first, second, this.situation(round)));
    }
    step(round, agent, other) {
        const { course } = this;
        const isFirst = this.isFirst(round, agent);
        const i = isFirst ? agent : other;
        const j = isFirst ? other : agent;
        const axisI = this.enter(round, i);
        const axisJ = this.enter(round, j);
        const [tableI, tableJ] = this.tables(round, agent, other);
        const { live, later } = course;
        const stretch = round === 0 ? live : later;
        const at = stretch.encounters.count * stretch.encounters.width;
        this.belief = stretch.step(this.belief, axisI, axisJ, tableI, tableJ);
        this.lastTable[axisI] = stretch === live ? -1 - at - TABLE_I : at + TABLE_I;
        this.lastTable[axisJ] = stretch === live ? -1 - at - TABLE_J : at + TABLE_J;
        if (!this.stays(round, i))
            this.leave(i, axisI);
        if (!this.stays(round, j))
            this.leave(j, axisJ);
    }
    /** The tables by which the first and the second of an encounter are judged. */
    tables(round, agent, other) {
        const { course, known, tableFirst, tableSecond } = this;
        const { agents, encounter, width } = this.influence;
        const met = encounter[round * width + agent] - this.firstEncounter;
        if (tableFirst[met] <= known) {
            const isFirst = this.isFirst(round, agent);
            const i = agents[isFirst ? agent : other];
            const j = agents[isFirst ? other : agent];
            const situation = i === 0 || j === 0 ? this.situation(round) : 0;
            tableFirst[met] = known + 1 + course.tableOfFirst(i, j, situation);
            tableSecond[met] = known + 1 + course.tableOfSecond(i, j, situation);
        }
        return [tableFirst[met] - known - 1, tableSecond[met] - known - 1];
    }
    isFirst(round, agent) {
        const { encounter, agents, width } = this.influence;
        return this.records.first[encounter[round * width + agent]] === agents[agent];
    }
    /**
     * The agent's axis; a new one is set to the reputation with which the agent was seen to enter.
     *
     * @throws RangeError where all axes of the course are in use
     */
    enter(round, agent) {
        const known = this.axisOf[agent];
        if (known >= 0)
            return known;
        const { course } = this;
        const { reputationFirst, reputationSecond } = this.records;
        const seen = this.isFirst(round, agent) ? reputationFirst : reputationSecond;
        const reputation = seen[this.influence.encounter[round * this.influence.width + agent]];
        const axis = 31 - Math.clz32(~this.used & -~this.used);
        if (axis === this.axesOpened) {
            if (axis >= course.axes)
                throw new RangeError(`axes: got ${course.axes}, the cone takes more`);
            this.axesOpened += 1;
            course.start.data[this.startAt + axis] = reputation;
        }
        else {
            const at = this.lastTable[axis];
            if (at < 0)
                course.live.encounters.data[-1 - at] = setTo(reputation);
            else
                course.later.encounters.data[at] = setTo(reputation);
        }
        this.used |= 1 << axis;
        this.axisOf[agent] = axis;
        this.agentOn[axis] = agent;
        return axis;
    }
    leave(agent, axis) {
        this.used &= ~(1 << axis);
        this.axisOf[agent] = -1;
    }
}
