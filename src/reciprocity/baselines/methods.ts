// Every way to learn, by its name. To add one: its knobs in knobs.ts, and how it is made here.
import { createEngine, type Engine, type EngineOptions } from "../../autodiff/index.js";
import { checkGame, checkResidents, type Game, type Policy } from "../../game/index.js";
import {
  checkOptions,
  checkValue,
  given,
  OptionError,
  type OptionTable,
  oneOf,
  real,
  required,
  such,
} from "../../options.js";
import { checkCheckpoint } from "../checkpoint.js";
import { environmentInCommonUnit } from "../common-unit.js";
import { createEnvironment, type Environment } from "../environment.js";
import type { MethodRun } from "../method.js";
import { checkMethodOptions, type MethodOptions, type Settings, trainerSettings } from "../settings.js";
import { Trainer } from "../trainer.js";
import { tuned } from "../tuned.js";
import { ActorCritic } from "./actor-critic.js";
import type { Algorithm } from "./algorithm.js";
import { BaselineRun } from "./baseline-run.js";
import { DonationProcess, type View } from "./donation-process.js";
import { checkMoves, EvolutionStrategies } from "./evolution-strategies.js";
import { exploring } from "./exploring.js";
import { checkKnobs, type LearningKnobs, type MethodKnobs, type MethodName, methodNames } from "./knobs.js";
import { ModelReinforce } from "./model-reinforce.js";
import { NaturalGradient } from "./natural-gradient.js";
import { Ppo } from "./ppo.js";
import type { Process } from "./process.js";
import { QLearning } from "./q-learning.js";
import { Reinforce, type ReinforceKnobs } from "./reinforce.js";
import { SampledGradient } from "./sampled-gradient.js";
import { TruePolicies } from "./true-policies.js";

export type { MethodOptions };

/** Whom the learner is among. Only `true-model` is handed the residents, all others see what everybody sees. */
export interface World {
  readonly game: Game;
  /** The policies of agents 1 .. N-1. */
  readonly residents: readonly Policy[];
  /** The most bytes that the engine of a learner may use; 4 GiB unless told. */
  readonly memoryLimit?: number;
}

const world: OptionTable<World> = {
  game: required(such("a game, such as defineGame gives", (value) => typeof value === "object" && value !== null)),
  residents: required(such("a list of policies, such as definePopulation makes", Array.isArray)),
  memoryLimit: real({ above: 0 }),
};

/** @throws OptionError or GameError unless it is one */
export function checkWorld(value: World): void {
  checkOptions("a world", value, world);
  checkGame(value.game);
  checkResidents(value.game, value.residents);
}

/** What a method that learns by samples, or in imagination, is made from. */
interface Parts<Knobs> {
  readonly engine: Engine;
  readonly environment: Environment;
  /** With the exploration and the decay of the knobs. */
  readonly settings: Settings;
  readonly knobs: Knobs;
  /** The game as a decision process, explored as the knobs say. */
  process(view: View): Process;
  /** The same without exploration, for one that explores by itself. */
  readonly plain: Process;
}

/** Methods whose policies depend on the reputations alone. */
export const methodsWithoutSight: readonly MethodName[] = ["straight-through", "gumbel-softmax"];

type BaselineName = Exclude<MethodName, "reciprocity-gradient" | "true-model">;

const reinforce = ({ engine, settings, knobs, process }: Parts<ReinforceKnobs>) =>
  new Reinforce(engine, process("none"), knobs, settings);

type Makers = { readonly [Name in BaselineName]: (parts: Parts<MethodKnobs[Name]>) => Algorithm };

const makers: Makers = {
  reinforce,
  "reinforce-baseline": reinforce,
  "reinforce-entropy": reinforce,
  "natural-gradient": ({ engine, knobs, process }) => new NaturalGradient(engine, process("none"), knobs),
  "actor-critic": ({ engine, settings, knobs, process }) => new ActorCritic(engine, process("own"), knobs, settings),
  "actor-critic-public": ({ engine, settings, knobs, process }) =>
    new ActorCritic(engine, process("public"), knobs, settings),
  ppo: ({ engine, settings, knobs, process }) => new Ppo(engine, process("own"), knobs, settings),
  "q-learning": ({ knobs, plain }) => new QLearning(plain, knobs),
  "model-reinforce": ({ engine, environment, settings, knobs }) =>
    new ModelReinforce(engine, environment, knobs, settings),
  "straight-through": ({ engine, environment, settings, knobs }) =>
    new SampledGradient(engine, environment, knobs, settings),
  "gumbel-softmax": ({ engine, environment, settings, knobs }) =>
    new SampledGradient(engine, environment, knobs, settings),
  "evolution-strategies": ({ engine, settings, knobs, process }) => {
    const { episodes } = settings;
    checkMoves(episodes);
    return new EvolutionStrategies(engine, process("none"), knobs, settings);
  },
};

const methodTaken = oneOf(methodNames);

/** Methods whose gradient is carried by a belief; to all others a belief and its horizon mean nothing. */
export const methodsWithBelief: readonly MethodName[] = methodNames.filter((name) => !isBaseline(name));

/**
 * A learner by the method of this name, before its first iteration or where a checkpoint left it.
 *
 * @param told knobs that differ from the method's defaults.
 * @throws OptionError for an option or a knob out of range, or that the method has not; for a checkpoint of another run
 */
export async function createMethod<Name extends MethodName>(
  name: Name,
  world: World,
  options: MethodOptions = {},
  checkpoint?: object,
  knobs: Partial<MethodKnobs[Name]> = {},
): Promise<MethodRun> {
  checkValue("method", name, methodTaken);
  checkWorld(world);
  checkMethodOptions(options);
  checkKnobs(name, knobs);
  const { game, residents, ...engineOptions } = world;
  const told = given(knobs);
  const environment = createEnvironment(game, residents);
  if (isBaseline(name)) return createBaseline(name, environment, options, checkpoint, told, engineOptions);
  const isTrue = name === "true-model";
  const asTuned = tuned[isTrue ? "true-model" : "reciprocity-gradient"];
  const settings = trainerSettings(game, { ...options, ...told }, asTuned);
  if (checkpoint !== undefined) checkCheckpoint(checkpoint);
  const truth = isTrue ? new TruePolicies(game, residents) : undefined;
  return new Trainer(await createEngine(engineOptions), environment, settings, checkpoint, truth);
}

function isBaseline(name: MethodName): name is BaselineName {
  return Object.hasOwn(makers, name);
}

async function createBaseline<Name extends BaselineName>(
  method: Name,
  world: Environment,
  options: MethodOptions,
  checkpoint: object | undefined,
  told: Partial<MethodKnobs[Name]>,
  engineOptions: EngineOptions,
): Promise<MethodRun> {
  for (const field of ["belief", "horizon", "states", "influence"] as const) {
    if (options[field] === undefined) continue;
    const takes = `nothing with ${method}, which has no belief; ${methodsWithBelief.join(" and ")} have one`;
    throw new OptionError(field, options[field], takes);
  }
  if (options.sees !== undefined && options.sees.length > 0 && methodsWithoutSight.includes(method)) {
    throw new OptionError("sees", options.sees, `nothing with ${method}: the episodes that it imagines show no more`);
  }
  const { environment, unit } = environmentInCommonUnit(world);
  const { game } = environment;
  const own: MethodKnobs[Name] = { ...tuned[method], ...told };
  const { exploration, decay }: LearningKnobs = { decay: 0, ...own };
  const settings = trainerSettings(game, { ...options, exploration, decay });
  const plainly = (view: View) =>
    new DonationProcess(game, (...request) => environment.play(...request), { ...settings, view });
  const process = (view: View) => exploring(plainly(view), exploration);
  const plain = plainly("none");
  const make: Makers[Name] = makers[method];
  const engine = await createEngine(engineOptions);
  const algorithm = make({ engine, environment, settings, knobs: own, process, plain });
  return new BaselineRun(algorithm, (tables) => plain.policyOf(tables), { ...settings, method, unit }, checkpoint);
}
