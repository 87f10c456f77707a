// The schedule of the belief `anchored`: what each of the learner's encounters in played episodes can still change.
//
// At an anchor, an encounter of the learner in a played episode, all reputations are known. From there on the belief
// follows exactly those agents whose reputations both carry the influence of this encounter and can still reach the
// learner's payoff within the horizon, jointly, so that nothing is assumed independent. Everybody else has, when met,
// the reputation that was seen in the episode: it does not depend on the decision at the anchor, so that conditioning
// on it is free of bias.
//
// Here the encounters that matter are laid out on the axes of beliefs, each agent on one for as long as it matters.
import { type PublicRecords, SELF, type Situations, situationsIn } from "../game/index.js";
import type { ReachableAgents } from "./reachable-agents.js";
import { RelevantEncounters } from "./relevant-encounters.js";
import type { Schedule } from "./schedule.js";
import { type Segment, TABLE_I, TABLE_J } from "./segment.js";

export interface AnchoredOptions {
  /** Rounds after the anchor's own whose payoffs count. */
  readonly horizon: number;
  /** Axes of the belief, at least 2. Where more agents matter at a time, a decision is followed for fewer rounds. */
  readonly axes: number;
  /** Whether a decision that is followed for fewer rounds goes on beyond them; see aftermath.ts. Unless told, it does not. */
  readonly carried?: boolean;
  /** Time for that, in encounters between two agents of two reputations an iteration; 2^13 unless told, about half a millisecond. */
  readonly time?: number;
  /** Of a learner that sees more than the two reputations. */
  readonly situations?: Situations | undefined;
}

/** Adds to a schedule what every decision can change, one start each. */
export class AnchoredScheduler {
  private readonly relevant: RelevantEncounters;
  private readonly reachable: ReachableAgents;
  private readonly axes: number;
  private readonly carried: boolean;
  private records: PublicRecords | undefined;
  /** The tables of each encounter of the episode, `known` + 1 added; what stands there from earlier episodes is less. */
  private readonly tableFirst: Int32Array;
  private readonly tableSecond: Int32Array;
  private known = 0;
  private firstEncounter = 0;
  // The decision being laid out: axes in use as bits, whose each is, and where the table stands that last set it.
  private anchor = 0;
  private end = 0;
  private last = 0;
  private used = 0;
  private axesOpened = 0;
  private startAt = 0;
  /** The learner's situation in every round of the records, if there are several. */
  private situationOf: Int32Array | undefined;
  private readonly situations: Situations | undefined;
  /** With a discount, how many encounters the learner had in the episode before each of its rounds. */
  private readonly ownBefore: Int32Array;
  /** Whether decisions are followed no further than their own encounter, since what is done in it is remembered. */
  private readonly remembers: boolean;
  private belief = 0;
  private readonly axisOf: Int32Array;
  private readonly agentOn: Int32Array;
  private readonly lastSegment: Segment[];
  private readonly lastTable: Int32Array;
  private readonly turns: Int32Array;

  constructor(
    private readonly schedule: Schedule,
    records: PublicRecords,
    { horizon, axes, carried = false, situations }: AnchoredOptions,
  ) {
    this.carried = carried;
    this.situations = situations;
    this.remembers = schedule.remembers;
    this.relevant = new RelevantEncounters(records, horizon, axes);
    this.reachable = this.relevant.reachable;
    this.axes = axes;
    this.tableFirst = new Int32Array(records.rounds * records.pairs);
    this.tableSecond = new Int32Array(records.rounds * records.pairs);
    this.ownBefore = new Int32Array(records.rounds);
    this.axisOf = new Int32Array(this.reachable.width).fill(-1);
    this.agentOn = new Int32Array(axes);
    this.lastSegment = new Array(axes).fill(schedule.live);
    this.lastTable = new Int32Array(axes);
    this.turns = new Int32Array(axes);
  }

  /** Fills the schedule with a start for each encounter of the learner, in the order of the records. */
  fill(records: PublicRecords): void {
    this.schedule.clear();
    this.records = records;
    if (this.situations !== undefined) this.situationOf = situationsIn(records, this.situations);
    for (let episode = 0; episode < records.episodes; episode++) {
      this.firstEncounter = episode * records.rounds * records.pairs;
      if (records.game.discount !== 1) this.countOwn(episode);
      for (let round = 0; round < records.rounds; round++) {
        if (!this.relevant.start(records, episode * records.rounds + round)) continue;
        this.anchor = round;
        this.last = Math.min(this.reachable.rounds, records.rounds - round) - 1;
        this.end = this.relevant.follow(this.remembers ? 0 : this.last);
        if (this.end < this.last) this.schedule.cut += 1;
        this.layOut(episode * records.rounds + round);
      }
      this.forgetTables();
    }
  }

  private countOwn(episode: number): void {
    const { encounterOf, rounds, game } = this.records!;
    let own = 0;
    for (let round = 0; round < rounds; round++) {
      this.ownBefore[round] = own;
      if (encounterOf[(episode * rounds + round) * game.agents + SELF]! >= 0) own += 1;
    }
  }

  private forgetTables(): void {
    this.known += this.schedule.tables;
    if (this.known < 2 ** 30) return;
    this.tableFirst.fill(0);
    this.tableSecond.fill(0);
    this.known = 0;
  }

  /** Every agent that matters has an axis for as long as it is wanted. */
  private layOut(start: number): void {
    const { end, axes, schedule, relevant, turns } = this;
    const { followed, followedCount } = relevant;
    const { partner, width } = this.reachable;
    this.belief = schedule.start.count;
    this.startAt = schedule.begin(this.ownBefore[this.anchor]!);
    this.used = 0;
    this.axesOpened = 0;
    this.meet(0, 1);
    if (this.carried && end < this.last) this.goOn(start);
    if (relevant.stays(0, SELF) || relevant.stays(0, 1)) this.step(0, SELF, 1);
    for (let round = 1; round <= end; round++) {
      // First those that take nobody in, then those that let one go for it.
      let waiting = 0;
      const count = followedCount[round]!;
      for (let place = 0; place < count; place++) {
        const agent = followed[round * axes + place]!;
        const turn = relevant.turn(round, agent);
        turns[place] = turn;
        if (turn === 0) this.follow(round, agent);
        else if (turn > waiting) waiting = turn;
      }
      for (let turn = 1; turn <= waiting; turn++) {
        for (let place = 0; place < count; place++) {
          if (turns[place] === turn) this.follow(round, followed[round * axes + place]!);
        }
      }
      const met = partner[round * width]!;
      if (met >= 0 && !relevant.stays(round, SELF)) this.meet(round, met);
    }
    for (let axis = 0; axis < this.axesOpened; axis++) {
      if ((this.used >>> axis) & 1) this.axisOf[this.agentOn[axis]!] = -1;
    }
    schedule.needAxes(this.axesOpened);
  }

  /**
   * The outcome of the decision has consequences beyond the last round that is followed. A belief of its own, since in one that
   * is followed others take the places of those who are let go.
   */
  private goOn(start: number): void {
    const { schedule, end, last } = this;
    const outcome = this.remembers ? this.contextRows() : this.outcomeAxes();
    const { encounterOf, game } = this.records!;
    let meetings = 0;
    for (let round = start + end + 1; round <= start + last; round++) {
      if (encounterOf[round * game.agents + SELF]! >= 0) meetings += 1;
    }
    schedule.carried.add(outcome, [start, end, last, meetings]);
  }

  /** The belief after the decision's encounter, and the axes of the two. */
  private outcomeAxes(): readonly number[] {
    const own = this.enter(0, SELF);
    const partner = this.enter(0, 1);
    const isFirst = this.isFirst(0, SELF);
    const [tableFirst, tableSecond] = this.tables(0, SELF, 1);
    const axes = isFirst ? ([own, partner] as const) : ([partner, own] as const);
    return [this.schedule.live.step(this.belief, ...axes, tableFirst, tableSecond), own, partner];
  }

  /** The rows of the policies by which the decision's encounter goes, see `CarriedDecisions.outcomes`. */
  private contextRows(): readonly number[] {
    const { schedule, records } = this;
    const { reputations: k } = schedule.game;
    const at = this.reachable.encounter[0]!;
    const isFirst = this.isFirst(0, SELF);
    const { reputationFirst, reputationSecond } = records!;
    const own = (isFirst ? reputationFirst : reputationSecond)[at]!;
    const other = (isFirst ? reputationSecond : reputationFirst)[at]!;
    const learner = k * k * schedule.row(SELF, this.situation(0));
    const partner = k * k * schedule.row(this.reachable.agents[1]!);
    const isSubject = own * k + other;
    const isJudge = other * k + own;
    return [learner + isSubject, partner + isSubject, partner + isJudge, learner + isJudge];
  }

  /** The learner's situation in a round, counted from the decision's. */
  private situation(round: number): number {
    if (this.situationOf === undefined) return 0;
    const at = this.reachable.encounter[round * this.reachable.width]!;
    return this.situationOf[Math.floor(at / this.records!.pairs)]!;
  }

  private follow(round: number, agent: number): void {
    const other = this.reachable.partner[round * this.reachable.width + agent]!;
    if (agent === SELF || other === SELF) this.meet(round, agent + other - SELF);
    this.step(round, agent, other);
  }

  /** The learner meets an agent and is paid. */
  private meet(round: number, met: number): void {
    const { schedule, reachable } = this;
    const own = this.enter(round, SELF);
    const partner = this.enter(round, met);
    const agent = reachable.agents[met]!;
    const isFirst = this.isFirst(round, SELF);
    const segment = round === 0 ? schedule.live : schedule.later;
    const before = this.ownBefore[this.anchor + round]!;
    const situation = this.situation(round);
    if (isFirst) schedule.meet(segment, this.belief, own, partner, SELF, agent, before, situation);
    else schedule.meet(segment, this.belief, own, partner, agent, SELF, before, situation);
  }

  private step(round: number, agent: number, other: number): void {
    const { schedule } = this;
    const isFirst = this.isFirst(round, agent);
    const i = isFirst ? agent : other;
    const j = isFirst ? other : agent;
    const axisI = this.enter(round, i);
    const axisJ = this.enter(round, j);
    const [tableI, tableJ] = this.tables(round, agent, other);
    const { live, later } = schedule;
    const segment = round === 0 ? live : later;
    const at = segment.encounters.count * segment.encounters.width;
    this.belief = segment.step(this.belief, axisI, axisJ, tableI, tableJ);
    this.lastSegment[axisI] = segment;
    this.lastSegment[axisJ] = segment;
    this.lastTable[axisI] = at + TABLE_I;
    this.lastTable[axisJ] = at + TABLE_J;
    if (!this.relevant.stays(round, i)) this.leave(i, axisI);
    if (!this.relevant.stays(round, j)) this.leave(j, axisJ);
  }

  /** The tables by which the first and the second of an encounter are judged. */
  private tables(round: number, agent: number, other: number): readonly [first: number, second: number] {
    const { schedule, known, tableFirst, tableSecond } = this;
    const { agents, encounter, width } = this.reachable;
    const met = encounter[round * width + agent]! - this.firstEncounter;
    if (tableFirst[met]! <= known) {
      const isFirst = this.isFirst(round, agent);
      const i = agents[isFirst ? agent : other]!;
      const j = agents[isFirst ? other : agent]!;
      const situation = i === SELF || j === SELF ? this.situation(round) : 0;
      tableFirst[met] = known + 1 + schedule.tableOfFirst(i, j, situation);
      tableSecond[met] = known + 1 + schedule.tableOfSecond(i, j, situation);
    }
    return [tableFirst[met]! - known - 1, tableSecond[met]! - known - 1];
  }

  private isFirst(round: number, agent: number): boolean {
    const { encounter, agents, width } = this.reachable;
    return this.records!.first[encounter[round * width + agent]!] === agents[agent];
  }

  /**
   * The agent's axis; a new one is set to the reputation with which the agent was seen to enter.
   *
   * @throws RangeError where all axes of the schedule are in use
   */
  private enter(round: number, agent: number): number {
    const known = this.axisOf[agent]!;
    if (known >= 0) return known;
    const { schedule } = this;
    const { reputationFirst, reputationSecond } = this.records!;
    const seen = this.isFirst(round, agent) ? reputationFirst : reputationSecond;
    const reputation = seen[this.reachable.encounter[round * this.reachable.width + agent]!]!;
    const axis = 31 - Math.clz32(~this.used & -~this.used);
    if (axis === this.axesOpened) {
      if (axis >= schedule.axes) throw new RangeError(`axes: got ${schedule.axes}, the schedule takes more`);
      this.axesOpened += 1;
      schedule.start.data[this.startAt + axis] = reputation;
    } else {
      this.belief = schedule.reset(this.belief, axis, reputation, this.lastSegment[axis]!, this.lastTable[axis]!);
    }
    this.used |= 1 << axis;
    this.axisOf[agent] = axis;
    this.agentOn[axis] = agent;
    return axis;
  }

  private leave(agent: number, axis: number): void {
    this.used &= ~(1 << axis);
    this.axisOf[agent] = -1;
  }
}
