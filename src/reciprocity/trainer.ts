// The learner: plays, takes in what everybody sees, trains its estimators, and climbs its own expected payoff through
// them. It is handed an environment and so has no way to a resident's policy.
import type { Engine, Floats } from "../autodiff/index.js";
import {
  asPerformed,
  checkPublicRecords,
  createRandom,
  decisionsOf,
  type Game,
  type Half,
  learnerObjective,
  openChoices,
  type Policy,
  type PublicRecords,
  type Random,
  restoreRandom,
  Situations,
  scaleOf,
  sightOf,
} from "../game/index.js";
import { OptionError } from "../options.js";
import { Attention } from "./attention.js";
import { createBelief } from "./belief.js";
import type { BeliefPropagation, Carrying } from "./belief-propagation.js";
import { loadEstimators, saveEstimators, type TrainerCheckpoint } from "./checkpoint.js";
import { environmentInCommonUnit, iterationIn } from "./common-unit.js";
import type { Environment } from "./environment.js";
import { createEstimators } from "./estimators/estimators.js";
import type { OpponentEvidence } from "./estimators/evidence.js";
import { Learner } from "./learner.js";
import type { Iteration, MethodRun } from "./method.js";
import { learnFrom, type Opponents, policiesOf } from "./opponents.js";
import { Recording } from "./recording.js";
import { SampledReturns, type SampledReturnsOptions } from "./sampled-returns.js";
import { toNumbers, toText } from "./saved-numbers.js";
import { loadTape, saveTape, type TapeState } from "./saved-tape.js";
import { paceAfter, type Settings } from "./settings.js";
import { Settling } from "./settling.js";
import { shareOf } from "./slopes.js";

/** What can be put in the place of an ingredient of the method, to see what that buys; see `createVariant`. */
export interface Ingredients {
  readonly softmax?: "natural" | "plain";
  /** Worth tallied from sampled returns, in place of what the belief says. */
  readonly returns?: Pick<SampledReturnsOptions, "discount" | "imagined">;
}

/** The share of the gradient that is carried beyond the what is followed is told every so many iterations. */
const CARRIED_EVERY = 10;
/** A payoff below this share of the largest in size is as good as none. */
const LEAST_PAYOFF = 0.02;

/** What is optimised where a half is not. */
const OTHER_HALF = { action: "signal", assessment: "action" } as const;

/** All that there is to tell of an iteration; what is carried is told now and then. */
export type TrainerIteration = Required<Omit<Iteration, "carried">> & Pick<Iteration, "carried">;

/** What a learner wants played: its policy as chosen, in so many episodes, with these draws. */
export interface Turn {
  readonly policy: Policy;
  readonly episodes: number;
  readonly random: Random;
}

/** One training run; see `createTrainer`. */
export class Trainer implements MethodRun {
  private readonly environment: Environment;
  /** In the common unit, as is everything inside. */
  private readonly game: Game;
  private readonly unit: number;
  private readonly estimators: Opponents;
  private readonly belief: BeliefPropagation;
  private readonly situations: Situations;
  private recording: Recording | undefined;
  private random: Random;
  private current: Policy;
  private readonly settling: Settling;
  private readonly attention: Attention;
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
    const carried = settings.influence === "carried";
    this.situations = new Situations(this.game, settings.sees);
    this.belief =
      returns === undefined
        ? createBelief(belief, this.game, episodes, { ...settings, carried, situations: this.situations })
        : new SampledReturns(this.game, { ...settings, ...returns });
    const { rows, width } = decisionsOf(this.game);
    const halves = (["action", "assessment"] as const).filter((half) => settings.optimize !== OTHER_HALF[half]);
    this.settling = new Settling(
      halves.map((half) => this.situations.count * rows[half] * width[half]),
      LEAST_PAYOFF * scaleOf(this.game.stage),
    );
    this.attention = new Attention(this.game, settings.balance, settings.sees);
    this.random = createRandom(seed);
    this.current = this.firstPolicy();
    if (checkpoint !== undefined) this.restore(checkpoint);
  }

  /** Iterations done. */
  get iteration(): number {
    return this.iterations;
  }

  /** Bytes of WebAssembly memory held, and of what is remembered and believed of the others beside it. */
  get memoryBytes(): number {
    return this.engine.memoryBytes + this.estimators.memoryBytes;
  }

  /** Plays a batch of episodes, learns from it, and changes the policy. */
  step(): TrainerIteration {
    return this.learnFrom(this.environment.play(this.exploringPolicy(), this.settings.episodes, this.random));
  }

  /**
   * What it would play now, and by which draws: for those who play themselves, among agents that answer later or among other learners.
   * `learn` takes what came of it; until then nothing has happened.
   */
  next(): Turn {
    const { settings, random } = this;
    return { policy: this.exploringPolicy(), episodes: settings.episodes, random: restoreRandom(random.state()) };
  }

  /**
   * Learns from a batch of episodes that were played elsewhere, and changes the policy: what `step` does with those that it plays.
   *
   * @param records of as many episodes as an iteration has, played in this game by `exploringPolicy`, with the game's errors, as agent 0
   * @param random that of `next`, as the play left it, so that it draws on from there; its own stays where it is unless told
   * @throws GameError or OptionError where they are of another game, or of more or fewer episodes
   */
  learn(records: PublicRecords, random: Random = this.random): TrainerIteration {
    checkPublicRecords(this.game, records);
    const { episodes } = this.settings;
    if (records.episodes !== episodes)
      throw new OptionError("records.episodes", records.episodes, `${episodes}, as told`);
    this.random = random;
    return this.learnFrom({ ...records, game: this.game });
  }

  /** The policy that plays in training: a little of every open choice is mixed into what is learned. */
  exploringPolicy(): Policy {
    const { optimize } = this.settings;
    // Less and less: in long episodes even a little of it leads away from where the policy itself goes.
    const exploration = this.settings.exploration * paceAfter(this.iterations, this.settings);
    const decisions = decisionsOf(this.game);
    const mix = (table: Float64Array, half: Half) => {
      const width = decisions.width[half];
      const open = openChoices(decisions, half);
      return table.map((chance, at) => {
        const choices = open[Math.floor(at / width) % open.length]!;
        return at % width < choices ? (1 - exploration) * chance + exploration / choices : 0;
      });
    };
    const { action, assessment } = this.current;
    return {
      ...sightOf(this.current),
      action: optimize === "signal" ? action : mix(action, "action"),
      assessment: optimize === "action" ? assessment : mix(assessment, "assessment"),
    };
  }

  private learnFrom(records: PublicRecords): TrainerIteration {
    const { settings, belief } = this;
    const losses = learnFrom(this.estimators, records, this.iterations === 0);
    if (!belief.take(records)) this.record();
    const recording = this.recording!;
    this.attention.observe(records);
    for (const { half, attention } of recording.learner.learned) attention.set(this.attention.of(half));
    this.estimators.read(belief.agents, recording.others);
    belief.load(this.carrying());
    const predicted = recording.forward();
    const isTold = this.iterations % CARRIED_EVERY === 0;
    const carried = isTold ? recording.carriedSlopes() : undefined;
    const slopes = recording.slopes();
    const gap = this.settling.observe(slopes, predicted);
    const gradientNorm = recording.optimizer.step(paceAfter(this.iterations, settings));
    this.current = recording.policy();
    this.iterations += 1;
    this.episodes += records.episodes;
    this.encounters += records.first.length;
    const { value, standardError, encounters } = learnerObjective(records);
    return iterationIn(this.unit, {
      iteration: this.iterations,
      episodes: this.episodes,
      encounters: this.encounters,
      payoff: value,
      payoffStandardError: standardError,
      predictedPayoff: encounters * predicted,
      actionLoss: losses.action,
      assessmentLoss: losses.assessment,
      gradientNorm,
      gap,
      cut: belief.cut,
      ...(isTold && { carried: carried === undefined ? 0 : shareOf(carried, slopes) }),
    });
  }

  /** Whether its predicted payoff has long been as high as small changes of the policy can make it. */
  get settled(): boolean {
    return this.settling.settled;
  }

  /** The learner's policy, as chosen. */
  policy(): Policy {
    return this.current;
  }

  /** What the learner believes of agents 1 .. N-1: their policies as seen, errors included. */
  estimates(): Policy[] {
    return policiesOf(this.estimators, this.game);
  }

  /** What that rests on: how often each context was seen, and intervals; undefined where nothing had to be seen. */
  evidence(): OpponentEvidence[] | undefined {
    return this.estimators.evidence();
  }

  /** Everything that `createTrainer` needs to go on from here bit for bit; plain JSON. */
  checkpoint(): TrainerCheckpoint {
    return {
      version: 3,
      iteration: this.iterations,
      episodes: this.episodes,
      encounters: this.encounters,
      random: this.random.state(),
      learner: saveTape(this.recording?.state ?? { parameters: [], optimizer: { steps: 0, states: [] } }),
      estimators: saveEstimators(this.estimators.save()),
      size: this.belief.size() ?? null,
      attention: this.attention.save().map(toText),
      settling: this.settling.save().map(toText),
    };
  }

  dispose(): void {
    this.estimators.dispose();
    this.recording?.dispose();
  }

  /** By which policies influence is carried on beyond what is followed jointly. */
  private carrying(): Carrying {
    const own = asPerformed(this.game, this.current);
    const joined = (mine: Float64Array, others: Floats): Float64Array => {
      const all = new Float64Array(mine.length + others.length);
      all.set(mine);
      all.set(others, mine.length);
      return all;
    };
    const policies = {
      action: joined(own.action, this.estimators.action.value()),
      assessment: joined(own.assessment, this.estimators.assessment.value()),
    };
    return { policies, random: this.random.split(this.iterations) };
  }

  private firstPolicy(): Policy {
    const tape = this.engine.tape();
    const policy = new Learner(tape, this.game, this.settings).policy();
    tape.dispose();
    return policy;
  }

  /** Records the propagation, anew where it was too small; parameters and the optimiser's state are carried over. */
  private record(state: TapeState | undefined = this.recording?.state): void {
    this.recording?.dispose();
    this.recording = new Recording(this.engine, this.game, this.belief, this.settings, state);
  }

  private restore(checkpoint: TrainerCheckpoint): void {
    this.iterations = checkpoint.iteration;
    this.episodes = checkpoint.episodes;
    this.encounters = checkpoint.encounters;
    this.random = restoreRandom(checkpoint.random);
    const { rows, width } = decisionsOf(this.game);
    const others = this.game.agents - 1;
    this.estimators.restore(
      loadEstimators(checkpoint.estimators, {
        action: others * rows.action * width.action,
        assessment: others * rows.assessment * width.assessment,
      }),
    );
    this.attention.restore(checkpoint.attention.map(toNumbers));
    this.settling.restore(checkpoint.settling.map(toNumbers));
    if (checkpoint.iteration === 0) return;
    if (checkpoint.size !== null) this.belief.reserve(checkpoint.size);
    this.record(loadTape(checkpoint.learner));
    this.current = this.recording!.policy();
  }
}
