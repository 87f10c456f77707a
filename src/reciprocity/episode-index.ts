import type { PublicRecords } from "../game/index.js";

/** Finds the encounter of an agent in a round of one episode of public records. */
export class EpisodeIndex {
  private records!: PublicRecords;
  private encounters = new Int32Array(0);
  private agents = 0;

  load(records: PublicRecords, episode: number): void {
    const { rounds, pairs, first, second, game } = records;
    this.records = records;
    this.agents = game.agents;
    if (this.encounters.length !== rounds * this.agents) this.encounters = new Int32Array(rounds * this.agents);
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

  /** Whom the agent meets, or -1. */
  partner(round: number, agent: number): number {
    const at = this.encounters[round * this.agents + agent]!;
    return at < 0 ? -1 : this.records.first[at]! + this.records.second[at]! - agent;
  }

  /** The reputation with which an agent was seen to enter its encounter. */
  reputation(round: number, agent: number): number {
    const { first, reputationFirst, reputationSecond } = this.records;
    const at = this.encounters[round * this.agents + agent]!;
    return first[at] === agent ? reputationFirst[at]! : reputationSecond[at]!;
  }
}
