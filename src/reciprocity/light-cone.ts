// The light cones of the learner's decisions: what each of its encounters in played episodes can still change.
//
// At an anchor, an encounter of the learner in a played episode, all reputations are known. From there on the belief
// follows exactly those agents whose reputations both carry the influence of this encounter and can still reach the
// learner's payoff within the horizon, jointly, so that nothing is assumed independent. Everybody else has, when met,
// the reputation that was seen in the episode: it does not depend on the decision at the anchor, so that conditioning
// on it is free of bias.
//
// This runs for every decision of every iteration, so that it works on integers in arrays that are kept, without a
// Map or a Set (measured three times as fast as with them).
import type { PublicRecords } from "../game/index.js";
import { type Course, payoffRow, STEP, tableOfFirst, tableOfSecond } from "./course.js";
import { EpisodeIndex } from "./episode-index.js";
import { setTo } from "./society.js";

export interface ConeOptions {
  /** Rounds after the anchor's own whose payoffs count. */
  readonly horizon: number;
  /** Axes of the belief, at least 2. A cone that is wider is followed for fewer rounds. */
  readonly axes: number;
}

/** Finds cones and adds them to a course, a row each. */
class LightCones {
  private readonly episode: EpisodeIndex;
  private readonly records: PublicRecords;
  private readonly axes: number;
  private readonly horizon: number;
  /** The round from whose start on an agent carries influence, valid where the stamp is the anchor's. */
  private readonly influencedFrom: Int32Array;
  private readonly stamps: Int32Array;
  private stamp = 0;
  private readonly influenced: number[] = [];
  private start = 0;
  /** For each round from the anchor's on: the encounters to follow, and the agents needed at the start of the next. */
  private readonly encounters: number[][] = [];
  private readonly needed: number[][] = [];
  private readonly first: number[] = [];
  // The row being laid out.
  private readonly axisOf: Int32Array;
  private readonly free: number[] = [];
  private readonly entered: number[] = [];
  private readonly startReputations: number[] = [];
  private readonly steps: number[][] = [];
  private readonly meetings: number[][] = [];
  /** Where the table stands that sets each axis last: the round, and the place in its list of steps. */
  private readonly lastRound: number[] = [];
  private readonly lastPlace: number[] = [];

  constructor(
    private readonly course: Course,
    records: PublicRecords,
    episode: EpisodeIndex,
    { horizon, axes }: ConeOptions,
  ) {
    this.records = records;
    this.episode = episode;
    this.axes = axes;
    this.horizon = horizon;
    const { agents } = course.game;
    this.influencedFrom = new Int32Array(agents);
    this.stamps = new Int32Array(agents);
    this.axisOf = new Int32Array(agents).fill(-1);
  }

  /** Adds the cone of the learner's encounter in a round of the episode that is loaded. */
  add(round: number): void {
    const last = Math.min(round + this.horizon, this.records.rounds - 1);
    this.begin(round);
    let end = round;
    let laid = -1;
    while (end < last) {
      this.spread(end + 1);
      // While so few carry influence, they fit whoever of them is needed.
      if (this.influenced.length >= this.axes) {
        if (!this.lay(end + 1)) break;
        laid = end + 1;
      }
      end += 1;
    }
    // What was laid out last is either this cone, or one that did not fit.
    if (laid !== end || end < last) this.lay(end);
    this.commit(end);
  }

  /** The learner and its partner carry influence from the round after the anchor's on. */
  private begin(round: number): void {
    this.start = round;
    this.stamp += 1;
    this.influenced.length = 0;
    this.influence(0, round + 1);
    this.influence(this.episode.partner(round, 0), round + 1);
  }

  private influence(agent: number, from: number): void {
    this.stamps[agent] = this.stamp;
    this.influencedFrom[agent] = from;
    this.influenced.push(agent);
  }

  /** Who meets one that carries influence in the round before `end` carries it from `end` on. */
  private spread(end: number): void {
    if (end - 1 === this.start) return;
    for (let at = 0, count = this.influenced.length; at < count; at++) {
      const partner = this.episode.partner(end - 1, this.influenced[at]!);
      if (partner >= 0 && this.stamps[partner] !== this.stamp) this.influence(partner, end);
    }
  }

  /** Lays out the cone of the payoffs up to round `end`; false where there are too few axes. */
  private lay(end: number): boolean {
    this.findNeeded(end);
    return this.layOut(end);
  }

  /** Backward from `end`: whose reputations matter, and the encounters that make them. */
  private findNeeded(end: number): void {
    const { episode, start } = this;
    let needed = listAt(this.needed, end - start);
    needed.length = 0;
    for (let round = end; round >= start; round--) {
      const encounters = listAt(this.encounters, round - start);
      const before = round === start ? this.first : listAt(this.needed, round - start - 1);
      encounters.length = 0;
      before.length = 0;
      const own = episode.encounter(round, 0);
      if (own >= 0) before.push(0, episode.partner(round, 0));
      for (const agent of needed) {
        if (this.stamps[agent] !== this.stamp || this.influencedFrom[agent]! > round + 1) continue;
        if (!before.includes(agent)) before.push(agent);
        const at = episode.encounter(round, agent);
        if (at < 0 || encounters.includes(at)) continue;
        // The learner's own encounter is the first of its round.
        if (at === own) encounters.unshift(at);
        else encounters.push(at);
        const partner = episode.partner(round, agent);
        if (!before.includes(partner)) before.push(partner);
      }
      needed = before;
    }
  }

  /** Forward: every agent in the cone has an axis for as long as it is needed. */
  private layOut(end: number): boolean {
    const { episode, records, course } = this;
    const { game, pairs } = course;
    this.free.length = 0;
    this.startReputations.length = 0;
    let fits = true;
    for (let round = this.start; round <= end; round++) {
      const ahead = round - this.start;
      const steps = listAt(this.steps, ahead);
      const meeting = listAt(this.meetings, ahead);
      steps.length = 0;
      meeting.length = 0;
      const own = episode.encounter(round, 0);
      if (own >= 0) {
        const axis = this.enter(0, round);
        const partner = this.enter(episode.partner(round, 0), round);
        meeting.push(axis, partner, payoffRow(game, records.first[own]!, records.second[own]!));
      }
      const needed = this.needed[ahead]!;
      for (const at of this.encounters[ahead]!) {
        const i = records.first[at]!;
        const j = records.second[at]!;
        const axisI = this.enter(i, round);
        const axisJ = this.enter(j, round);
        this.lastRound[axisI] = ahead;
        this.lastPlace[axisI] = steps.length + 2;
        this.lastRound[axisJ] = ahead;
        this.lastPlace[axisJ] = steps.length + 3;
        steps.push(axisI, axisJ, tableOfFirst(game, pairs, i, j), tableOfSecond(game, pairs, i, j));
        if (!needed.includes(i)) this.leave(i);
        if (!needed.includes(j)) this.leave(j);
      }
      if (this.startReputations.length > this.axes) {
        fits = false;
        break;
      }
    }
    for (const agent of this.entered) this.axisOf[agent] = -1;
    this.entered.length = 0;
    return fits;
  }

  /** The agent's axis; a new one is set to the reputation with which the agent was seen to enter. */
  private enter(agent: number, round: number): number {
    const known = this.axisOf[agent]!;
    if (known >= 0) return known;
    const reputation = this.episode.reputation(round, agent);
    let axis = this.free.pop();
    if (axis === undefined) {
      axis = this.startReputations.length;
      this.startReputations.push(reputation);
    } else {
      this.steps[this.lastRound[axis]!]![this.lastPlace[axis]!] = setTo(reputation);
    }
    this.axisOf[agent] = axis;
    this.entered.push(agent);
    return axis;
  }

  private leave(agent: number): void {
    this.free.push(this.axisOf[agent]!);
    this.axisOf[agent] = -1;
  }

  /** Adds what is laid out to the course. */
  private commit(end: number): void {
    const { course } = this;
    const row = course.addRow(this.startReputations, this.startReputations.length);
    for (let ahead = 0; ahead <= end - this.start; ahead++) {
      const [own, partner, payoff] = this.meetings[ahead]!;
      if (own !== undefined) course.meet(row, ahead, own, partner!, payoff!);
      const steps = this.steps[ahead]!;
      for (let at = 0, place = 0; at < steps.length; at += STEP, place++) {
        course.step(row, ahead, place, steps[at]!, steps[at + 1]!, steps[at + 2]!, steps[at + 3]!);
      }
    }
  }
}

function listAt(lists: number[][], index: number): number[] {
  let list = lists[index];
  if (list === undefined) {
    list = [];
    lists[index] = list;
  }
  return list;
}

/** Fills a course with a row for each encounter of the learner, in the order of the records. */
export function courseOfAnchors(course: Course, records: PublicRecords, options: ConeOptions): void {
  course.clear();
  const episode = new EpisodeIndex();
  const cones = new LightCones(course, records, episode, options);
  for (let number = 0; number < records.episodes; number++) {
    episode.load(records, number);
    for (let round = 0; round < records.rounds; round++) {
      if (episode.encounter(round, 0) >= 0) cones.add(round);
    }
  }
}
