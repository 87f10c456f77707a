/** The donation game: what may be used from outside this folder. */

export { OptionError } from "../options.js";
export type { Random } from "../random.js";
export { createRandom, restoreRandom } from "../random.js";
export { checkContinuous, drawFirstReputations, playContinuous } from "./continuous/episode.js";
export {
  asContinuous,
  type ContinuousPolicy,
  continuousAsPerformed,
  continuousPolicy,
  Multilinear,
} from "./continuous/policy.js";
export { play } from "./episode.js";
export type { Game } from "./game.js";
export { checkGame, defineGame, donation, GameError, initialDistribution, mostIndirectRounds } from "./game.js";
export type { Matching } from "./matching.js";
export { checkMatching, drawMatching, matchingLength, pairsPerRound } from "./matching.js";
export type { Norm } from "./norm.js";
export { actionRules, findActionRule, findAssessmentRule, findNorm, norms } from "./norm.js";
export type { Payoff } from "./payoff.js";
export { learnerPayoff } from "./payoff.js";
export type { Policy, PolicyShape, SituatedPolicy } from "./policy.js";
export {
  allAsPerformed,
  asPerformed,
  checkChances,
  checkResidents,
  definePolicy,
  isSituated,
  policyFromBits,
  sightOf,
} from "./policy.js";
export type { ResidentGroup } from "./population.js";
export { definePopulation } from "./population.js";
export type { ContinuousRecords, PublicRecords, Records } from "./records.js";
export { allocateContinuousRecords, allocateRecords, NO_ACTION } from "./records.js";
export type { Rule } from "./rule.js";
export { ruleInWords, ruleTable, ruleTaken } from "./rule.js";
export type { Sight } from "./sight.js";
export { seesTaken, sights } from "./sight.js";
export { checkSituations, defineSituated, inEach, policyIn, Situations, situationsIn } from "./situation.js";
