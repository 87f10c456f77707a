/** Residents in the words of a configuration, made into policies. */
import { checkOptions, integer, type OptionTable, required, text } from "../options.js";
import { GameError, gameError } from "./game-error.js";
import { findNorm, ruleNames } from "./norm.js";
import { checkShape, type Policy, type PolicyShape } from "./policy.js";
import { liftedTable, type Rule, ruleTable, ruleTaken } from "./rule.js";
import { conductOf, findNamedRule } from "./rules/named-rules.js";

/** So many residents with one policy. `action` and `assessment` override the norm's half; without a norm give both. */
export interface ResidentGroup {
  /** How many, an integer of at least 1. */
  readonly count: number;
  /** The name of a norm or of a rule, which tell how to act and how to judge. */
  readonly norm?: string;
  /** How they act: the name of an action rule or of a norm, or the rule itself. */
  readonly action?: Rule;
  /** How they judge: the name of a norm, or the rule itself. */
  readonly assessment?: Rule;
}

const taken: OptionTable<ResidentGroup> = {
  count: required(integer(1)),
  norm: text("the name of a norm"),
  action: ruleTaken("action"),
  assessment: ruleTaken("assessment"),
};

/** More than any machine plays with; a count with a slip in it is refused before it is tried. */
const MOST_RESIDENTS = 1e7;

/**
 * A policy for every resident, group after group; residents of a group share one object. The learner is not among them.
 *
 * @param groups at least one; 10^7 residents in all at most.
 * @param shape how many reputations and actions the game has, which is one; binary unless told.
 * @param field what errors call the list: `residents[1].action`.
 * @throws GameError
 */
export function definePopulation(
  groups: readonly ResidentGroup[],
  shape: PolicyShape = { reputations: 2, actions: 2 },
  field = "residents",
): Policy[] {
  const example = 'at least one group, such as [{ count: 8, norm: "L6" }]';
  if (!Array.isArray(groups) || groups.length === 0) throw new GameError(field, groups, example);
  checkShape(shape);
  const policies: Policy[] = [];
  for (const [at, group] of groups.entries()) {
    const path = `${field}[${at}]`;
    const policy = groupPolicy(group, shape, path);
    const count = policies.length + group.count;
    if (count > MOST_RESIDENTS) throw new GameError(`${path}.count`, group.count, `at most ${MOST_RESIDENTS} in all`);
    while (policies.length < count) policies.push(policy);
  }
  return policies;
}

function groupPolicy(group: ResidentGroup, shape: PolicyShape, path: string): Policy {
  checkOptions("a group", group, taken, { path, refuse: gameError });
  const named = group.norm === undefined ? undefined : findNamedRule(group.norm);
  const norm =
    group.norm === undefined || named !== undefined
      ? undefined
      : findNorm(group.norm, `${path}.norm`, `one of ${ruleNames("assessment")}`);
  const table = (half: "action" | "assessment"): Float64Array => {
    const rule = group[half];
    const field = `${path}.${half}`;
    if (rule !== undefined) return ruleTable(half, rule, shape, field);
    if (named !== undefined)
      return ruleTable(half, conductOf(half, named, shape, `${path}.norm`), shape, `${path}.norm`);
    if (norm !== undefined) return liftedTable(half, norm[half], shape);
    throw new GameError(field, undefined, `an ${half} rule, because the group has no norm`);
  };
  return { action: table("action"), assessment: table("assessment") };
}
