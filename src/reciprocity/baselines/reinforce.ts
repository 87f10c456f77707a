// REINFORCE (Williams 1992): every decision is weighted by what was paid after it, less what was to be expected there.

import type { Engine } from "../../autodiff/index.js";
import type { Random } from "../../game/index.js";
import { restoreNumbers } from "../saved-numbers.js";
import {
  type Algorithm,
  batches,
  type NetworkSettings,
  type Outcome,
  outcomeOf,
  type State,
  savedTapes,
} from "./algorithm.js";
import { bySamples, type Parts } from "./by-samples.js";
import type { Process, Tables, Trajectories } from "./process.js";
import { returnsToGo } from "./returns.js";
import { ScoreAscent } from "./score-ascent.js";
import { choice, common, type LearningOptions, learning, only, weight } from "./search-space.js";

export interface ReinforceOptions {
  /** Step size of Adam. */
  readonly rate: number;
  readonly discount: number;
  /** Episodes an update. */
  readonly batch: number;
  /** Running mean of what followed, by the context of the decision or by its time; or nothing is expected. */
  readonly baseline: "none" | "context" | "time";
  /** Weight of the mean entropy. */
  readonly entropy: number;
}

/** Share of a batch in the running means. */
const NEW = 0.2;

export class Reinforce implements Algorithm {
  private readonly ascent: ScoreAscent;
  /** Running means by head and context or time, and 1 where there is one. */
  private readonly means: readonly Float64Array[];
  private readonly known: readonly Float64Array[];

  constructor(
    engine: Engine,
    private readonly process: Process,
    private readonly options: ReinforceOptions,
    networks: NetworkSettings,
  ) {
    this.ascent = new ScoreAscent(engine, process.heads, { ...networks, rate: options.rate, entropy: options.entropy });
    const sizes = process.heads.map(({ contexts }) => Math.max(contexts, process.decisions));
    this.means = sizes.map((size) => new Float64Array(size));
    this.known = sizes.map((size) => new Float64Array(size));
  }

  step(episodes: number, random: Random, pace = 1): Outcome {
    const played: Trajectories[] = [];
    let norm = 0;
    for (const batch of batches(episodes, this.options.batch)) {
      const trajectories = this.process.play(this.tables(), batch, random);
      const worth = returnsToGo(trajectories, this.options.discount);
      norm = this.ascent.ascend(trajectories, this.beyondExpected(trajectories, worth), pace);
      played.push(trajectories);
    }
    return outcomeOf(played, norm);
  }

  tables(): Tables {
    return this.ascent.tables();
  }

  save(): State {
    return { tapes: [this.ascent.save()], numbers: [...this.means, ...this.known] };
  }

  restore(state: State): void {
    this.ascent.restore(savedTapes(state, 1)[0]!);
    restoreNumbers([...this.means, ...this.known], state.numbers);
  }

  dispose(): void {
    this.ascent.dispose();
  }

  /** Less the means of earlier batches, which do not depend on these decisions; where there is none yet, this batch's. */
  private beyondExpected(trajectories: Trajectories, worth: Float64Array): Float64Array {
    const { baseline } = this.options;
    if (baseline === "none") return worth;
    const { head } = trajectories;
    const place = baseline === "context" ? trajectories.context : trajectories.time;
    const sums = this.means.map(({ length }) => ({ sum: new Float64Array(length), count: new Float64Array(length) }));
    for (const [at, value] of worth.entries()) {
      const { sum, count } = sums[head[at]!]!;
      sum[place[at]!]! += value;
      count[place[at]!]! += 1;
    }
    const expected = this.means.map((means, which) => {
      const { sum, count } = sums[which]!;
      return means.map((mean, at) => (this.known[which]![at] === 0 && count[at]! > 0 ? sum[at]! / count[at]! : mean));
    });
    for (const [which, { sum, count }] of sums.entries()) {
      for (const [at, number] of count.entries()) {
        if (number === 0) continue;
        this.means[which]![at] = (1 - NEW) * expected[which]![at]! + NEW * (sum[at]! / number);
        this.known[which]![at] = 1;
      }
    }
    return worth.map((value, at) => value - expected[head[at]!]![place[at]!]!);
  }
}

const algorithm = ({ engine, settings, options, process }: Parts<ReinforceOptions>) =>
  new Reinforce(engine, process("none"), options, settings);

const { rate, discount, batch } = common;
/** What is to be expected is the mean of what followed in the same context, or at the same time. */
export const expected = choice("context", "time");

export const reinforce = bySamples<ReinforceOptions & LearningOptions>({
  searchSpace: { rate, discount, batch, baseline: only("none"), entropy: only(0), ...learning },
  defaults: { rate: 0.03, discount: 0.5, batch: 2, baseline: "none", entropy: 0, exploration: 0.01, decay: 0.03 },
  algorithm,
});

export const reinforceBaseline = bySamples<ReinforceOptions & LearningOptions>({
  searchSpace: { rate, discount, batch, baseline: expected, entropy: only(0), ...learning },
  defaults: { rate: 0.03, discount: 0.5, batch: 1, baseline: "context", entropy: 0, exploration: 0.01, decay: 0.01 },
  algorithm,
});

export const reinforceEntropy = bySamples<ReinforceOptions & LearningOptions>({
  searchSpace: { rate, discount, batch, baseline: expected, entropy: weight(0.001, 0.01, 0.1), ...learning },
  defaults: { rate: 0.03, discount: 0.5, batch: 1, baseline: "context", entropy: 0.01, exploration: 0.1, decay: 0.03 },
  algorithm,
});
