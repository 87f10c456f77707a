import { isSituated, type Policy, type PublicRecords, Situations } from "../../game/index.js";
import type { Optimize } from "../learner.js";
import { type Visits, visits } from "../visits.js";
import { choicesIn, greedyChoices, type Rules } from "./rules.js";

/** Share of the visits in which the policy's greedy choice is the rule's. */
export function agreement(policy: Policy, rules: Rules, optimize: Optimize, records: PublicRecords): number {
  return agreementOver(
    policy,
    rules,
    optimize,
    visits(records, isSituated(policy) ? new Situations(records.game, policy.sees) : undefined),
  );
}

/** The same, of visits that were counted before. */
export function agreementOver(
  policy: Policy,
  rules: Pick<Rules, "action" | "assessment">,
  optimize: Optimize,
  seen: Visits,
): number {
  let agreed = 0;
  let all = 0;
  const count = (table: Float64Array, rule: string, weights: ArrayLike<number>) => {
    const wanted = choicesIn(rule);
    const choices = greedyChoices(table, table.length / weights.length);
    for (let context = 0; context < weights.length; context++) {
      const weight = weights[context]!;
      all += weight;
      if (choices[context] === wanted[context]) agreed += weight;
    }
  };
  if (optimize !== "signal") count(policy.action, rules.action, seen.action);
  if (optimize !== "action") count(policy.assessment, rules.assessment, seen.assessment);
  return all === 0 ? 1 : agreed / all;
}
