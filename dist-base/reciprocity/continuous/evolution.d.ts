import type { Engine } from "../../autodiff/index.js";
import { type EvolutionStrategiesOptions } from "../baselines/evolution-strategies.js";
import type { LearningOptions } from "../baselines/search-space.js";
import type { MethodRun } from "../method.js";
import type { Settings } from "../settings.js";
import type { ContinuousEnvironment } from "./environment.js";
export declare function createContinuousEvolution(engine: Engine, world: ContinuousEnvironment, settings: Settings, options: EvolutionStrategiesOptions & LearningOptions, checkpoint?: object): MethodRun;
