// What evaluates policies on matchings that were drawn, whichever way.
import type { Policy } from "../../game/index.js";
import type { Evaluation } from "./evaluation.js";
import type { RuleSpace } from "./rules.js";
import type { Worth } from "./worth.js";

/** Rows of each table that a policy comes to. */
export interface Reached {
  readonly action: Uint8Array;
  readonly assessment: Uint8Array;
}

/** Evaluates policies of the learner on matchings that were drawn before. */
export interface MatchingsEvaluator {
  /** What each policy is worth, as chosen. They may see partner and round where nobody meets twice. */
  evaluations(policies: readonly Policy[]): Evaluation[];
  /** What points of a space are worth. */
  worthIn(space: RuleSpace): Worth;
  /** Which rows a policy comes to, of all its situations; unknown where absent. */
  reached?(policy: Policy): Reached;
  /** Evaluations that a search of policies that see more may make. */
  readonly affordable: number;
}
