/** Learning in the donation game: what may be used from outside this folder. */
export { actionKinds, continuousTrainings, createArena, } from "./arena.js";
export { createBelief } from "./belief.js";
export { createContinuousEnvironment } from "./continuous/environment.js";
export { createContinuousMethod } from "./continuous/methods.js";
export { loadNetworkPolicy } from "./continuous/network-policy.js";
export { ContinuousOracle } from "./continuous/oracle/oracle.js";
export { createEnvironment } from "./environment.js";
export { createMethod, methodNames, methods, methodsWithBelief, methodsWithoutSight, } from "./methods.js";
export { agreementOver } from "./oracle/adherence.js";
export { estimatorError } from "./oracle/estimator-error.js";
export { createOracle } from "./oracle/oracle.js";
export { PlayedOracle } from "./oracle/played-oracle.js";
export { createTrainer } from "./reciprocity-gradient.js";
export { checkRemembers } from "./remembered.js";
export { TooLargeError } from "./too-large-error.js";
export { createVariant, ingredients } from "./variant.js";
export { visits } from "./visits.js";
