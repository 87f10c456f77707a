// Natural policy gradient of a tabular softmax (Kakade 2001), without a model: every logit moves by what its choice is worth
// beyond the others in its context, however seldom it is made and wherever the probabilities stand.

import type { Engine, Tape, Tensor } from "../../autodiff/index.js";
import type { Random } from "../../game/index.js";
import { restoreNumbers } from "../saved-numbers.js";
import { type Algorithm, batches, type Outcome, outcomeOf, type State } from "./algorithm.js";
import { bySamples } from "./by-samples.js";
import { chosenWorth, type Head, type Process, type Tables, type Trajectories } from "./process.js";
import { returnsToGo } from "./returns.js";
import { common, count, type LearningOptions, learning, positive, share } from "./search-space.js";

export interface NaturalGradientOptions {
  /** What a logit moves by, an update, for each unit of worth. */
  readonly rate: number;
  readonly discount: number;
  /** Episodes an update. */
  readonly batch: number;
  /** Share of what was seen that counts on in the next update: 0 is the batch's own returns alone. */
  readonly memory: number;
}

/** A choice falls no further than this below the likeliest of its context: exp(-8) = 0.0003, and it can come back. */
const REACH = 8;

export class NaturalGradient implements Algorithm {
  private readonly tape: Tape;
  private readonly inputs: readonly Tensor[];
  private readonly probabilities: readonly Tensor[];
  /** [contexts, choices] a head: the logits; and of what was done, sums of what it was worth beyond its context, and counts. */
  private readonly logits: readonly Float64Array[];
  private readonly sums: readonly Float64Array[];
  private readonly counts: readonly Float64Array[];

  constructor(
    engine: Engine,
    private readonly process: Process,
    private readonly options: NaturalGradientOptions,
  ) {
    const tape = engine.tape();
    this.tape = tape;
    this.inputs = process.heads.map(({ contexts, choices }) => tape.input([contexts, choices]));
    this.probabilities = this.inputs.map((logits) => logits.softmax());
    const zeros = () => this.inputs.map(({ size }) => new Float64Array(size));
    this.logits = zeros();
    this.sums = zeros();
    this.counts = zeros();
    this.show();
  }

  step(episodes: number, random: Random, pace = 1): Outcome {
    const played: Trajectories[] = [];
    let norm = 0;
    for (const batch of batches(episodes, this.options.batch)) {
      const tables = this.tables();
      const trajectories = this.process.play(tables, batch, random);
      this.observe(trajectories);
      norm = this.climb(tables, pace);
      played.push(trajectories);
    }
    return outcomeOf(played, norm);
  }

  tables(): Tables {
    return this.probabilities.map((probabilities) => Float64Array.from(probabilities.value()));
  }

  save(): State {
    return { tapes: [], numbers: [...this.logits, ...this.sums, ...this.counts] };
  }

  restore({ numbers }: State): void {
    restoreNumbers([...this.logits, ...this.sums, ...this.counts], numbers);
    this.show();
  }

  dispose(): void {
    this.tape.dispose();
  }

  /** Takes in returns, each less the mean of its context in this batch, so that a change of the policy is no advantage. */
  private observe(trajectories: Trajectories): void {
    const { head, context, choice } = trajectories;
    const { discount, memory } = this.options;
    const { heads } = this.process;
    const worth = returnsToGo(trajectories, discount);
    const means = heads.map(({ contexts }) => ({ sum: new Float64Array(contexts), count: new Float64Array(contexts) }));
    for (const [at, value] of worth.entries()) {
      const { sum, count } = means[head[at]!]!;
      sum[context[at]!]! += value;
      count[context[at]!]! += 1;
    }
    for (const list of [...this.sums, ...this.counts]) for (const at of list.keys()) list[at]! *= memory;
    for (const [at, value] of worth.entries()) {
      const which = head[at]!;
      const { sum, count } = means[which]!;
      const place = context[at]! * heads[which]!.choices + choice[at]!;
      this.sums[which]![place]! += value - sum[context[at]!]! / count[context[at]!]!;
      this.counts[which]![place]! += 1;
    }
  }

  /** Moves all logits; gives the norm of what they move by at a rate of 1. */
  private climb(tables: Tables, pace: number): number {
    const step = this.options.rate * pace;
    let squares = 0;
    for (const [which, head] of this.process.heads.entries()) {
      const logits = this.logits[which]!;
      const found = advantagesOf(head, tables[which]!, this.sums[which]!, this.counts[which]!);
      for (const [at, advantage] of found.entries()) {
        logits[at]! += step * advantage;
        squares += advantage * advantage;
      }
      for (let row = 0; row < logits.length; row += head.choices) {
        const most = Math.max(...logits.subarray(row, row + head.choices));
        for (let at = row; at < row + head.choices; at++) logits[at] = Math.max(logits[at]! - most, -REACH);
      }
    }
    this.show();
    return Math.sqrt(squares);
  }

  private show(): void {
    for (const [head, input] of this.inputs.entries()) input.set(this.logits[head]!);
    this.tape.forward();
  }
}

/** What choosing is worth beyond what the policy gets in that context; 0 of what was never seen. */
function advantagesOf(head: Head, table: Float64Array, sums: Float64Array, counts: Float64Array): Float64Array {
  const done = sums.map((sum, at) => (counts[at] === 0 ? 0 : sum / counts[at]!));
  const chosen = chosenWorth(head, done);
  const { choices } = head;
  return chosen.map((worth, at) => {
    const row = at - (at % choices);
    let expected = 0;
    for (let other = row; other < row + choices; other++) expected += table[other]! * chosen[other]!;
    return worth - expected;
  });
}

export const naturalGradient = bySamples<NaturalGradientOptions & LearningOptions>({
  searchSpace: {
    rate: positive(0.3, 1, 3),
    discount: common.discount,
    batch: count(2, 4, 8),
    memory: share(0, 0.5, 0.8, 0.9),
    ...learning,
  },
  defaults: { rate: 1, discount: 0.8, batch: 4, memory: 0.9, exploration: 0.03, decay: 0.01 },
  algorithm: ({ engine, options, process }) => new NaturalGradient(engine, process("none"), options),
});
