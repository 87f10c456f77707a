/**
 * For the tests of those who build on the library: the gradient checker, and fast-check arbitraries for whatever the engine
 * and the game take. fast-check is an optional peer dependency, and only this entry imports it.
 */
export { type CheckOptions, type CheckResult, checkGradients } from "../autodiff/index.js";
export { type GameOptions, games, matchings, policies, populations, rules, type Society, societies } from "./games.js";
export { Program, type ProgramOptions, programs } from "./programs.js";
export { axisSizes, broadcastPairs, type ShapeOptions, shapes, within } from "./shapes.js";
export { conditionalSteps, indices, readings, type TensorData, type TensorOptions, tensors, transitionSteps, type Whole, } from "./tensors.js";
