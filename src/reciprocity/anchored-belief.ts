// The belief `anchored`: every decision of played episodes is followed from what is known there.
import type { Tape, Tensor } from "../autodiff/index.js";
import { type Game, type PublicRecords, type Situations, situationsIn } from "../game/index.js";
import { OptionError } from "../options.js";
import { type AnchoredOptions, AnchoredScheduler } from "./anchored-schedule.js";
import type { BeliefPropagation, Carrying } from "./belief-propagation.js";
import { beyondDonations, canCarry } from "./donations-only.js";
import type { PolicyTensors } from "./policy-tensors.js";
import { Propagation } from "./propagation.js";
import { checkRemembers, type Following, followingOf, meetsOne } from "./remembered.js";
import { foreignCheckpoint } from "./saved-numbers.js";
import { Schedule, type ScheduleSize } from "./schedule.js";

/** See `AnchoredOptions.time`. */
const TIME = 2 ** 13;

/** What is recorded for a size that varies has room to spare, so that it seldom has to grow. */
const SPARE = 1.25;

export class AnchoredBelief implements BeliefPropagation {
  private readonly schedule: Schedule;
  private readonly situations: Situations | undefined;
  private scheduler: AnchoredScheduler | undefined;
  private recorded: Propagation | undefined;
  private capacity: ScheduleSize;
  private records: PublicRecords | undefined;
  private aftermath: Following | undefined;

  constructor(
    private readonly game: Game,
    episodes: number,
    private readonly options: AnchoredOptions,
  ) {
    // One decision a round at most; the rest grows with what is seen.
    const most = episodes * game.rounds;
    const beyond = options.carried === true ? most : 0;
    const live = { encounters: most + beyond, meetings: most };
    const later = { encounters: 0, meetings: 0 };
    this.situations = options.situations && options.situations.count > 1 ? options.situations : undefined;
    const { count = 1, sees = [] } = this.situations ?? {};
    const remembers = sees.includes("last");
    checkRemembers(game, sees);
    if (options.carried === true && !canCarry(game)) {
      throw new OptionError("influence", "carried", `"cut" ${beyondDonations(game)}`);
    }
    if (remembers && options.carried !== true) {
      throw new OptionError("influence", "cut", '"carried" with last among what is seen');
    }
    this.schedule = new Schedule(game, most, live.encounters, options.axes, count, remembers);
    this.capacity = { starts: most, axes: 2, agents: 2, pairs: 1, live, later, beyond };
  }

  get carried(): Tensor | undefined {
    return this.recorded?.carried;
  }

  get countedEach(): number {
    return this.schedule.countedEach;
  }

  get cut(): number {
    // What is remembered of one who alone matters is followed jointly, too.
    if (this.schedule.remembers && meetsOne(this.game)) return 0;
    return this.schedule.cut / Math.max(1, this.schedule.start.count);
  }

  get agents(): readonly number[] {
    return this.schedule.agents.agents;
  }

  take(records: PublicRecords): boolean {
    this.scheduler ??= new AnchoredScheduler(this.schedule, records, { ...this.options, situations: this.situations });
    this.scheduler.fill(records);
    this.records = records;
    return this.recorded?.fits(this.schedule.size) ?? false;
  }

  record(tape: Tape, policiesOf: (agents: number) => PolicyTensors): Tensor {
    const { capacity, game } = this;
    const { axes, agents, pairs, later } = this.schedule.size;
    const grown = (now: number, before: number, most = Number.POSITIVE_INFINITY) =>
      now <= before ? before : Math.min(most, Math.ceil(SPARE * now));
    this.capacity = {
      ...capacity,
      axes: Math.max(axes, capacity.axes),
      agents: grown(agents, capacity.agents, game.agents),
      pairs: grown(pairs, capacity.pairs, (game.agents - 1) * (2 * this.schedule.situations + game.agents - 2)),
      later: {
        encounters: grown(later.encounters, capacity.later.encounters),
        meetings: grown(later.meetings, capacity.later.meetings),
      },
    };
    this.recorded = new Propagation(tape, game, policiesOf(this.capacity.agents), this.capacity, this.schedule);
    return this.recorded.payoff;
  }

  load(carrying?: Carrying): void {
    const { schedule } = this;
    const worth = this.capacity.beyond > 0 ? this.worthBeyond(carrying!) : undefined;
    this.recorded!.load(schedule, schedule.total === 0 ? 1 : 1 / schedule.total, undefined, worth);
  }

  /**
   * What the outcomes of each decision that goes on are worth. Where there is not time for all, some stand for the others: in the
   * differences between their outcomes in full, and in what an encounter pays on average.
   */
  private worthBeyond({ policies, random }: Carrying): Float64Array {
    const { schedule, game, capacity } = this;
    const { rounds } = schedule.carried;
    const cells = schedule.remembers ? (game.actions * game.reputations) ** 2 : game.reputations ** 2;
    const worth = new Float64Array(capacity.beyond * cells);
    const of = (decision: number) => worth.subarray(decision * cells, (decision + 1) * cells);
    const meetings = (decision: number) => rounds.data[4 * decision + 3]!;
    this.aftermath ??= followingOf(game, this.situations);
    this.aftermath.use(policies, this.situations && situationsIn(this.records!, this.situations));
    const share = Math.min(1, (this.options.time ?? TIME) / this.aftermath.timeOf(rounds));
    const start = share < 1 ? random.uniform() : 0;
    // Evenly spread over the decisions, from a start that is drawn.
    const stands = (decision: number) =>
      Math.floor((decision + 1) * share + start) > Math.floor(decision * share + start);
    let paid = 0;
    let encounters = 0;
    for (let decision = 0; decision < rounds.count; decision++) {
      if (share < 1 && !stands(decision)) continue;
      const at = 4 * decision;
      const own = of(decision);
      this.aftermath.follow(this.records!, rounds.data[at]!, rounds.data[at + 1]!, rounds.data[at + 2]!, own);
      if (share === 1) continue;
      const mean = own.reduce((sum, each) => sum + each, 0) / cells;
      for (let cell = 0; cell < cells; cell++) own[cell] = mean + (own[cell]! - mean) / share;
      paid += mean;
      encounters += meetings(decision);
    }
    if (share === 1 || encounters === 0) return worth;
    for (let decision = 0; decision < rounds.count; decision++) {
      if (!stands(decision)) of(decision).fill((paid / encounters) * meetings(decision));
    }
    return worth;
  }

  size(): ScheduleSize {
    return this.capacity;
  }

  reserve(size: ScheduleSize): void {
    const { starts } = this.capacity;
    if (size.starts !== starts || size.axes > this.schedule.axes || size.agents > this.game.agents) {
      throw foreignCheckpoint(`a schedule of ${size.starts} starts, not ${starts}`);
    }
    this.capacity = size;
  }
}
