import type { PublicRecords } from "../game/index.js";

/** What was seen of each agent in each round of one episode of public records. Places are round * agents + agent. */
export class EpisodeIndex {
  readonly agents: number;
  readonly rounds: number;
  /** Whom the agent meets, or -1. */
  readonly partner: Int32Array;
  /** 1 where it is the first of the two. */
  readonly isFirst: Uint8Array;
  /** The reputation with which it enters the encounter. */
  readonly reputation: Uint8Array;
  /**
   * The last of the learner's encounters, by its round, that can have influenced the agent's reputation at the start of
   * this round; -1 for none. Those before it can have too: whom the learner meets carries on what came before.
   */
  readonly reach: Int32Array;

  constructor({ rounds, game: { agents } }: PublicRecords) {
    this.agents = agents;
    this.rounds = rounds;
    this.partner = new Int32Array(rounds * agents);
    this.isFirst = new Uint8Array(rounds * agents);
    this.reputation = new Uint8Array(rounds * agents);
    this.reach = new Int32Array(rounds * agents);
  }

  load({ pairs, first, second, reputationFirst, reputationSecond }: PublicRecords, episode: number): void {
    const { agents, rounds, partner, isFirst, reputation, reach } = this;
    partner.fill(-1);
    isFirst.fill(0);
    reach.fill(-1, 0, agents);
    let at = episode * rounds * pairs;
    for (let round = 0; round < rounds; round++) {
      const place = round * agents;
      const next = place + agents;
      const last = round + 1 === rounds;
      if (!last) reach.copyWithin(next, place, next);
      for (const end = at + pairs; at < end; at++) {
        const i = first[at]!;
        const j = second[at]!;
        partner[place + i] = j;
        partner[place + j] = i;
        isFirst[place + i] = 1;
        reputation[place + i] = reputationFirst[at]!;
        reputation[place + j] = reputationSecond[at]!;
        if (last) continue;
        const from = i === 0 || j === 0 ? round : Math.max(reach[place + i]!, reach[place + j]!);
        reach[next + i] = from;
        reach[next + j] = from;
      }
    }
  }
}
