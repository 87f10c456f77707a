export { type Belief, createBelief } from "./belief.js";
export { createEnvironment, type Environment } from "./environment.js";
export type { Optimize } from "./learner.js";
export { visits } from "./oracle/adherence.js";
export { type BestResponse, createOracle, type Evaluation, type Oracle, type OracleOptions } from "./oracle/oracle.js";
export type { Rules } from "./oracle/rules.js";
export type { TrainerOptions } from "./settings.js";
export { createTrainer, type Iteration, type Trainer } from "./trainer.js";
