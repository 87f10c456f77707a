/** Says what policies are worth in a setting, and what the best response is: exactly where that can be, else by play. */
import { createRandom, type Policy } from "../../game/index.js";
import { type BestResponse, type Evaluation, type Optimize, PlayedOracle } from "../../reciprocity/index.js";
import { refereeIfSmall } from "../measurement.js";
import type { Setting } from "../resolve.js";
import type { PolicyProbabilities } from "../result.js";

/** Seed of the matchings, and of the episodes played: the same for all that is compared. */
const SEED = 2;
/** Episodes that visits are counted in. */
const VISITED_EPISODES = 200;

export interface GridReferee {
  readonly evaluation: "exact" | "played";
  payoffs(policies: readonly Policy[]): number[];
  bestResponse(optimize: Optimize, fixed: Policy): BestResponse;
  /** Without foresight where that can be had, else with it; undefined where both are out of reach. */
  bound(optimize: Optimize, fixed: Policy): Evaluation | undefined;
  /** How often a policy gets into each context. */
  visits(policy: Policy): PolicyProbabilities;
  dispose(): void;
}

export async function createReferee(setting: Setting): Promise<GridReferee> {
  const exact = await refereeIfSmall(setting, SEED);
  const referee = exact ?? new PlayedOracle(setting.game, setting.residents, { seed: SEED });
  return {
    evaluation: exact === undefined ? "played" : "exact",
    payoffs: (policies) => referee.evaluateAll(policies).map(({ payoff }) => payoff),
    bestResponse: (optimize, fixed) => referee.bestResponse(optimize, fixed),
    bound: (optimize, fixed) => exact?.bound(optimize, fixed) ?? exact?.foresightBound(optimize, fixed),
    visits(policy) {
      const { action, assessment } = setting.arena.play(policy, VISITED_EPISODES, createRandom(SEED)).visits();
      return { action: [...action], assessment: [...assessment] };
    },
    dispose: () => exact?.dispose(),
  };
}
