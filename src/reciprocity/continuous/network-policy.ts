/** Policies of the continuous game that are small networks, and their plain form. */
import { type ContinuousPolicy, continuousPolicy } from "../../game/index.js";
import { loadPerceptron, type Perceptron, perceive, type SavedPerceptron, savePerceptron } from "./perceptron.js";

/** The networks of a policy as plain JSON; a half without one is multilinear. */
export interface SavedNetworks {
  readonly action?: SavedPerceptron;
  readonly assessment?: SavedPerceptron;
}

export interface NetworkPolicy extends ContinuousPolicy {
  readonly networks: SavedNetworks;
}

/**
 * A policy by its networks: donations from own and partner's reputation, judgements from donation, subject's and judge's
 * reputation. A half without a network is the other policy's.
 */
export function networkPolicy(
  networks: { readonly action: Perceptron | undefined; readonly assessment: Perceptron | undefined },
  otherwise: ContinuousPolicy,
): NetworkPolicy {
  const { action, assessment } = networks;
  const policy = continuousPolicy(
    action ? (...inputs) => perceive(action, inputs) : (...inputs) => otherwise.donation(...inputs),
    assessment ? (...inputs) => perceive(assessment, inputs) : (...inputs) => otherwise.judgement(...inputs),
  );
  return {
    ...policy,
    networks: {
      ...(action && { action: savePerceptron(action) }),
      ...(assessment && { assessment: savePerceptron(assessment) }),
    },
  };
}

/**
 * A policy from its saved networks, and from its corners where a half has none.
 *
 * @throws OptionError for what `networks` of a policy cannot have been
 */
export function loadNetworkPolicy(saved: unknown, otherwise: ContinuousPolicy): NetworkPolicy {
  const { action, assessment } = (saved ?? {}) as Partial<SavedNetworks>;
  return networkPolicy(
    {
      action: action === undefined ? undefined : loadPerceptron(action, 2),
      assessment: assessment === undefined ? undefined : loadPerceptron(assessment, 3),
    },
    otherwise,
  );
}
