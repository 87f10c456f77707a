// Ascent along score functions (Williams 1992): the gradient of log P(done | context), weighted by what it was worth.
import { Adam, type Engine, type Tape, type Tensor } from "../../autodiff/index.js";
import { restoreTape, type TapeState, tapeState } from "../saved-tape.js";
import { Actor, everyDecision, tally } from "./actor.js";
import type { NetworkSettings } from "./algorithm.js";
import type { Head, Trajectories } from "./process.js";

export interface ScoreAscentOptions extends NetworkSettings {
  /** Step size of Adam. */
  readonly rate: number;
  /** Weight of the mean entropy in what is climbed. */
  readonly entropy: number;
}

export class ScoreAscent {
  private readonly tape: Tape;
  private readonly actor: Actor;
  private readonly worth: readonly Tensor[];
  private readonly loss: Tensor;
  private readonly optimizer: Adam;

  constructor(
    engine: Engine,
    private readonly heads: readonly Head[],
    { hidden, seed, rate, entropy }: ScoreAscentOptions,
  ) {
    const tape = engine.tape();
    this.tape = tape;
    this.actor = new Actor(tape, heads, hidden, seed);
    this.worth = this.actor.scores.map((scores) => tape.input(scores.shape));
    const climbed = this.actor.scores
      .map((scores, head) => scores.mul(this.worth[head]!).sum())
      .reduce((sum, part) => sum.add(part));
    this.loss = climbed.add(this.actor.entropy().mul(entropy)).neg();
    this.optimizer = new Adam(tape, { rate });
  }

  /** One step at this pace, by the mean over all decisions; gives the norm of the gradient. */
  ascend(trajectories: Trajectories, worth: ArrayLike<number>, pace: number): number {
    const all = everyDecision(trajectories);
    // Nothing was decided: one that sat out, or an episode of one-way encounters without its half.
    if (all.length === 0) return 0;
    const sums = tally(this.heads, trajectories, all, (decision) => worth[decision]! / all.length);
    for (const [head, input] of this.worth.entries()) input.set(sums[head]!);
    this.actor.load(trajectories, all);
    this.tape.forward();
    this.tape.backward(this.loss);
    const norm = this.optimizer.step(pace);
    this.tape.forward();
    return norm;
  }

  tables(): Float64Array[] {
    return this.actor.tables();
  }

  save(): TapeState {
    return tapeState(this.tape, this.optimizer);
  }

  restore(state: TapeState): void {
    restoreTape(this.tape, this.optimizer, state);
    this.tape.forward();
  }

  dispose(): void {
    this.tape.dispose();
  }
}
