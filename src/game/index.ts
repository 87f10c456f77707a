/** Reputation games: what may be used from outside this folder. */

export { OptionError } from "../options.js";
export type { Random } from "../random.js";
export { createRandom, restoreRandom } from "../random.js";
export type {
  Agent,
  AgentSeen,
  Answer,
  AsyncAgent,
  AsyncPlayer,
  Episode,
  MakeAgent,
  MakeAsyncAgent,
  Player,
} from "./agent.js";
export { asAgent, isAsked } from "./agent.js";
export { AgentError } from "./agent-call.js";
export { stages } from "./catalogue/stages.js";
export { trust } from "./catalogue/trust.js";
export { checkContinuous, drawFirstReputations, playContinuous } from "./continuous/episode.js";
export {
  asContinuous,
  type ContinuousPolicy,
  continuousAsPerformed,
  continuousPolicy,
  Multilinear,
} from "./continuous/policy.js";
export type { DecisionVisitor } from "./decision-records.js";
export { ACTING, decisionReader, eachDecision, eachDecisionWith, JUDGING } from "./decision-records.js";
export type { Decision, Decisions, Factor, Half } from "./decisions.js";
export { contextOf, decisionsOf, isOf, kinOf, kinShift, rowOf } from "./decisions.js";
export { actionRow, encounterTable, judgementRow, judgementTable, payoffTable } from "./encounter.js";
export { type PlayOptions, play, playAsync } from "./episode.js";
export { afterError, type ChoiceError, errorChannel, errorOf } from "./error-channel.js";
export type { Game, GameOptions } from "./game.js";
export {
  checkGame,
  defineGame,
  donation,
  GameError,
  initialDistribution,
  mostIndirectRounds,
  pairsOf,
  withStage,
} from "./game.js";
export type { History, PastEncounter } from "./history.js";
export type { Matching } from "./matching.js";
export { checkMatching, drawMatching, matchingLength, pairsPerRound } from "./matching.js";
export type { Norm } from "./norm.js";
export { actionRules, findActionRule, findAssessmentRule, findNorm, norms } from "./norm.js";
export type { Objective, Payoff } from "./payoff.js";
export { discountedReturns, learnerObjective, learnerPayoff, payer } from "./payoff.js";
export { checkPlayers, playersAsPerformed, tablesOf } from "./players.js";
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
export { checkPublicRecords } from "./record-check.js";
export type { ContinuousRecords, PublicRecords, Records } from "./records.js";
export { allocateContinuousRecords, allocateRecords, NO_ACTION } from "./records.js";
export { openChoices, rowsMet } from "./rows.js";
export type { Rule } from "./rule.js";
export { ruleInWords, ruleTable, ruleTaken } from "./rule.js";
export { type NamedRule, namedRules } from "./rules/named-rules.js";
export { alignTones, type Tones, tonesOf } from "./rules/tones.js";
export type { RuleFunction, Seen } from "./seen.js";
export { gameSeenBy, recordsSeenBy } from "./seen-by.js";
export { SELF } from "./self.js";
export type { Sight } from "./sight.js";
export { seesTaken, sights } from "./sight.js";
export { checkSituations, defineSituated, inEach, policyIn, Situations, situationsIn } from "./situation.js";
export type { PayoffParts, Role, Seats, StageGame, StageOptions } from "./stage.js";
export { defineStage, isStage, isSymmetric, payoffPartsOf, scaleOf, widthOf, withPayoffs } from "./stage.js";
