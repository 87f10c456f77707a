/** Trainings from their configuration to their result, wherever JavaScript runs. */
export { checkSameTraining } from "./checkpoint.js";
export { beliefs, halves, } from "./configuration.js";
export { evaluatePolicy } from "./evaluation.js";
export { consult, measure } from "./measurement.js";
export { findPreset, presets } from "./presets.js";
export { RequestError } from "./request-error.js";
export { checkTraining, defineSetting, gameDifferences, mergeConfigurations, resolveConfiguration, settingName, } from "./resolve.js";
export { configurationSchemaText, parseConfiguration } from "./schema.js";
export { runTraining } from "./training.js";
export { packageVersion } from "./version.js";
