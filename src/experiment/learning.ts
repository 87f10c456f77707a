// TEMPORARY stand-in for ../reciprocity/index.js, deleted as soon as that exists.
import {
  allAsPerformed,
  allocateRecords,
  createRandom,
  type Game,
  learnerPayoff,
  type Policy,
  type PublicRecords,
  play,
  policyFromBits,
  type Random,
  restoreRandom,
} from "../game/index.js";
export interface Environment {
  readonly game: Game;
  play(policy: Policy, episodes: number, random: Random): PublicRecords;
}
export function createEnvironment(game: Game, residents: readonly Policy[]): Environment {
  return {
    game,
    play(policy, episodes, random) {
      const r = allocateRecords(game, episodes);
      play(game, allAsPerformed(game, [policy, ...residents]), random, r);
      return r;
    },
  };
}
export type Belief = "anchored" | "joint" | "mean-field";
export type Optimize = "action" | "signal" | "joint";
export interface TrainerOptions {
  belief?: Belief;
  optimize?: Optimize;
  horizon?: number;
  episodes?: number;
  seed?: number;
  hidden?: readonly number[];
  fixed?: Policy;
}
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
export interface Evaluation {
  payoff: number;
  standardError: number;
  perMatching: Float64Array;
}
export interface BestResponse extends Evaluation {
  action: string;
  assessment: string;
  policy: Policy;
  degenerate: boolean;
  constantPayoff: number;
}
export interface Oracle {
  evaluate(policy: Policy): Evaluation;
  bestResponse(optimize: Optimize, fixed: Policy): BestResponse;
  bound(optimize: Optimize, fixed: Policy): Evaluation;
  adherence(policy: Policy, best: BestResponse, optimize: Optimize, records: PublicRecords): number;
  dispose(): void;
}
export async function createOracle(
  game: Game,
  residents: readonly Policy[],
  options: { matchings?: number; seed?: number },
): Promise<Oracle> {
  if (game.agents > 14)
    throw new RangeError(`agents: got ${game.agents}, which makes 2^${game.agents} states, takes at most 2^14`);
  const env = createEnvironment(game, residents);
  const evaluate = (policy: Policy): Evaluation => {
    const p = learnerPayoff(env.play(policy, 200, createRandom(options.seed ?? 1)));
    return { payoff: p.mean, standardError: p.standardError, perMatching: p.perEpisode };
  };
  return {
    evaluate,
    bestResponse(optimize, fixed) {
      let best: BestResponse | undefined;
      const bits = (t: Float64Array) =>
        [...t]
          .filter((_, i) => i % 2 === 1)
          .map((p) => (p > 0.5 ? "1" : "0"))
          .join("");
      for (let a = 0; a < 16; a++)
        for (const s of ["10011001", "01010101"]) {
          const action = optimize === "signal" ? bits(fixed.action) : a.toString(2).padStart(4, "0");
          const assessment = optimize === "action" ? bits(fixed.assessment) : s;
          const policy = policyFromBits(action, assessment);
          const e = evaluate(policy);
          if (!best || e.payoff > best.payoff)
            best = { ...e, action, assessment, policy, degenerate: false, constantPayoff: 0.4 };
        }
      return best!;
    },
    bound: (o, f) => ({ ...evaluate(f), payoff: 2.3 + (o.length > 9 ? 1 : 0) }),
    adherence: (_p, _b, _o, r) => (r.episodes ? 0.987 : 0),
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
