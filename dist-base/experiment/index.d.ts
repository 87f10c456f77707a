/** Trainings from their configuration to their result, wherever JavaScript runs. */
export { type Checkpoint, checkSameTraining } from "./checkpoint.js";
export { beliefs, type Configuration, type GameConfiguration, halves, type LearnerConfiguration, type PartialConfiguration, type TrainingConfiguration, } from "./configuration.js";
export { evaluatePolicy } from "./evaluation.js";
export { consult, type MeasureOptions, measure } from "./measurement.js";
export type { Metrics } from "./metrics.js";
export type { Origin } from "./origin.js";
export type { PayoffRange } from "./payoff-range.js";
export { findPreset, type Preset, presets } from "./presets.js";
export { RequestError } from "./request-error.js";
export { type ConfigurationRequest, checkTraining, defineSetting, gameDifferences, mergeConfigurations, resolveConfiguration, type Setting, settingName, } from "./resolve.js";
export type { EvaluationResult, Measurement, OracleResult, PolicyProbabilities, Reference, TrainingResult, } from "./result.js";
export type { MetricsLog, RunKeeper, TrainingReport } from "./run-keeper.js";
export { configurationSchemaText, parseConfiguration } from "./schema.js";
export { runTraining, type TrainingHooks, type TrainingRun } from "./training.js";
export { packageVersion } from "./version.js";
