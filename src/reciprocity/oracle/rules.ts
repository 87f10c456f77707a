// Deterministic rules of the learner as bit strings, and which of them differ in anything that can be seen.
import { type Policy, policyFromBits } from "../../game/index.js";
import type { Optimize } from "../learner.js";

/** A deterministic policy by its rules; where the half is not optimised, the bits are the fixed policy's greedy ones. */
export interface Rules {
  readonly action: string;
  readonly assessment: string;
  readonly policy: Policy;
}

/** The rules alone of something that has them. */
export function rulesIn({ action, assessment, policy }: Rules): Rules {
  return { action, assessment, policy };
}

/** The probabilities of the second outcome in each context, as bits. */
export function greedyBits(table: Float64Array): string {
  let bits = "";
  for (let at = 0; at < table.length; at += 2) bits += table[at + 1]! > table[at]! ? "1" : "0";
  return bits;
}

/** The rules of a policy, of which only the halves that are optimised are made deterministic. */
export function rulesOf(action: string, assessment: string, optimize: Optimize, fixed: Policy): Rules {
  const made = policyFromBits(action, assessment);
  return {
    action,
    assessment,
    policy: {
      action: optimize === "signal" ? fixed.action : made.action,
      assessment: optimize === "action" ? fixed.assessment : made.assessment,
    },
  };
}

/**
 * All deterministic memoryless policies, one for each way of behaving: assessment rules that differ only where no
 * resident ever acts so are one, the one that says Bad there.
 *
 * @param residents as performed
 */
export function behaviours(
  residents: readonly Policy[],
  optimize: Optimize,
  fixed: Policy,
): { readonly actions: string[]; readonly assessments: string[] } {
  const fixedBits = { action: greedyBits(fixed.action), assessment: greedyBits(fixed.assessment) };
  const seen = Array.from({ length: 8 }, (_, context) => residents.some(({ action }) => action[context]! > 0));
  const actions = optimize === "signal" ? [fixedBits.action] : strings(4);
  const assessments =
    optimize === "action"
      ? [fixedBits.assessment]
      : strings(8).filter((bits) => seen.every((visible, at) => visible || bits[at] === "0"));
  return { actions, assessments };
}

function strings(length: number): string[] {
  return Array.from({ length: 2 ** length }, (_, number) => number.toString(2).padStart(length, "0"));
}
