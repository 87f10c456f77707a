import { NO_ACTION, type Policy, type PublicRecords } from "../../game/index.js";
import type { Optimize } from "../learner.js";
import { choicesIn, greedyChoices, type Rules, widthsOf } from "./rules.js";

/** How often the learner was in each context: [K^2] in which it acted, [K^2 A] in which it judged. */
export interface Visits {
  readonly action: ArrayLike<number>;
  readonly assessment: ArrayLike<number>;
}

export function visits(records: PublicRecords): { readonly action: Float64Array; readonly assessment: Float64Array } {
  const { reputations: k, actions } = records.game;
  const action = new Float64Array(k * k);
  const assessment = new Float64Array(k * k * actions);
  for (let at = 0; at < records.first.length; at++) {
    const i = records.first[at];
    const j = records.second[at];
    if (i !== 0 && j !== 0) continue;
    const ownFirst = k * records.reputationFirst[at]! + records.reputationSecond[at]!;
    const ownSecond = k * records.reputationSecond[at]! + records.reputationFirst[at]!;
    const actedSecond = records.actionSecond[at]!;
    if (i === 0) {
      action[ownFirst]! += 1;
      if (actedSecond !== NO_ACTION) assessment[actions * ownSecond + actedSecond]! += 1;
    } else {
      if (actedSecond !== NO_ACTION) action[ownSecond]! += 1;
      assessment[actions * ownFirst + records.actionFirst[at]!]! += 1;
    }
  }
  return { action, assessment };
}

/** Share of the visits in which the policy's greedy choice is the rule's. */
export function agreement(policy: Policy, rules: Rules, optimize: Optimize, records: PublicRecords): number {
  return agreementOver(policy, rules, optimize, visits(records));
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
  const { actions, reputations } = widthsOf(policy);
  const count = (choices: readonly number[], rule: string, weights: ArrayLike<number>) => {
    const wanted = choicesIn(rule);
    for (let context = 0; context < weights.length; context++) {
      const weight = weights[context]!;
      all += weight;
      if (choices[context] === wanted[context]) agreed += weight;
    }
  };
  if (optimize !== "signal") count(greedyChoices(policy.action, actions), rules.action, seen.action);
  if (optimize !== "action") count(greedyChoices(policy.assessment, reputations), rules.assessment, seen.assessment);
  return all === 0 ? 1 : agreed / all;
}
