/** What everybody has seen of an episode so far, to look at and not to change. */
import { NO_ACTION, type PublicRecords } from "./records.js";

/** One encounter, in the order of its roles. */
export interface PastEncounter {
  /** From 0. */
  readonly round: number;
  readonly agents: readonly [number, number];
  /** Reputations before, 0..K-1. */
  readonly reputations: readonly [number, number];
  /** What both did, errors included; undefined of one that could do nothing. */
  readonly actions: readonly [number | undefined, number | undefined];
  /** Reputations after: what was said of each. */
  readonly signals: readonly [number, number];
}

/** The encounters of the rounds before this one, oldest first. A history holds for one episode, and grows with it. */
export interface History extends Iterable<PastEncounter> {
  /** How many there are. */
  readonly length: number;
  /** The encounter at a place from 0, or from the end where negative; undefined where there is none. */
  at(place: number): PastEncounter | undefined;
  /** Those of one agent, oldest first. */
  of(agent: number): PastEncounter[];
}

/** The history of an episode, as far as `ended` rounds have ended. */
export class EpisodeHistory implements History {
  /** Rounds that have ended. */
  ended = 0;
  private readonly start: number;

  constructor(
    private readonly records: PublicRecords,
    private readonly episode: number,
  ) {
    this.start = episode * records.rounds * records.pairs;
  }

  get length(): number {
    return this.ended * this.records.pairs;
  }

  at(place: number): PastEncounter | undefined {
    const from = place < 0 ? this.length + place : place;
    return Number.isInteger(from) && from >= 0 && from < this.length ? this.read(this.start + from) : undefined;
  }

  of(agent: number): PastEncounter[] {
    const { game, rounds, encounterOf } = this.records;
    const found: PastEncounter[] = [];
    if (!Number.isInteger(agent) || agent < 0 || agent >= game.agents) return found;
    for (let round = 0; round < this.ended; round++) {
      const at = encounterOf[(this.episode * rounds + round) * game.agents + agent]!;
      if (at >= 0) found.push(this.read(at));
    }
    return found;
  }

  *[Symbol.iterator](): Iterator<PastEncounter> {
    for (let place = 0; place < this.length; place++) yield this.read(this.start + place);
  }

  private read(at: number): PastEncounter {
    const { pairs, first, second, reputationFirst, reputationSecond } = this.records;
    const { actionFirst, actionSecond, signalFirst, signalSecond } = this.records;
    const done = (action: number) => (action === NO_ACTION ? undefined : action);
    return {
      round: Math.floor((at - this.start) / pairs),
      agents: [first[at]!, second[at]!],
      reputations: [reputationFirst[at]!, reputationSecond[at]!],
      actions: [done(actionFirst[at]!), done(actionSecond[at]!)],
      signals: [signalFirst[at]!, signalSecond[at]!],
    };
  }
}
