/**
 * Trainings from their configuration to their report: what the command does is a call of this. Loads nothing heavy by itself;
 * zod and the drawing of reports are imported when they are needed.
 */
export { type Checkpoint, checkSameTraining } from "./checkpoint.js";
export {
  beliefs,
  type Configuration,
  type GameConfiguration,
  halves,
  type LearnerConfiguration,
  type PartialConfiguration,
  type TrainingConfiguration,
} from "./configuration.js";
export { configurationSchemaText, parseConfiguration, readConfigurationFile } from "./configuration-file.js";
export { evaluatePolicy, readTrainedPolicy, type TrainedPolicy } from "./evaluation.js";
export { makeRoomForResult, writeResultFile } from "./folder.js";
export { FolderLostError } from "./lock.js";
export { consult, type MeasureOptions, measure } from "./measurement.js";
export type { Metrics } from "./metrics.js";
export { findPreset, type Preset, presets } from "./presets.js";
export type { CellResult, Contest, MethodTotals, Reproduction } from "./reproduce/index.js";
export {
  REPRODUCTION_FOLDER,
  type ReproductionOptions,
  type ReproductionRun,
  runReproduction,
} from "./reproduce/run.js";
export { RequestError } from "./request-error.js";
export {
  type ConfigurationRequest,
  checkTraining,
  defineSetting,
  gameDifferences,
  mergeConfigurations,
  resolveConfiguration,
  type Setting,
  settingName,
} from "./resolve.js";
export type {
  EvaluationResult,
  Measurement,
  OracleResult,
  PolicyProbabilities,
  Reference,
  TrainingResult,
} from "./result.js";
export {
  createNumberedRunFolder,
  createRunFolder,
  type RunFolder,
  readRun,
  reopenRunFolder,
  runFiles,
  type SavedRun,
} from "./run-folder.js";
export { runStudy, type StudyHooks, type StudyOptions, studyFolder } from "./study/run.js";
export { type StudyName, studyNames } from "./study/studies.js";
export type { StudyResult } from "./study/study.js";
export { type Origin, runTraining, type TrainingHooks, type TrainingRun } from "./training.js";
export { packageVersion } from "./version.js";
export { writeWhole } from "./whole-file.js";
