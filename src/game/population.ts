/** Residents in the words of a configuration, made into policies. */
import { checkOptions, integer, type OptionTable, required, text } from "../options.js";
import { GameError, gameError } from "./game-error.js";
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

const taken: OptionTable<ResidentGroup> = {
  count: required(integer(1)),
  norm: text("the name of a norm"),
  action: text("the name of an action rule, or 4 bits"),
  assessment: text("the name of a norm, or 8 bits"),
};

/** More than any machine plays with; a count with a slip in it is refused before it is tried. */
const MOST_RESIDENTS = 1e7;

/**
 * A policy for every resident, group after group; residents of a group share one object. The learner is not among them.
 *
 * @param groups at least one; 10^7 residents in all at most.
 * @param field what errors call the list: `residents[1].action`.
 * @throws GameError
 */
export function definePopulation(groups: readonly ResidentGroup[], field = "residents"): Policy[] {
  const example = 'at least one group, such as [{ count: 8, norm: "L6" }]';
  if (!Array.isArray(groups) || groups.length === 0) throw new GameError(field, groups, example);
  const policies: Policy[] = [];
  for (const [at, group] of groups.entries()) {
    const path = `${field}[${at}]`;
    const { action, assessment } = groupRules(group, path);
    const policy = policyFromBits(action, assessment);
    const count = policies.length + group.count;
    if (count > MOST_RESIDENTS) throw new GameError(`${path}.count`, group.count, `at most ${MOST_RESIDENTS} in all`);
    while (policies.length < count) policies.push(policy);
  }
  return policies;
}

/**
 * The two bit strings that a group stands for.
 *
 * @throws GameError
 */
export function groupRules(group: ResidentGroup, path = "resident"): { action: string; assessment: string } {
  checkOptions("a group", group, taken, { path, refuse: gameError });
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
