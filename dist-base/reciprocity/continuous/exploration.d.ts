import { type ContinuousPolicy, type Random } from "../../game/index.js";
import type { Optimize } from "../learner.js";
/** The first so many episodes are played by random rules, and so is one of every few after them. */
export declare const FIRST_EPISODES = 64;
export declare function isExploring(episode: number): boolean;
/** A rule of random bits in the halves that are learned, and the policy's own in the other. */
export declare function randomRule(policy: ContinuousPolicy, optimize: Optimize, random: Random): ContinuousPolicy;
/** The policy, but for a share of its choices, which are drawn uniformly, in the halves that are learned. */
export declare function noisy(policy: ContinuousPolicy, optimize: Optimize, share: number, random: Random): ContinuousPolicy;
