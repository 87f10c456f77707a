// The three beliefs that can carry the reputations, behind one interface.
import type { Tape, Tensor } from "../autodiff/index.js";
import { type Game, initialDistribution, type PublicRecords, pairsPerRound } from "../game/index.js";
import { Course, type CourseSize, courseOfEpisodes } from "./course.js";
import { type ConeOptions, courseOfAnchors } from "./light-cone.js";
import { MeanField } from "./mean-field.js";
import { Propagation } from "./propagation.js";
import type { Society } from "./society.js";

/** `anchored`: decision by decision; `joint`: exact, K^N states; `mean-field`: independent marginals. */
export type Belief = "anchored" | "joint" | "mean-field";

/** Carries the reputations of played episodes to the learner's expected payoff per encounter. */
export interface BeliefPropagation {
  /** Takes in the episodes; false if what is recorded is too small for them and must be recorded anew. */
  take(records: PublicRecords): boolean;
  /** Records the propagation, large enough for the episodes taken in. */
  record(tape: Tape, society: Society): Tensor;
  /** Sets what is recorded to the episodes taken in. */
  load(): void;
  /** Size of what is recorded, to be handed to `reserve` when a run continues. */
  size(): CourseSize | undefined;
  /** Makes the next `record` at least this large. */
  reserve(size: CourseSize): void;
}

/** Most states of a joint belief; beyond, a batch of episodes does not fit into memory. */
const MOST_STATES = 2 ** 14;

export function createBelief(belief: Belief, game: Game, episodes: number, cone: ConeOptions): BeliefPropagation {
  if (belief === "mean-field") return new MeanFieldBelief(game, episodes);
  if (belief === "anchored") return new AnchoredBelief(game, episodes, cone);
  if (game.reputations ** game.agents > MOST_STATES) {
    throw new RangeError(
      `belief: "joint" of ${game.agents} agents has ${game.reputations}^${game.agents} states, takes at most ${MOST_STATES}; use "anchored"`,
    );
  }
  return new JointBelief(game, episodes);
}

class AnchoredBelief implements BeliefPropagation {
  private readonly course: Course;
  private recorded: Propagation | undefined;
  private capacity: CourseSize;

  constructor(
    private readonly game: Game,
    episodes: number,
    private readonly cone: ConeOptions,
  ) {
    // One decision a round at most; the rest grows with what is seen.
    this.course = new Course(game, episodes * game.rounds, cone.axes);
    this.capacity = { rows: episodes * game.rounds, axes: 2, pairs: 1, widths: [1] };
  }

  take(records: PublicRecords): boolean {
    courseOfAnchors(this.course, records, this.cone);
    return this.recorded?.fits(this.course.size) ?? false;
  }

  record(tape: Tape, society: Society): Tensor {
    const { size } = this.course;
    // Room to spare for pairs, so that it seldom has to grow.
    const most = this.game.agents * (this.game.agents - 1);
    const spare = size.pairs <= this.capacity.pairs ? size.pairs : Math.min(most, 2 * size.pairs);
    this.reserve({ ...size, pairs: spare });
    this.recorded = new Propagation(tape, this.game, society, this.capacity, "first");
    return this.recorded.payoff;
  }

  load(): void {
    this.recorded!.load(this.course, 1 / Math.max(1, this.course.meetingCount));
  }

  size(): CourseSize {
    return this.capacity;
  }

  reserve(size: CourseSize): void {
    const { rows, axes, pairs, widths } = this.capacity;
    if (size.rows > rows || size.axes > this.course.axes) {
      throw new RangeError(`checkpoint: its course has ${size.rows} rows, takes at most ${rows}`);
    }
    this.capacity = {
      rows,
      axes: Math.max(axes, size.axes),
      pairs: Math.max(pairs, size.pairs),
      widths: Array.from({ length: Math.max(widths.length, size.widths.length) }, (_, round) =>
        Math.max(widths[round] ?? 0, size.widths[round] ?? 0),
      ),
    };
  }
}

class JointBelief implements BeliefPropagation {
  private readonly course: Course;
  private recorded: Propagation | undefined;

  constructor(
    private readonly game: Game,
    private readonly episodes: number,
  ) {
    this.course = new Course(game, episodes, game.agents);
  }

  take(records: PublicRecords): boolean {
    courseOfEpisodes(this.course, records);
    return this.recorded !== undefined;
  }

  record(tape: Tape, society: Society): Tensor {
    this.recorded = new Propagation(tape, this.game, society, this.size(), "all");
    return this.recorded.payoff;
  }

  load(): void {
    const weight = 1 / Math.max(1, this.course.meetingCount);
    this.recorded!.load(this.course, weight, initialDistribution(this.game));
  }

  size(): CourseSize {
    const { agents, rounds } = this.game;
    const widths = new Array<number>(rounds).fill(pairsPerRound(this.game));
    return { rows: this.episodes, axes: agents, pairs: agents * (agents - 1), widths };
  }

  reserve(): void {
    // The game alone determines the size.
  }
}

class MeanFieldBelief implements BeliefPropagation {
  private records: PublicRecords | undefined;
  private recorded: MeanField | undefined;

  constructor(
    private readonly game: Game,
    private readonly episodes: number,
  ) {}

  take(records: PublicRecords): boolean {
    this.records = records;
    return this.recorded !== undefined;
  }

  record(tape: Tape, society: Society): Tensor {
    this.recorded = new MeanField(tape, this.game, society, this.episodes);
    return this.recorded.payoff;
  }

  load(): void {
    const { first, second } = this.records!;
    let meetings = 0;
    for (let at = 0; at < first.length; at++) if (first[at] === 0 || second[at] === 0) meetings += 1;
    this.recorded!.load(this.records!, 1 / Math.max(1, meetings));
  }

  size(): undefined {
    return undefined;
  }

  reserve(): void {
    // The game alone determines the size.
  }
}
