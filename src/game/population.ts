/** Residents in the words of a configuration, made into policies. */
import { GameError } from "./game-error.js";
import { findActionRule, findAssessmentRule, findNorm } from "./norm.js";
import type { Policy } from "./policy.js";
import { policyFromBits } from "./policy.js";

/** So many residents with one policy. `action` and `assessment` override the norm's half; without a norm give both. */
export interface ResidentGroup {
  /** How many, an integer of at least 1. */
  readonly count: number;
  /** The name of a norm, which is an action rule and an assessment rule. */
  readonly norm?: string;
  /** The name of an action rule or of a norm, or 4 bits. */
  readonly action?: string;
  /** The name of a norm, or 8 bits. */
  readonly assessment?: string;
}

/**
 * A policy for every resident, group after group; residents of a group share one object. The learner is not among them.
 *
 * @param field what errors call the list: `residents[1].action`.
 * @throws GameError
 */
export function definePopulation(groups: readonly ResidentGroup[], field = "residents"): Policy[] {
  const policies: Policy[] = [];
  groups.forEach((group, at) => {
    const path = `${field}[${at}]`;
    if (!Number.isSafeInteger(group.count) || group.count < 1) {
      throw new GameError(`${path}.count`, group.count, "an integer of at least 1");
    }
    const { action, assessment } = groupRules(group, path);
    const policy = policyFromBits(action, assessment);
    for (let resident = 0; resident < group.count; resident++) policies.push(policy);
  });
  return policies;
}

/**
 * The two bit strings that a group stands for.
 *
 * @throws GameError
 */
export function groupRules(group: ResidentGroup, path = "resident"): { action: string; assessment: string } {
  const norm = group.norm === undefined ? undefined : findNorm(group.norm, `${path}.norm`);
  const action = group.action === undefined ? norm?.action : findActionRule(group.action, `${path}.action`);
  const assessment =
    group.assessment === undefined ? norm?.assessment : findAssessmentRule(group.assessment, `${path}.assessment`);
  if (action === undefined) {
    throw new GameError(`${path}.action`, undefined, "an action rule, because the group has no norm");
  }
  if (assessment === undefined) {
    throw new GameError(`${path}.assessment`, undefined, "an assessment rule, because the group has no norm");
  }
  return { action, assessment };
}
