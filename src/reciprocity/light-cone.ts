// The light cones of the learner's decisions: what each of its encounters in played episodes can still change.
//
// At an anchor, an encounter of the learner in a played episode, all reputations are known. From there on the belief
// follows exactly those agents whose reputations both carry the influence of this encounter and can still reach the
// learner's payoff within the horizon, jointly, so that nothing is assumed independent. Everybody else has, when met,
// the reputation that was seen in the episode: it does not depend on the decision at the anchor, so that conditioning
// on it is free of bias.
import type { Game, PublicRecords } from "../game/index.js";
import { type Course, type CourseRow, encounterTables, payoffRow, type Step } from "./course.js";
import { PairList } from "./pair-list.js";
import { setTo } from "./society.js";

export interface ConeOptions {
  /** Rounds after the anchor's own whose payoffs count. */
  readonly horizon: number;
  /** Axes of the belief. A cone that is wider is followed for fewer rounds. */
  readonly axes: number;
}

/** A row for each encounter of the learner, in the order of the records. */
export function anchoredCourse(game: Game, records: PublicRecords, options: ConeOptions): Course {
  const pairs = new PairList(game.agents);
  const episode = new EpisodeIndex(records);
  const rows: CourseRow[] = [];
  for (let number = 0; number < records.episodes; number++) {
    episode.load(number);
    for (let round = 0; round < records.rounds; round++) {
      if (episode.encounter(round, 0) >= 0) rows.push(anchor(game, episode, round, options, pairs));
    }
  }
  return { rows, pairs };
}

/** Finds the encounter of an agent in a round of one episode. */
class EpisodeIndex {
  private readonly encounters: Int32Array;
  private readonly agents: number;

  constructor(readonly records: PublicRecords) {
    this.agents = records.game.agents;
    this.encounters = new Int32Array(records.rounds * this.agents);
  }

  load(episode: number): void {
    const { rounds, pairs, first, second } = this.records;
    this.encounters.fill(-1);
    let at = episode * rounds * pairs;
    for (let round = 0; round < rounds; round++) {
      for (let pair = 0; pair < pairs; pair++, at++) {
        this.encounters[round * this.agents + first[at]!] = at;
        this.encounters[round * this.agents + second[at]!] = at;
      }
    }
  }

  /** Index of the encounter in the records, or -1 where the agent sits out. */
  encounter(round: number, agent: number): number {
    return this.encounters[round * this.agents + agent]!;
  }

  partner(round: number, agent: number): number {
    const at = this.encounter(round, agent);
    return at < 0 ? -1 : this.records.first[at]! + this.records.second[at]! - agent;
  }

  /** The reputation with which an agent was seen to enter its encounter. */
  reputation(round: number, agent: number): number {
    const { first, reputationFirst, reputationSecond } = this.records;
    const at = this.encounter(round, agent);
    return first[at] === agent ? reputationFirst[at]! : reputationSecond[at]!;
  }
}

function anchor(game: Game, episode: EpisodeIndex, round: number, options: ConeOptions, pairs: PairList): CourseRow {
  const last = Math.min(round + options.horizon, episode.records.rounds - 1);
  for (let end = last; end > round; end--) {
    const row = follow(game, episode, coneOf(episode, round, end), round, options.axes, pairs);
    if (row !== undefined) return row;
  }
  return follow(game, episode, coneOf(episode, round, round), round, 2, pairs)!;
}

/** For each round from the anchor on: the encounters to follow, and who is still needed at the start of the next. */
interface ConeRound {
  readonly encounters: number[];
  needed: Set<number>;
}

/** Forward, whom the anchor influences; backward, who of them matters for the learner's payoffs up to `end`. */
function coneOf(episode: EpisodeIndex, start: number, end: number): ConeRound[] {
  const influencedFrom = new Map([
    [0, start + 1],
    [episode.partner(start, 0), start + 1],
  ]);
  for (let round = start + 1; round < end; round++) {
    for (const agent of [...influencedFrom.keys()]) {
      const partner = episode.partner(round, agent);
      if (partner >= 0 && !influencedFrom.has(partner)) influencedFrom.set(partner, round + 1);
    }
  }
  const cone: ConeRound[] = [];
  let needed = new Set<number>();
  for (let round = end; round >= start; round--) {
    const encounters: number[] = [];
    const before = new Set<number>();
    const partner = episode.partner(round, 0);
    if (partner >= 0) before.add(0).add(partner);
    for (const agent of needed) {
      if ((influencedFrom.get(agent) ?? Number.POSITIVE_INFINITY) > round + 1) continue;
      const at = episode.encounter(round, agent);
      before.add(agent);
      if (at < 0) continue;
      before.add(episode.partner(round, agent));
      if (!encounters.includes(at)) encounters.push(at);
    }
    cone[round - start] = { encounters, needed };
    needed = before;
  }
  return cone;
}

/** Gives every agent in the cone an axis for as long as it needs one; undefined where there are too few axes. */
function follow(
  game: Game,
  episode: EpisodeIndex,
  cone: readonly ConeRound[],
  start: number,
  most: number,
  pairs: PairList,
): CourseRow | undefined {
  const { first, second } = episode.records;
  const row: CourseRow = { start: [], rounds: [] };
  const axisOf = new Map<number, number>();
  const free: number[] = [];
  // The last step on each axis, and the side that is it: when the axis is given to another agent, that step sets it.
  const lastStep: [Step, "tableI" | "tableJ"][] = [];
  const enter = (agent: number, round: number): number => {
    const known = axisOf.get(agent);
    if (known !== undefined) return known;
    const reputation = episode.reputation(round, agent);
    let axis = free.pop();
    if (axis === undefined) {
      axis = row.start.length;
      row.start.push(reputation);
    } else {
      const [step, side] = lastStep[axis]!;
      step[side] = setTo(reputation);
    }
    axisOf.set(agent, axis);
    return axis;
  };
  for (const [ahead, { encounters, needed }] of cone.entries()) {
    const round = start + ahead;
    const steps: Step[] = [];
    const at = episode.encounter(round, 0);
    const meeting =
      at < 0
        ? undefined
        : {
            axisOwn: enter(0, round),
            axisPartner: enter(episode.partner(round, 0), round),
            payoff: payoffRow(game, first[at]!, second[at]!),
          };
    row.rounds.push({ meeting, steps });
    // The learner's own encounter is the first step.
    for (const encounter of encounters.toSorted((a, b) => Number(b === at) - Number(a === at))) {
      const i = first[encounter]!;
      const j = second[encounter]!;
      const axisI = enter(i, round);
      const axisJ = enter(j, round);
      const [tableI, tableJ] = encounterTables(game, pairs, i, j);
      const step = { axisI, axisJ, tableI, tableJ };
      steps.push(step);
      lastStep[axisI] = [step, "tableI"];
      lastStep[axisJ] = [step, "tableJ"];
      for (const agent of [i, j]) {
        if (needed.has(agent)) continue;
        free.push(axisOf.get(agent)!);
        axisOf.delete(agent);
      }
    }
    if (row.start.length > most) return undefined;
  }
  return row;
}
