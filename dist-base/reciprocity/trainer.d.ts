import { type Policy } from "../game/index.js";
import { type TrainerCheckpoint } from "./checkpoint.js";
import type { OpponentEvidence } from "./estimators/evidence.js";
import type { Iteration, MethodRun } from "./method.js";
import { type SampledReturnsOptions } from "./sampled-returns.js";
/** What can be put in the place of an ingredient of the method, to see what that buys; see `createVariant`. */
export interface Ingredients {
    readonly softmax?: "natural" | "plain";
    /** Worth tallied from sampled returns, in place of what the belief says. */
    readonly returns?: Pick<SampledReturnsOptions, "discount" | "imagined">;
}
/** All that there is to tell of an iteration; what is carried is told now and then. */
export type TrainerIteration = Required<Omit<Iteration, "carried">> & Pick<Iteration, "carried">;
/** One training run; see `createTrainer`. */
export declare class Trainer implements MethodRun {
    private readonly engine;
    private readonly settings;
    private readonly environment;
    /** In the common unit, as is everything inside. */
    private readonly game;
    private readonly unit;
    private readonly estimators;
    private readonly belief;
    private readonly situations;
    private recording;
    private random;
    private current;
    private readonly settling;
    private readonly attention;
    private iterations;
    private episodes;
    private encounters;
    /** Iterations done. */
    get iteration(): number;
    /** Bytes of WebAssembly memory held, and of what is remembered and believed of the others beside it. */
    get memoryBytes(): number;
    /** Plays a batch of episodes, learns from it, and changes the policy. */
    step(): TrainerIteration;
    /** Whether its predicted payoff has long been as high as small changes of the policy can make it. */
    get settled(): boolean;
    /** The learner's policy, as chosen. */
    policy(): Policy;
    /** What the learner believes of agents 1 .. N-1: their policies as seen, errors included. */
    estimates(): Policy[];
    /** What that rests on: how often each context was seen, and intervals; undefined where nothing had to be seen. */
    evidence(): OpponentEvidence[] | undefined;
    /** Everything that `createTrainer` needs to go on from here bit for bit; plain JSON. */
    checkpoint(): TrainerCheckpoint;
    dispose(): void;
    /** The chances of all choices that are learned, and the gradient of the payoff per encounter by them. */
    private slopes;
    /** The same of what influence brings that is carried beyond what is followed jointly; undefined where none is. */
    private carriedSlopes;
    /** By which policies influence is carried on beyond what is followed jointly. */
    private carrying;
    /** The policy that plays in training. */
    private exploring;
    private firstPolicy;
    /** Records the propagation, anew where it was too small; parameters and the optimiser's state are carried over. */
    private record;
    private learnerState;
    private restore;
}
