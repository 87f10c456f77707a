import type { MethodRun } from "./method.js";
import type { MethodDefinition } from "./method-definition.js";
import { type MethodOptions } from "./settings.js";
import { type World } from "./world.js";
/** All methods, ours first: what each can be told besides what all can, what is searched of that, and its defaults. */
export declare const methods: {
    readonly "reciprocity-gradient": MethodDefinition<Required<Omit<import("./settings.js").TrainerOptions, keyof MethodOptions>>>;
    readonly "true-model": MethodDefinition<Required<Omit<import("./settings.js").TrainerOptions, keyof MethodOptions>>>;
    readonly reinforce: MethodDefinition<import("./baselines/reinforce.js").ReinforceOptions & import("./baselines/search-space.js").LearningOptions>;
    readonly "reinforce-baseline": MethodDefinition<import("./baselines/reinforce.js").ReinforceOptions & import("./baselines/search-space.js").LearningOptions>;
    readonly "reinforce-entropy": MethodDefinition<import("./baselines/reinforce.js").ReinforceOptions & import("./baselines/search-space.js").LearningOptions>;
    readonly "natural-gradient": MethodDefinition<import("./baselines/natural-gradient.js").NaturalGradientOptions & import("./baselines/search-space.js").LearningOptions>;
    readonly "actor-critic": MethodDefinition<import("./baselines/actor-critic.js").ActorCriticOptions & import("./baselines/search-space.js").LearningOptions>;
    readonly "actor-critic-public": MethodDefinition<import("./baselines/actor-critic.js").ActorCriticOptions & import("./baselines/search-space.js").LearningOptions>;
    readonly ppo: MethodDefinition<import("./baselines/ppo.js").PpoOptions & import("./baselines/search-space.js").LearningOptions>;
    readonly "q-learning": MethodDefinition<import("./baselines/q-learning.js").QLearningOptions>;
    readonly "model-reinforce": MethodDefinition<import("./baselines/model-reinforce.js").ModelReinforceOptions & import("./baselines/search-space.js").LearningOptions>;
    readonly "straight-through": MethodDefinition<import("./baselines/sampled-gradient.js").StraightThroughOptions & import("./baselines/search-space.js").LearningOptions>;
    readonly "gumbel-softmax": MethodDefinition<import("./baselines/sampled-gradient.js").GumbelSoftmaxOptions & import("./baselines/search-space.js").LearningOptions>;
    readonly "evolution-strategies": MethodDefinition<import("./baselines/evolution-strategies.js").EvolutionStrategiesOptions & import("./baselines/search-space.js").LearningOptions>;
};
export type MethodName = keyof typeof methods;
/** What each method can be told besides what all can. */
export type OwnOptions = {
    readonly [Name in MethodName]: (typeof methods)[Name]["defaults"];
};
export declare const methodNames: MethodName[];
/** Methods whose gradient is carried by a belief; to all others a belief and its horizon mean nothing. */
export declare const methodsWithBelief: ("actor-critic" | "actor-critic-public" | "evolution-strategies" | "gumbel-softmax" | "model-reinforce" | "natural-gradient" | "ppo" | "q-learning" | "reciprocity-gradient" | "reinforce" | "reinforce-baseline" | "reinforce-entropy" | "straight-through" | "true-model")[];
/** Methods whose policies depend on the reputations alone. */
export declare const methodsWithoutSight: ("actor-critic" | "actor-critic-public" | "evolution-strategies" | "gumbel-softmax" | "model-reinforce" | "natural-gradient" | "ppo" | "q-learning" | "reciprocity-gradient" | "reinforce" | "reinforce-baseline" | "reinforce-entropy" | "straight-through" | "true-model")[];
/**
 * A learner by the method of this name, before its first iteration or where a checkpoint left it.
 *
 * @param own options of the method that differ from its defaults.
 * @throws OptionError for an option out of range, or that the method has not; for a checkpoint of another run
 */
export declare function createMethod<Name extends MethodName>(name: Name, world: World, options?: MethodOptions, checkpoint?: object, own?: Partial<OwnOptions[Name]>): Promise<MethodRun>;
