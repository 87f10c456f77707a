// All agents' policies on the learner's tape.
import type { Tensor } from "../autodiff/index.js";
import { type Decision, kinShift } from "../game/index.js";

/**
 * Policies as performed, the learner first, of one that sees more a policy for every situation. So the rows are those of agents
 * where there is one situation. Each holds the two tables of a `Policy`: action [n, rows, A], assessment [n, rows, K], their rows as
 * `decisionsOf` lays them out.
 */
export interface PolicyTensors {
  readonly action: Tensor;
  readonly assessment: Tensor;
}

/**
 * The rows of one decision, [n * kinds, contexts, choices]; of each agent, where groups are told apart, first those towards others,
 * then those towards its own.
 */
export function rowsOf(policies: PolicyTensors, decision: Decision): Tensor {
  const { half, start, contexts, choices } = decision;
  const table = policies[half];
  const [agents, rows, width] = table.shape as [number, number, number];
  const own = contexts === rows ? table : table.slice(1, start, start + contexts);
  const open = choices === width ? own : own.slice(2, 0, choices);
  const shift = kinShift(decision);
  return shift === 0 ? open : open.reshape([2 * agents, shift, choices]);
}
