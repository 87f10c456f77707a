// The learner: plays, takes in what everybody sees, trains its estimators, and climbs its own expected payoff through
// them. It is handed an environment and so has no way to a resident's policy.
import { Adam, createEngine, type Engine, type Floats, type Tape, type Tensor } from "../autodiff/index.js";
import { createRandom, definePolicy, type Game, learnerPayoff, type Policy, type Random } from "../game/index.js";
import { type Belief, type BeliefPropagation, createBelief } from "./belief.js";
import { visits } from "./oracle/adherence.js";
import type { Environment } from "./environment.js";
import { Estimators } from "./estimator.js";
import { Learner, type Optimize } from "./learner.js";
import { type Settings, type TrainerOptions, trainerSettings } from "./settings.js";
import type { Society } from "./society.js";

/** What an iteration did. */
export interface Iteration {
  /** From 1. */
  readonly iteration: number;
  /** Episodes played so far, and encounters of all agents in them. */
  readonly episodes: number;
  readonly encounters: number;
  /** The learner's mean payoff in this iteration's episodes, and its standard error over episodes. */
  readonly payoff: number;
  readonly payoffStandardError: number;
  /** What the belief expected, per encounter, before the policy was changed. */
  readonly predictedPayoff: number;
  /** Cross-entropy of the estimators over the window, nats a record. */
  readonly actionLoss: number;
  readonly assessmentLoss: number;
  readonly gradientNorm: number;
}

/** What is recorded on one tape. */
interface Recording {
  readonly tape: Tape;
  readonly learner: Learner;
  readonly actionEstimates: Tensor;
  readonly assessmentEstimates: Tensor;
  readonly payoff: Tensor;
  readonly loss: Tensor;
  readonly optimizer: Adam;
}

export class Trainer {
  private readonly game: Game;
  private readonly estimators: Estimators;
  private readonly belief: BeliefPropagation;
  private recording: Recording | undefined;
  private readonly random: Random;
  private playerPolicy: Policy;
  private iterations = 0;
  private am = new Float64Array(4);
  private sm = new Float64Array(8);
  private episodes = 0;
  private encounters = 0;

  constructor(
    private readonly engine: Engine,
    private readonly environment: Environment,
    private readonly settings: Settings,
  ) {
    this.game = environment.game;
    const { hidden, seed, estimator } = settings;
    this.estimators = new Estimators(engine, this.game, { hidden, seed: seed + 1000, ...estimator });
    this.belief = createBelief(settings.belief, this.game, settings.episodes, settings);
    this.random = createRandom(seed);
    this.playerPolicy = this.first();
  }

  get iteration(): number {
    return this.iterations;
  }

  step(): Iteration {
    const { settings } = this;
    const records = this.environment.play(this.exploring(), settings.episodes, this.random);
    this.estimators.observe(records);
    const losses = this.estimators.train(
      this.iterations === 0 ? settings.estimator.firstSteps : settings.estimator.steps,
    );
    if (!this.belief.take(records)) this.rebuild();
    const { tape, learner, actionEstimates, assessmentEstimates, payoff, loss, optimizer } = this.recording!;
    actionEstimates.set(this.estimators.action.value());
    assessmentEstimates.set(this.estimators.assessment.value());
    this.belief.load();
    if (settings.balance > 0) {
      const seen = visits(records);
      const slopes = (now: Float64Array, mean: Float64Array) => {
        const total = now.reduce((x, y) => x + y, 0);
        for (let c = 0; c < now.length; c++) mean[c] = 0.8 * mean[c]! + 0.2 * now[c]! / total;
        const all = mean.reduce((x, y) => x + y, 0);
        return mean.map((m) => settings.natural / now.length / Math.max(m / all, settings.balance));
      };
      learner.actionScale.set(slopes(seen.action, this.am));
      learner.assessmentScale.set(slopes(seen.assessment, this.sm));
    }
    let predictedPayoff = 0;
    let gradientNorm = 0;
    for (let update = 0; update < settings.updates; update++) {
      tape.forward();
      if (update === 0) predictedPayoff = payoff.item();
      tape.backward(loss);
      gradientNorm = optimizer.step();
    }
    tape.forward();
    this.playerPolicy = learner.policy();
    this.iterations += 1;
    this.episodes += records.episodes;
    this.encounters += records.first.length;
    const { mean, standardError } = learnerPayoff(records);
    return {
      iteration: this.iterations,
      episodes: this.episodes,
      encounters: this.encounters,
      payoff: mean,
      payoffStandardError: standardError,
      predictedPayoff,
      actionLoss: losses.action,
      assessmentLoss: losses.assessment,
      gradientNorm,
    };
  }

  policy(): Policy {
    return this.playerPolicy;
  }

  dispose(): void {
    this.estimators.dispose();
    this.recording?.tape.dispose();
  }

  private exploring(): Policy {
    const { exploration } = this.settings;
    const { action, assessment } = this.playerPolicy;
    const mix = (table: Float64Array, outcomes: number, e: number) => table.map((p) => (1 - e) * p + e / outcomes);
    const { optimize } = this.settings;
    return definePolicy(
      this.game,
      mix(action, this.game.actions, optimize === "signal" ? 0 : exploration),
      mix(assessment, this.game.reputations, optimize === "action" ? 0 : exploration),
    );
  }

  private first(): Policy {
    const tape = this.engine.tape();
    const policy = new Learner(tape, this.game, this.settings).policy();
    tape.dispose();
    return policy;
  }

  /** Records the propagation anew, larger; parameters and the optimiser's state are carried over. */
  private rebuild(): void {
    const old = this.recording;
    const kept = old && {
      parameters: old.tape.parameters.map((parameter) => parameter.value()),
      optimizer: old.optimizer.save(),
    };
    old?.tape.dispose();
    const { game, settings } = this;
    const tape = this.engine.tape();
    const learner = new Learner(tape, game, settings);
    const contexts = game.reputations ** 2;
    const { agents, actions, reputations } = game;
    const actionEstimates = tape.input([agents - 1, contexts, actions]);
    const assessmentEstimates = tape.input([agents - 1, contexts * actions, reputations]);
    const society: Society = {
      action: tape.concat([learner.performedAction.reshape([1, contexts, actions]), actionEstimates], 0),
      assessment: tape.concat(
        [learner.performedAssessment.reshape([1, contexts * actions, reputations]), assessmentEstimates],
        0,
      ),
    };
    const payoff = this.belief.record(tape, society);
    const loss = learner.barrier.mul(0.1).sub(payoff);
    const optimizer = new Adam(tape, { rate: settings.rate, beta2: settings.beta2 });
    if (kept !== undefined) restore(tape, optimizer, kept);
    this.recording = { tape, learner, actionEstimates, assessmentEstimates, payoff, loss, optimizer };
  }
}

interface Kept {
  readonly parameters: readonly ArrayLike<number>[];
  readonly optimizer: { readonly steps: number; readonly states: readonly Floats[] };
}

function restore(tape: Tape, optimizer: Adam, { parameters, optimizer: state }: Kept): void {
  for (const [at, parameter] of tape.parameters.entries()) parameter.set(parameters[at]!);
  optimizer.restore(state);
}

export async function createTrainer(environment: Environment, options: TrainerOptions = {}): Promise<Trainer> {
  return new Trainer(await createEngine(), environment, trainerSettings(environment.game, options));
}
export type { Belief, Optimize, TrainerOptions };
