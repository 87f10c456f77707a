// The belief `joint`: exact, over all vectors of reputations.
import type { Tape, Tensor } from "../autodiff/index.js";
import { type Game, initialDistribution, type PublicRecords, pairsOf, pairsPerRound } from "../game/index.js";
import type { BeliefPropagation } from "./belief-propagation.js";
import type { PolicyTensors } from "./policy-tensors.js";
import { Propagation } from "./propagation.js";
import { Schedule, type ScheduleSize, scheduleEpisodes } from "./schedule.js";

export class JointBelief implements BeliefPropagation {
  readonly cut = 0;
  readonly countedEach = 1;
  readonly carried = undefined;
  private readonly schedule: Schedule;
  private recorded: Propagation | undefined;

  constructor(
    private readonly game: Game,
    private readonly episodes: number,
  ) {
    this.schedule = new Schedule(game, 1, this.size().live.encounters, game.agents);
  }

  get agents(): readonly number[] {
    return this.schedule.agents.agents;
  }

  take(records: PublicRecords): boolean {
    scheduleEpisodes(this.schedule, records);
    return this.recorded !== undefined;
  }

  record(tape: Tape, policiesOf: (agents: number) => PolicyTensors): Tensor {
    this.recorded = new Propagation(tape, this.game, policiesOf(this.game.agents), this.size());
    return this.recorded.payoff;
  }

  load(): void {
    const weight = this.schedule.total === 0 ? 1 : 1 / this.schedule.total;
    this.recorded!.load(this.schedule, weight, initialDistribution(this.game));
  }

  size(): ScheduleSize {
    const { agents, rounds } = this.game;
    const meetings = this.episodes * rounds;
    const live = { encounters: meetings * pairsPerRound(this.game), meetings };
    const later = { encounters: 0, meetings: 0 };
    // Across classes the first of a pair always is of the one.
    const pairs = this.game.classes === undefined ? agents * (agents - 1) : pairsOf(this.game);
    return { starts: 1, axes: agents, agents, pairs, live, later, beyond: 0 };
  }

  reserve(): void {
    // The game alone determines the size.
  }
}
