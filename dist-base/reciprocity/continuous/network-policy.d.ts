/** Policies of the continuous game that are small networks, and their plain form. */
import { type ContinuousPolicy } from "../../game/index.js";
import { type Perceptron, type SavedPerceptron } from "./perceptron.js";
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
export declare function networkPolicy(networks: {
    readonly action: Perceptron | undefined;
    readonly assessment: Perceptron | undefined;
}, otherwise: ContinuousPolicy): NetworkPolicy;
/**
 * A policy from its saved networks, and from its corners where a half has none.
 *
 * @throws OptionError for what `networks` of a policy cannot have been
 */
export declare function loadNetworkPolicy(saved: unknown, otherwise: ContinuousPolicy): NetworkPolicy;
