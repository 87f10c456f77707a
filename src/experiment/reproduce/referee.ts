/** Says what policies are worth in a game, and what the best response is: exactly where that can be, else by play. */
import { createRandom, type Policy } from "../../game/index.js";
import {
  type BestResponse,
  createEnvironment,
  createOracle,
  type Evaluation,
  type Optimize,
  type Oracle,
  PlayedOracle,
  visits,
} from "../../reciprocity/index.js";
import type { Setting } from "../resolve.js";
import type { PolicyProbabilities } from "../result.js";

/** Seed of the matchings, and of the episodes played: the same for all that is compared. */
const SEED = 2;
/** Episodes that visits are counted in. */
const VISITED_EPISODES = 200;

export interface Referee {
  readonly evaluation: "exact" | "played";
  payoffs(policies: readonly Policy[]): number[];
  bestResponse(optimize: Optimize, fixed: Policy): BestResponse;
  /** Undefined where it is out of reach. */
  bound(optimize: Optimize, fixed: Policy): Evaluation | undefined;
  /** How often a policy gets into each context. */
  visits(policy: Policy): PolicyProbabilities;
  dispose(): void;
}

export async function createReferee(setting: Setting): Promise<Referee> {
  const { game, residents } = setting;
  const exact = await oracleIfSmall(setting);
  const oracle = exact ?? new PlayedOracle(game, residents, { seed: SEED });
  return {
    evaluation: exact === undefined ? "played" : "exact",
    payoffs: (policies) => oracle.evaluateAll(policies).map(({ payoff }) => payoff),
    bestResponse: (optimize, fixed) => oracle.bestResponse(optimize, fixed),
    bound: (optimize, fixed) => exact?.bound(optimize, fixed),
    visits(policy) {
      const records = createEnvironment(game, residents).play(policy, VISITED_EPISODES, createRandom(SEED));
      const { action, assessment } = visits(records);
      return { action: [...action], assessment: [...assessment] };
    },
    dispose: () => exact?.dispose(),
  };
}

async function oracleIfSmall({ game, residents }: Setting): Promise<Oracle | undefined> {
  try {
    return await createOracle(game, residents, { seed: SEED });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
