/** Holds a policy against the best response, among the true residents and in freshly drawn episodes. */
import { createRandom, learnerPayoff, NO_ACTION, type Policy, type PublicRecords } from "../game/index.js";
import { createEnvironment, createOracle, type Optimize, type Oracle, type Rules } from "../reciprocity/index.js";
import { NEGLIGIBLE_REFERENCE, PLAYED_EPISODES } from "./defaults.js";
import type { Setting } from "./resolve.js";
import {
  type Measurement,
  type OracleResult,
  type PolicyProbabilities,
  type Reference,
  referenceOf,
  rulesOf,
} from "./result.js";

/** Streams of a seed's generator that measuring draws from, apart from those of training. */
const streams = { played: 0x706c6179, probe: 0x70726f62 } as const;

/** Episodes that the estimators are compared over: enough to weigh the contexts. */
const PROBE_EPISODES = 4;

export interface MeasureOptions {
  readonly optimize: Optimize;
  /** Of the matchings and of the episodes played. */
  readonly seed: number;
  readonly episodes?: number;
}

/** Evaluates a policy exactly, where the setting allows, and plays it. The half not optimised is the policy's own. */
export async function measure(setting: Setting, policy: Policy, options: MeasureOptions): Promise<Measurement> {
  const { game, residents } = setting;
  const { optimize, seed, episodes = PLAYED_EPISODES } = options;
  const records = createEnvironment(game, residents).play(policy, episodes, createRandom(seed).split(streams.played));
  const { mean, standardError } = learnerPayoff(records);
  const common = {
    policy: rulesOf(policy),
    played: { payoff: mean, standardError, episodes },
    visits: visitsOf(records),
  };
  const oracle = await oracleIfSmall(setting, seed);
  if (oracle === undefined) {
    const none = { reference: null, referencePerformance: null, referenceDifference: null, referenceAdherence: null };
    return { payoff: mean, payoffStandardError: standardError, ...none, ...common };
  }
  try {
    const exact = oracle.evaluate(policy);
    const best = oracle.bestResponse(optimize, policy);
    const agreement = (rules: Rules): number => oracle.adherence(policy, { ...best, ties: [rules] }, optimize, records);
    // Of several best responses, the one that the policy is nearest to, so that differences shown are differences.
    const [first = best, ...others] = best.ties;
    const nearest = others.reduce<Rules>((one, other) => (agreement(other) > agreement(one) ? other : one), first);
    const reference = referenceOf(best, oracle.bound(optimize, policy), nearest);
    return {
      payoff: exact.payoff,
      payoffStandardError: exact.standardError,
      reference,
      ...comparison(exact.payoff, reference, game.benefit),
      referenceAdherence: oracle.adherence(policy, best, optimize, records),
      ...common,
    };
  } finally {
    oracle.dispose();
  }
}

/** The best response and the bound alone; a RangeError where the setting is too large for them. */
export async function consult(setting: Setting, optimize: Optimize, seed: number): Promise<OracleResult> {
  const oracle = await createOracle(setting.game, setting.residents, { seed });
  try {
    const best = oracle.bestResponse(optimize, setting.fixed);
    const reference = referenceOf(best, oracle.bound(optimize, setting.fixed));
    return { optimize, seed, reference, regime: reference.degenerate ? "degenerate" : "discriminative" };
  } finally {
    oracle.dispose();
  }
}

/** Episodes for comparing estimators with the truth after an iteration, the same whenever they are asked for. */
export function probe(setting: Setting, policy: Policy, seed: number, iteration: number): PublicRecords {
  const random = createRandom(seed).split(streams.probe).split(iteration);
  return createEnvironment(setting.game, setting.residents).play(policy, PROBE_EPISODES, random);
}

async function oracleIfSmall({ game, residents }: Setting, seed: number): Promise<Oracle | undefined> {
  try {
    return await createOracle(game, residents, { seed });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function comparison(payoff: number, reference: Reference, benefit: number) {
  const negligible = reference.payoff <= NEGLIGIBLE_REFERENCE * benefit;
  return {
    referencePerformance: negligible ? null : payoff / reference.payoff,
    referenceDifference: benefit === 0 ? null : (payoff - reference.payoff) / benefit,
  };
}

/** How often agent 0 acted and judged in each context, as shares. */
function visitsOf(records: PublicRecords): PolicyProbabilities {
  const action = new Array<number>(4).fill(0);
  const assessment = new Array<number>(8).fill(0);
  const { first, second, reputationFirst, reputationSecond, actionFirst, actionSecond } = records;
  for (let at = 0; at < first.length; at++) {
    const isFirst = first[at] === 0;
    if (!isFirst && second[at] !== 0) continue;
    const own = isFirst ? reputationFirst[at]! : reputationSecond[at]!;
    const partner = isFirst ? reputationSecond[at]! : reputationFirst[at]!;
    const done = isFirst ? actionFirst[at]! : actionSecond[at]!;
    const seen = isFirst ? actionSecond[at]! : actionFirst[at]!;
    if (done !== NO_ACTION) action[2 * own + partner]! += 1;
    if (seen !== NO_ACTION) assessment[4 * partner + 2 * own + seen]! += 1;
  }
  return { action: shares(action), assessment: shares(assessment) };
}

function shares(counts: readonly number[]): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (all === 0 ? 0 : count / all));
}
