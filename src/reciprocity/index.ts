/** Learning in the donation game: what may be used from outside this folder. */
export {
  type ActionKind,
  type Arena,
  actionKinds,
  continuousTrainings,
  createArena,
  type Played,
  type Referee,
} from "./arena.js";
export type { SearchedOption, SearchSpace } from "./baselines/search-space.js";
export { type Belief, createBelief } from "./belief.js";
export type { BeliefPropagation, Carrying } from "./belief-propagation.js";
export type { TrainerCheckpoint } from "./checkpoint.js";
export { type ContinuousEnvironment, createContinuousEnvironment } from "./continuous/environment.js";
export { createContinuousMethod } from "./continuous/methods.js";
export { loadNetworkPolicy, type NetworkPolicy, type SavedNetworks } from "./continuous/network-policy.js";
export { ContinuousOracle } from "./continuous/oracle/oracle.js";
export { type AsyncEnvironment, createEnvironment, type Environment, type EnvironmentOptions } from "./environment.js";
export type { Evidence, OpponentEvidence } from "./estimators/evidence.js";
export type { Optimize } from "./learner.js";
export type { Iteration, MethodRun } from "./method.js";
export type { MethodDefinition } from "./method-definition.js";
export {
  createMethod,
  type MethodName,
  methodNames,
  methods,
  methodsWithBelief,
  methodsWithoutSight,
  type OwnOptions,
} from "./methods.js";
export { agreementOver } from "./oracle/adherence.js";
export type { BestResponse } from "./oracle/best-response.js";
export { createOracle } from "./oracle/create-oracle.js";
export { type EstimatorError, estimatorError } from "./oracle/estimator-error.js";
export type { Evaluation } from "./oracle/evaluation.js";
export { type ExactReturns, exactReturns } from "./oracle/exact-returns.js";
export type { Oracle } from "./oracle/oracle.js";
export { PlayedOracle, type PlayedOracleOptions } from "./oracle/played-oracle.js";
export type { OracleOptions } from "./oracle/request.js";
export type { Rules } from "./oracle/rules.js";
export type { PolicyTensors } from "./policy-tensors.js";
export { createTrainer } from "./reciprocity-gradient.js";
export { checkRemembers } from "./remembered.js";
export type { MethodOptions, TrainerOptions } from "./settings.js";
export { TooLargeError } from "./too-large-error.js";
export { type AsyncTrainingOptions, trainAsync } from "./train-async.js";
export type { Trainer, TrainerIteration, Turn } from "./trainer.js";
export { createVariant, ingredients, type Variant } from "./variant.js";
export { type Visits, visits } from "./visits.js";
export type { World } from "./world.js";
