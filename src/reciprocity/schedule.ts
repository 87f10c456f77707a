// A schedule says which encounters beliefs go through, on the axes of the belief: what both `joint` and `anchored`
// propagate. In `joint` an episode is followed from one start, with an axis for every agent; in `anchored` every
// decision of the learner has a start of its own, with an axis for every agent that carries its influence at a time.
//
// Beliefs are numbered: first those that are started from, then one for each live encounter, then one for each later
// one. In live encounters and meetings the learner's policy is what is learned; in later ones it is taken as it is.
import { decisionsOf, type Game, kinOf, type PublicRecords, SELF } from "../game/index.js";
import { judged, judgedRoles, KEEP, setTo } from "./encounter-tensors.js";
import { IntegerRows } from "./integer-rows.js";
import { AgentList, PairList } from "./numbering.js";
import { areSums, PayoffNumbers } from "./payoff-tensors.js";
import { CarriedDecisions, Segment, type SegmentSize } from "./segment.js";

/** Sizes that a program must have for a schedule to run on it. */
export interface ScheduleSize {
  /** Beliefs that are started from. */
  readonly starts: number;
  readonly axes: number;
  readonly agents: number;
  readonly pairs: number;
  readonly live: SegmentSize;
  readonly later: SegmentSize;
  /** Decisions that may go on beyond what is followed. */
  readonly beyond: number;
}

export class Schedule {
  /** Who takes part, the learner first: agents are known to the tables by their number here, and so are pairs. */
  readonly agents: AgentList;
  /** Pairs of rows of the policies, each in its role where roles are not alike. */
  readonly pairs = new PairList();
  /** Whether each pair is of one group, 0 or 1, where groups are told apart. */
  readonly kin: number[] = [];
  readonly live: Segment;
  readonly later: Segment;
  readonly carried: CarriedDecisions;
  /** The reputation on each axis of each start, where it is known. */
  readonly start: IntegerRows;
  /** Whether the new reputations of two who meet depend on each other. */
  readonly dependent: boolean;
  private usedAxes = 2;
  /** Starts that are not followed as far as they count. */
  cut = 0;
  /** With a discount, the sum of what all meetings count; and what those of the starts count. */
  private weight = 0;
  private startWeight = 0;
  private readonly powers = [1];
  private readonly alike: boolean;
  private readonly kinds: number;
  /** The place of a role's table among those of a pair; undefined where it is not judged. */
  private readonly tableOfRole: readonly [number | undefined, number | undefined];
  private readonly tablesOfPair: number;
  private readonly payoffs: PayoffNumbers;
  private readonly payoffsAreSums: boolean;

  /**
   * @param starts as many as there may be
   * @param live encounters as many as there may be
   * @param axes a belief may have
   * @param situations the learner's: it comes first among the policies, once for each
   * @param remembers whether the learner sees what was done when the two met last
   */
  constructor(
    readonly game: Game,
    readonly starts: number,
    live: number,
    readonly axes: number,
    readonly situations = 1,
    readonly remembers = false,
  ) {
    const { dependent, alike, kinds } = decisionsOf(game);
    const roles = judgedRoles(game);
    const place = (role: 0 | 1) => (roles.includes(role) ? roles.indexOf(role) : undefined);
    this.dependent = dependent;
    this.alike = alike;
    this.kinds = kinds;
    this.tableOfRole = alike ? [0, 0] : [place(0), place(1)];
    this.tablesOfPair = dependent ? 1 : roles.length;
    this.payoffs = new PayoffNumbers(game, situations);
    this.payoffsAreSums = areSums(game);
    this.carried = new CarriedDecisions(remembers);
    this.agents = new AgentList(game.agents);
    this.agents.of(SELF);
    this.live = new Segment(starts, dependent);
    this.later = new Segment(starts + live, dependent);
    this.start = new IntegerRows(axes, 0);
  }

  get size(): ScheduleSize {
    const { starts, usedAxes: axes, live, later } = this;
    const pairs = Math.max(1, this.pairs.subjects.length);
    return {
      starts,
      axes,
      agents: Math.max(2, this.agents.agents.length),
      pairs,
      live: live.size,
      later: later.size,
      beyond: this.carried.outcomes.count,
    };
  }

  /** How many tables there are, the constant ones included. */
  get tables(): number {
    return this.tableNumber(this.pairs.subjects.length, 0);
  }

  get meetings(): number {
    return this.live.meetings.count + this.later.meetings.count + this.carried.meetings;
  }

  /** What all meetings count together: as many as they are, unless later ones are discounted. */
  get total(): number {
    return this.game.discount === 1 ? this.meetings : this.weight;
  }

  /** How often an encounter of the learner is counted: once for each decision from which it is followed. */
  get countedEach(): number {
    if (this.game.discount === 1) return this.meetings / Math.max(1, this.start.count);
    return this.startWeight === 0 ? 0 : this.weight / this.startWeight;
  }

  clear(): void {
    this.agents.clear();
    this.agents.of(SELF);
    this.pairs.clear();
    this.kin.length = 0;
    this.live.clear();
    this.later.clear();
    this.carried.clear();
    this.cut = 0;
    this.weight = 0;
    this.startWeight = 0;
    this.start.clear();
  }

  /** So many axes are in use. */
  needAxes(axes: number): void {
    if (axes > this.usedAxes) this.usedAxes = axes;
  }

  /** The row of an agent's policy; the learner's in this situation. */
  row(agent: number, situation = 0): number {
    return agent === SELF ? situation : this.situations - 1 + this.agents.of(agent);
  }

  /** The table by which i is judged when i, as the first, and j meet; of dependent encounters, the matrix of both. */
  tableOfFirst(i: number, j: number, situation = 0): number {
    const place = this.tableOfRole[0];
    if (!this.dependent && place === undefined) return KEEP;
    return this.tableNumber(this.pair(i, j, situation), this.dependent ? 0 : place!);
  }

  /** The table by which j is judged. */
  tableOfSecond(i: number, j: number, situation = 0): number {
    const place = this.tableOfRole[1];
    if (this.dependent || place === undefined) return KEEP;
    return this.tableNumber(this.alike ? this.pair(j, i, situation) : this.pair(i, j, situation), place);
  }

  /**
   * Sets the reputation on an axis whose agent is no longer followed.
   *
   * @param segment and `table`: where the table stands that last set it, which is overwritten; dependent encounters have one matrix
   *   for both, so that it takes a step of its own
   * @returns the number of the belief that is followed from here on
   */
  reset(belief: number, axis: number, reputation: number, segment: Segment, table: number): number {
    if (this.dependent) return this.later.step(belief, axis, axis === 0 ? 1 : 0, reputation, KEEP);
    segment.encounters.data[table] = setTo(reputation);
    return belief;
  }

  /**
   * The learner meets an agent and is paid.
   *
   * @param before its own encounters before this one in the episode
   */
  meet(
    segment: Segment,
    belief: number,
    axisOwn: number,
    axisPartner: number,
    first: number,
    second: number,
    before: number,
    situation = 0,
  ): void {
    const partner = first + second - SELF;
    if (!this.payoffsAreSums) {
      const isSecond = !this.alike && first !== SELF;
      const pair = isSecond ? this.pair(first, second, situation) : this.pair(SELF, partner, situation);
      segment.meet(belief, axisOwn, axisPartner, this.alike ? pair : 2 * pair + Number(isSecond), 0);
    } else if (this.situations === 1) {
      const row = this.payoffs.row(first, second, this.numberOf);
      segment.meet(belief, axisOwn, axisPartner, row, 0);
    } else {
      const [own, other] = this.payoffs.parts(first, second, situation, this.agents.of(partner));
      segment.meet(belief, axisOwn, axisPartner, own, other);
    }
    if (this.game.discount === 1) return;
    const weight = this.weightAfter(before);
    segment.weights.push(weight);
    this.weight += weight;
  }

  /** A decision of the learner is started from. */
  begin(before: number): number {
    if (this.game.discount !== 1) this.startWeight += this.weightAfter(before);
    return this.start.add();
  }

  /** What an encounter counts after so many others, by products: powers are not the same to the last bit everywhere. */
  private weightAfter(before: number): number {
    const { powers } = this;
    while (powers.length <= before) powers.push(powers.at(-1)! * this.game.discount);
    return powers[before]!;
  }

  private readonly numberOf = (agent: number): number => this.agents.of(agent);

  private tableNumber(pair: number, place: number): number {
    // What comes first depends on nobody: see `encounterTables`.
    return this.dependent ? this.game.reputations + pair : judged(this.game, pair * this.tablesOfPair + place);
  }

  private pair(i: number, j: number, situation: number): number {
    const pair = this.pairs.of(this.row(i, situation), this.row(j, situation));
    if (this.kinds === 2 && pair === this.kin.length) this.kin.push(kinOf(this.game, i, j));
    return pair;
  }
}

/** Who met whom; public records are one. */
export type EpisodeMatchings = Pick<PublicRecords, "first" | "second" | "episodes" | "rounds" | "pairs">;

/** Fills a schedule with whole episodes: every agent has its axis, every encounter is live. */
export function scheduleEpisodes(
  schedule: Schedule,
  { first, second, episodes, rounds, pairs }: EpisodeMatchings,
): void {
  schedule.clear();
  schedule.needAxes(schedule.axes);
  schedule.begin(0);
  for (let episode = 0, at = 0; episode < episodes; episode++) {
    let belief = 0;
    let before = 0;
    for (const end = at + rounds * pairs; at < end; at++) {
      const i = first[at]!;
      const j = second[at]!;
      if (i === SELF || j === SELF) schedule.meet(schedule.live, belief, SELF, i + j - SELF, i, j, before++);
      belief = schedule.live.step(belief, i, j, schedule.tableOfFirst(i, j), schedule.tableOfSecond(i, j));
    }
  }
}
