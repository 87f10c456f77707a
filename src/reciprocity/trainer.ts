// The learner: plays, takes in what everybody sees, trains its estimators, and climbs its own expected payoff through
// them. It is handed an environment and so has no way to a resident's policy.
import { Adam, createEngine, type Engine, type Tape, type Tensor } from "../autodiff/index.js";
import {
  checkGame,
  createRandom,
  type Game,
  learnerPayoff,
  type Policy,
  type Random,
  restoreRandom,
} from "../game/index.js";
import { checkValue, such } from "../options.js";
import { type BeliefPropagation, createBelief } from "./belief.js";
import {
  checkCheckpoint,
  loadTape,
  restoreTape,
  saveTape,
  type TapeState,
  type TrainerCheckpoint,
  tapeState,
  toNumbers,
  toText,
} from "./checkpoint.js";
import { environmentInCommonUnit, iterationIn } from "./common-unit.js";
import type { Environment } from "./environment.js";
import { Learner } from "./learner.js";
import type { Iteration, MethodRun } from "./method.js";
import { createEstimators, learnFrom, type Opponents, policiesOf } from "./opponents.js";
import { SampledReturns, type SampledReturnsOptions } from "./sampled-returns.js";
import { paceAfter, type Settings, type TrainerOptions, trainerSettings } from "./settings.js";
import type { Society } from "./society.js";

/** What can be put in the place of an ingredient of the method, to see what that buys; see `createVariant`. */
export interface Ingredients {
  readonly softmax?: "natural" | "plain";
  /** Worth tallied from sampled returns, in place of what the belief says. */
  readonly returns?: Pick<SampledReturnsOptions, "discount" | "imagined">;
}

/** What is recorded on one tape. */
interface Recording {
  readonly tape: Tape;
  readonly learner: Learner;
  /** Policies of the others who take part, as estimated. */
  readonly others: Society;
  readonly payoff: Tensor;
  readonly loss: Tensor;
  readonly optimizer: Adam;
}

/** Decay of Adam's mean square on the policies: short, so that steps keep their size while gradients change theirs. */
const BETA2 = 0.9;

/** One training run; see `createTrainer`. */
export class Trainer implements MethodRun {
  private readonly environment: Environment;
  /** In the common unit, as is everything inside. */
  private readonly game: Game;
  private readonly unit: number;
  private readonly estimators: Opponents;
  private readonly belief: BeliefPropagation;
  private recording: Recording | undefined;
  private random: Random;
  private current: Policy;
  private iterations = 0;
  private episodes = 0;
  private encounters = 0;

  /**
   * @internal
   * @param opponents the model of the others; estimators of its own unless told
   */
  constructor(
    private readonly engine: Engine,
    environment: Environment,
    private readonly settings: Settings & Ingredients,
    checkpoint?: TrainerCheckpoint,
    opponents?: Opponents,
  ) {
    const common = environmentInCommonUnit(environment);
    this.environment = common.environment;
    this.game = common.environment.game;
    this.unit = common.unit;
    const { seed, belief, episodes, returns } = settings;
    this.estimators = opponents ?? createEstimators(engine, this.game, settings);
    this.belief =
      returns === undefined
        ? createBelief(belief, this.game, episodes, settings)
        : new SampledReturns(this.game, { ...settings, ...returns }, () => this.random);
    this.random = createRandom(seed);
    this.current = this.firstPolicy();
    if (checkpoint !== undefined) this.restore(checkpoint);
  }

  /** Iterations done. */
  get iteration(): number {
    return this.iterations;
  }

  /** Bytes of WebAssembly memory held. */
  get memoryBytes(): number {
    return this.engine.memoryBytes;
  }

  /** Plays a batch of episodes, learns from it, and changes the policy. */
  step(): Required<Iteration> {
    const { settings } = this;
    const records = this.environment.play(this.exploring(), settings.episodes, this.random);
    const losses = learnFrom(this.estimators, records, this.iterations === 0);
    if (!this.belief.take(records)) this.record();
    const { tape, learner, others, payoff, loss, optimizer } = this.recording!;
    this.estimators.read(this.belief.agents, others);
    this.belief.load();
    tape.forward();
    const predictedPayoff = payoff.item();
    tape.backward(loss);
    const gradientNorm = optimizer.step(paceAfter(this.iterations, settings));
    tape.forward(learner.barrier);
    this.current = learner.policy();
    this.iterations += 1;
    this.episodes += records.episodes;
    this.encounters += records.first.length;
    const { mean, standardError } = learnerPayoff(records);
    return iterationIn(this.unit, {
      iteration: this.iterations,
      episodes: this.episodes,
      encounters: this.encounters,
      payoff: mean,
      payoffStandardError: standardError,
      predictedPayoff,
      actionLoss: losses.action,
      assessmentLoss: losses.assessment,
      gradientNorm,
    });
  }

  /** The learner's policy, as chosen. */
  policy(): Policy {
    return this.current;
  }

  /** What the learner believes of agents 1 .. N-1: their policies as seen, errors included. */
  estimates(): Policy[] {
    return policiesOf(this.estimators, this.game);
  }

  /** Everything that `createTrainer` needs to go on from here bit for bit; plain JSON. */
  checkpoint(): TrainerCheckpoint {
    const estimators = this.estimators.save();
    return {
      version: 2,
      iteration: this.iterations,
      episodes: this.episodes,
      encounters: this.encounters,
      random: this.random.state(),
      learner: saveTape(this.learnerState() ?? { parameters: [], optimizer: { steps: 0, states: [] } }),
      estimators: saveTape(estimators),
      window: estimators.window.map(({ action, assessment }) => ({
        action: toText(action),
        assessment: toText(assessment),
      })),
      size: this.belief.size() ?? null,
    };
  }

  dispose(): void {
    this.estimators.dispose();
    this.recording?.tape.dispose();
  }

  /** The policy that plays in training. */
  private exploring(): Policy {
    const { exploration, optimize } = this.settings;
    const mix = (table: Float64Array, outcomes: number) =>
      table.map((chance) => (1 - exploration) * chance + exploration / outcomes);
    const { action, assessment } = this.current;
    return {
      action: optimize === "signal" ? action : mix(action, this.game.actions),
      assessment: optimize === "action" ? assessment : mix(assessment, this.game.reputations),
    };
  }

  private firstPolicy(): Policy {
    const tape = this.engine.tape();
    const policy = new Learner(tape, this.game, this.settings).policy();
    tape.dispose();
    return policy;
  }

  /** Records the propagation, anew where it was too small; parameters and the optimiser's state are carried over. */
  private record(state: TapeState | undefined = this.learnerState()): void {
    this.recording?.tape.dispose();
    const { game, settings } = this;
    const { actions, reputations } = game;
    const tape = this.engine.tape();
    const learner = new Learner(tape, game, settings);
    const contexts = reputations ** 2;
    let others: Society | undefined;
    const payoff = this.belief.record(tape, (agents) => {
      const action = tape.input([agents - 1, contexts, actions]);
      const assessment = tape.input([agents - 1, contexts * actions, reputations]);
      others = { action, assessment };
      const ownAction = learner.performedAction.reshape([1, contexts, actions]);
      const ownAssessment = learner.performedAssessment.reshape([1, contexts * actions, reputations]);
      return {
        action: tape.concat([ownAction, action], 0),
        assessment: tape.concat([ownAssessment, assessment], 0),
      };
    });
    const loss = learner.barrier.sub(payoff);
    const optimizer = new Adam(tape, { rate: settings.rate, beta2: BETA2 });
    if (state !== undefined) restoreTape(tape, optimizer, state);
    this.recording = { tape, learner, others: others!, payoff, loss, optimizer };
  }

  private learnerState(): TapeState | undefined {
    if (this.recording === undefined) return undefined;
    return tapeState(this.recording.tape, this.recording.optimizer);
  }

  private restore(checkpoint: TrainerCheckpoint): void {
    this.iterations = checkpoint.iteration;
    this.episodes = checkpoint.episodes;
    this.encounters = checkpoint.encounters;
    this.random = restoreRandom(checkpoint.random);
    const window = checkpoint.window.map(({ action, assessment }) => ({
      action: toNumbers(action),
      assessment: toNumbers(assessment),
    }));
    this.estimators.restore({ ...loadTape(checkpoint.estimators), window });
    if (checkpoint.iteration === 0) return;
    if (checkpoint.size !== null) this.belief.reserve(checkpoint.size);
    this.record(loadTape(checkpoint.learner));
    const { tape, learner } = this.recording!;
    tape.forward(learner.barrier);
    this.current = learner.policy();
  }
}

const habitable = such("an environment, such as createEnvironment gives", (value) => {
  const environment = value as Partial<Environment> | null | undefined;
  return typeof environment?.play === "function";
});

/**
 * A learner in an environment, before its first iteration or where a checkpoint left it.
 *
 * @throws OptionError for an option out of range or that there is not, or a checkpoint of another run; TooLargeError for a joint
 *   belief of too many agents
 */
export async function createTrainer(
  environment: Environment,
  options: TrainerOptions = {},
  checkpoint?: TrainerCheckpoint,
): Promise<Trainer> {
  checkValue("environment", environment, habitable);
  checkGame(environment.game);
  const settings = trainerSettings(environment.game, options);
  if (checkpoint !== undefined) checkCheckpoint(checkpoint);
  return new Trainer(await createEngine(), environment, settings, checkpoint);
}
