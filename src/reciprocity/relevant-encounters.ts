// Which encounters matter to a decision: those whose outcomes both depend on it and can still reach the learner's payoff, as far as
// they can be followed jointly. This runs for every decision of every iteration: its work is that of what is found, in arrays that
// are kept, whatever the number of agents. As in `ReachableAgents`, rounds are counted from the anchor's, and agents from the learner.
import { type PublicRecords, SELF } from "../game/index.js";
import { ReachableAgents } from "./reachable-agents.js";

export class RelevantEncounters {
  readonly reachable: ReachableAgents;
  /** The encounters followed in each round, by one of the two agents: [rounds, axes]. */
  readonly followed: Int32Array;
  readonly followedCount: Int32Array;
  /**
   * Whose reputation at the start of a round the learner's payoff depends on, by place as in `ReachableAgents`: `base` plus
   * the first end for which it does. What stands there from earlier anchors is not above `base`.
   */
  private readonly wanted: Int32Array;
  private base = 0;
  private readonly stack: Int32Array;
  /** How many agents are followed into each round. */
  private readonly held: Int32Array;
  /** How many of the encounters of a round take an agent in, and after how many of those both agents are followed on. */
  private readonly joining: Int32Array;
  private readonly keeping: Int32Array;
  /** The first round in which the end that is tried has changed what is followed. */
  private changed = 0;
  private end = 0;

  /**
   * @param horizon most rounds that are followed after the decision's own
   * @param axes most agents that are followed at a time
   */
  constructor(
    records: PublicRecords,
    horizon: number,
    private readonly axes: number,
  ) {
    this.reachable = new ReachableAgents(records, horizon);
    const { rounds, width } = this.reachable;
    this.wanted = new Int32Array(rounds * width);
    // Of each agent wanted, two are asked for: round and agent.
    this.stack = new Int32Array(4 * (rounds * axes + 1));
    this.held = new Int32Array(rounds);
    this.followed = new Int32Array(rounds * axes);
    this.followedCount = new Int32Array(rounds);
    this.joining = new Int32Array(rounds);
    this.keeping = new Int32Array(rounds);
  }

  /** Starts from a round of the records, counted over all episodes; false if the learner has no encounter in it. */
  start(records: PublicRecords, round: number): boolean {
    if (!this.reachable.start(records, round)) return false;
    this.end = 0;
    this.base += this.reachable.rounds;
    if (this.base > 2 ** 30) {
      this.wanted.fill(0);
      this.base = 0;
    }
    return true;
  }

  /** Follows as far as no more agents matter at a time than there are axes; gives the last round, `last` at most. */
  follow(last: number): number {
    this.end = this.findEnd(last);
    return this.end;
  }

  private findEnd(last: number): number {
    const { axes, reachable, held, joining, keeping } = this;
    const { partner, width } = reachable;
    for (let end = 1; end <= last; end++) {
      if (!reachable.follow(end)) return end - 1;
      held[end] = 0;
      joining[end] = 0;
      keeping[end] = 0;
      this.followedCount[end] = 0;
      const met = partner[end * width]!;
      if (met < 0) continue;
      this.changed = end;
      if (!this.want(end, SELF) || !this.want(end, met)) return end - 1;
      // One that takes the place of another needs an axis before that is let go; where both stay there is one to spare.
      for (let round = this.changed; round < end; round++) {
        if (held[round + 1] === axes && joining[round]! > 0 && keeping[round] === 0) return end - 1;
      }
    }
    return last;
  }

  /**
   * Follows back what an agent's reputation at the start of round `end` depends on, as far as it carries influence; false
   * where that is more agents than there are axes.
   */
  private want(end: number, agent: number): boolean {
    const { axes, base, wanted, stack, held, joining, keeping } = this;
    const { partner, carriers, width } = this.reachable;
    stack[0] = end;
    stack[1] = agent;
    for (let top = 2; top > 0; ) {
      top -= 2;
      const round = stack[top]!;
      const who = stack[top + 1]!;
      const place = round * width + who;
      if (who >= carriers[round]! || wanted[place]! > base) continue;
      if (held[round] === axes) return false;
      held[round]! += 1;
      wanted[place] = base + end;
      // At the anchor itself everything is known.
      const before = round - 1;
      if (before === 0) continue;
      if (before < this.changed) this.changed = before;
      // Nobody is met by one whom the influence has yet to come to, but by a carrier.
      const other = partner[place - width]!;
      if (other >= 0) {
        const joins = who >= carriers[before]! || other >= carriers[before]!;
        if (wanted[round * width + other]! > base) {
          // Followed for the other's sake already; now both stay.
          if (joins) keeping[before]! += 1;
          continue;
        }
        if (joins) joining[before]! += 1;
        this.followed[before * axes + this.followedCount[before]!] = who;
        this.followedCount[before]! += 1;
        stack[top++] = before;
        stack[top++] = other;
      }
      stack[top++] = before;
      stack[top++] = who;
    }
    return true;
  }

  /** Whether the agent is wanted after the round. */
  stays(round: number, agent: number): boolean {
    if (round >= this.end) return false;
    const want = this.wanted[(round + 1) * this.reachable.width + agent]!;
    return want > this.base && want <= this.base + this.end;
  }

  /** 0: takes nobody in; 1: lets one go for it; 2: does not; -1: was followed for an end that did not fit. */
  turn(round: number, agent: number): number {
    const { partner, carriers, width } = this.reachable;
    const other = partner[round * width + agent]!;
    const one = this.stays(round, agent);
    const both = this.stays(round, other);
    if (!one && !both) return -1;
    const joins = agent >= carriers[round]! || other >= carriers[round]!;
    return joins ? (one && both ? 2 : 1) : 0;
  }
}
