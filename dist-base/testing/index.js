/**
 * For the tests of those who build on the library: the gradient checker, and fast-check arbitraries for whatever the engine
 * and the game take. fast-check is an optional peer dependency, and only this entry imports it.
 */
export { checkGradients } from "../autodiff/index.js";
export { games, matchings, policies, populations, rules, societies } from "./games.js";
export { Program, programs } from "./programs.js";
export { axisSizes, broadcastPairs, shapes, within } from "./shapes.js";
export { conditionalSteps, indices, readings, tensors, transitionSteps, } from "./tensors.js";
