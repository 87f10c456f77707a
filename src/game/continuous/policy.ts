/** Policies of the continuous game: how much to give, and how to judge, for any reputations and donations in [0, 1]. */
import { afterError, errorOf } from "../error-channel.js";
import type { Game } from "../game.js";
import { GameError } from "../game-error.js";
import { asPerformed, checkPolicy, checkSizes, type Policy } from "../policy.js";

/**
 * Deterministic functions into [0, 1]. The tables are what they do where everything is 0 or 1, read as chances: so that a
 * policy of the continuous game is one of the binary game, too.
 */
export interface ContinuousPolicy extends Policy {
  /** The share that it gives. */
  donation(own: number, partner: number): number;
  /** The reputation that it gives to a subject who gave this share. */
  judgement(donation: number, subject: number, judge: number): number;
}

/** The sizes of a binary policy's tables. */
const BINARY = { reputations: 2, actions: 2 } as const;

/** A policy that is made of two functions, each of numbers in [0, 1] to one of them. */
export function continuousPolicy(
  donation: ContinuousPolicy["donation"],
  judgement: ContinuousPolicy["judgement"],
): ContinuousPolicy {
  for (const [field, half] of Object.entries({ donation, judgement })) {
    if (typeof half !== "function") throw new GameError(field, half, "a function of reputations");
  }
  const bits = [0, 1];
  const rows = (chances: readonly number[]) => Float64Array.from(chances.flatMap((chance) => [1 - chance, chance]));
  return {
    action: rows(bits.flatMap((own) => bits.map((partner) => donation(own, partner)))),
    assessment: rows(
      bits.flatMap((subject) => bits.flatMap((judge) => bits.map((given) => judgement(given, subject, judge)))),
    ),
    donation,
    judgement,
  };
}

/**
 * The multilinear extension of a binary policy: what it would do and say on average, were every reputation and donation
 * the chance of an independent 1. L6, for one, judges `judge * donation + (1 - judge) * (1 - donation)`.
 */
export class Multilinear implements ContinuousPolicy {
  readonly action: Float64Array;
  readonly assessment: Float64Array;

  /** @throws GameError unless the policy is one of the binary game. */
  constructor({ action, assessment }: Policy) {
    checkSizes(BINARY, action, assessment);
    this.action = action;
    this.assessment = assessment;
  }

  donation(own: number, partner: number): number {
    const { action } = this;
    return between(own, between(partner, action[1]!, action[3]!), between(partner, action[5]!, action[7]!));
  }

  judgement(donation: number, subject: number, judge: number): number {
    const { assessment: says } = this;
    const bad = between(judge, between(donation, says[1]!, says[3]!), between(donation, says[5]!, says[7]!));
    const good = between(judge, between(donation, says[9]!, says[11]!), between(donation, says[13]!, says[15]!));
    return between(subject, bad, good);
  }
}

/** Exact at both ends. */
function between(at: number, atZero: number, atOne: number): number {
  return (1 - at) * atZero + at * atOne;
}

/** The policy itself if it is continuous already, else its multilinear extension. */
export function asContinuous(policy: Policy): ContinuousPolicy {
  checkPolicy(BINARY, policy);
  return isContinuous(policy) ? policy : new Multilinear(policy);
}

function isContinuous(policy: Policy): policy is ContinuousPolicy {
  return "donation" in policy && "judgement" in policy;
}

/**
 * The policy as others see it. An error of the game is here its mean: of chance e, it moves a donation or a judgement x to
 * (1 - e) x + e (1 - x), a one-sided one a donation to (1 - e) x. So errors keep the game deterministic, and of a
 * multilinear policy they make the multilinear extension of what the binary policy performs.
 */
export function continuousAsPerformed(game: Game, policy: Policy): ContinuousPolicy {
  const chosen = asContinuous(policy);
  const [execution, assessment] = [errorOf(game, "action"), errorOf(game, "assessment")];
  if (execution.chance === 0 && assessment.chance === 0) return chosen;
  if (chosen instanceof Multilinear) return new Multilinear(asPerformed(game, chosen));
  // A share is the chance of the second of two choices.
  return continuousPolicy(
    (own, partner) => afterError(execution, chosen.donation(own, partner), 1, 2),
    (donation, subject, judge) => afterError(assessment, chosen.judgement(donation, subject, judge), 1, 2),
  );
}
