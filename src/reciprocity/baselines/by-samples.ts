// The methods that learn by samples, of play or of imagination: all are an algorithm, run in the same way.
import { createEngine, type Engine } from "../../autodiff/index.js";
import { environmentInCommonUnit } from "../common-unit.js";
import { createEnvironment, type Environment } from "../environment.js";
import type { MethodDefinition, StartRequest } from "../method-definition.js";
import { type MethodSettings, methodSettings } from "../settings.js";
import type { Algorithm } from "./algorithm.js";
import { BaselineRun } from "./baseline-run.js";
import { DonationProcess, type View } from "./donation-process.js";
import { exploring } from "./exploring.js";
import type { Process } from "./process.js";
import type { LearningOptions } from "./search-space.js";

/** One that settles by itself has no decay. */
type Explored = Pick<LearningOptions, "exploration"> & Partial<LearningOptions>;

/** What an algorithm is made from. */
export interface Parts<Options> {
  readonly engine: Engine;
  readonly environment: Environment;
  readonly settings: MethodSettings & LearningOptions;
  readonly options: Options;
  /** The game as a decision process, explored as the options say. */
  process(view: View): Process;
  /** The same without exploration, for one that explores by itself. */
  readonly plain: Process;
}

interface BySamples<Options extends object>
  extends Pick<MethodDefinition<Options>, "searchSpace" | "defaults">,
    Partial<Pick<MethodDefinition<Options>, "hasSight">> {
  algorithm(parts: Parts<Options>): Algorithm;
}

/** A method that learns by samples; its policy can depend on more than the two reputations unless told. */
export function bySamples<Options extends Explored>({
  searchSpace,
  defaults,
  hasSight = true,
  algorithm,
}: BySamples<Options>): MethodDefinition<Options> {
  return {
    searchSpace,
    defaults,
    hasSight,
    hasBelief: false,
    start: (request) => started(algorithm, request),
  };
}

async function started<Options extends Explored>(
  algorithm: (parts: Parts<Options>) => Algorithm,
  { name: method, world, options, own, checkpoint }: StartRequest<Options>,
): Promise<BaselineRun> {
  const { residents, game: asGiven, ...engineOptions } = world;
  const { environment, unit } = environmentInCommonUnit(createEnvironment(asGiven, residents));
  const { game } = environment;
  const { exploration, decay = 0 } = own;
  const settings = { ...methodSettings(game, options), exploration, decay };
  const plainly = (view: View) =>
    new DonationProcess(game, (...request) => environment.play(...request), { ...settings, view });
  const process = (view: View) => exploring(plainly(view), exploration);
  const plain = plainly("none");
  const engine = await createEngine(engineOptions);
  const made = algorithm({ engine, environment, settings, options: own, process, plain });
  return new BaselineRun(made, (tables) => plain.policyOf(tables), { ...settings, method, unit }, checkpoint);
}
