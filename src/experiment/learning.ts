// TEMPORARY stand-in for ../reciprocity/index.js, deleted as soon as that exists.
import {
  createRandom,
  type Game,
  learnerPayoff,
  type Policy,
  type PublicRecords,
  policyFromBits,
  restoreRandom,
} from "../game/index.js";

export {
  type Belief,
  type BestResponse,
  createEnvironment,
  createOracle,
  type Environment,
  type Evaluation,
  type Optimize,
  type Oracle,
  type Rules,
  type TrainerOptions,
} from "../reciprocity/index.js";

import type { Environment, TrainerOptions } from "../reciprocity/index.js";
export interface Iteration {
  readonly iteration: number;
  readonly episodes: number;
  readonly encounters: number;
  readonly payoff: number;
  readonly payoffStandardError: number;
  readonly predictedPayoff: number;
  readonly actionLoss: number;
  readonly assessmentLoss: number;
  readonly gradientNorm: number;
}
export interface Trainer {
  readonly iteration: number;
  step(): Iteration;
  policy(): Policy;
  estimates(): Policy[];
  checkpoint(): TrainerCheckpoint;
  dispose(): void;
}
export interface TrainerCheckpoint {
  random: number[];
  iteration: number;
  encounters: number;
}
export async function createTrainer(
  environment: Environment,
  options: TrainerOptions,
  checkpoint?: TrainerCheckpoint,
): Promise<Trainer> {
  if (checkpoint && !Number.isInteger(checkpoint.iteration))
    throw new RangeError(`iteration: got ${checkpoint.iteration}, takes an integer`);
  const random = checkpoint ? restoreRandom(checkpoint.random) : createRandom(options.seed ?? 1);
  let iteration = checkpoint?.iteration ?? 0,
    encounters = checkpoint?.encounters ?? 0;
  const best = policyFromBits("1101", "10011001");
  const fixed = options.fixed!;
  const policy = (): Policy => {
    const w = 1 - 0.5 * Math.exp(-iteration / 15);
    const mix = (t: Float64Array) => t.map((p) => w * p + (1 - w) * (1 - p));
    return {
      action: options.optimize === "signal" ? fixed.action : mix(best.action),
      assessment: options.optimize === "action" ? fixed.assessment : mix(best.assessment),
    };
  };
  return {
    get iteration() {
      return iteration;
    },
    policy,
    step() {
      const r = environment.play(policy(), options.episodes ?? 8, random);
      iteration++;
      encounters += r.first.length;
      const { mean, standardError } = learnerPayoff(r);
      const slow = Number(process.env.STUB_MS ?? 10);
      const t = performance.now();
      while (performance.now() - t < slow);
      return {
        iteration,
        episodes: iteration * (options.episodes ?? 8),
        encounters,
        payoff: mean,
        payoffStandardError: standardError,
        predictedPayoff: mean * 1.02,
        actionLoss: 0.1 + 0.6 * Math.exp(-iteration / 8),
        assessmentLoss: 0.05 + 0.64 * Math.exp(-iteration / 12),
        gradientNorm: 1 / iteration,
      };
    },
    estimates: () => Array.from({ length: environment.game.agents - 1 }, () => policyFromBits("0101", "10011001")),
    checkpoint: () => ({ random: random.state(), iteration, encounters }),
    dispose() {},
  };
}
export function estimatorError(
  _e: readonly Policy[],
  _r: readonly Policy[],
  _g: Game,
  _records: PublicRecords,
): { actionError: number; assessmentError: number } {
  return { actionError: 0.01, assessmentError: 0.02 };
}
