import { type MethodOptions } from "./settings.js";
import { Trainer } from "./trainer.js";
import { type World } from "./world.js";
export declare const ingredients: {
    /** Where the worth of a choice comes from: backpropagation through a belief, or returns of imagined episodes. */
    readonly returns: readonly ["analytic", "sampled"];
    /** How it comes to the logits: by a constant slope, or through the softmax. */
    readonly softmax: readonly ["natural", "plain"];
    /** Among whom: others as estimated from what everybody sees, or as they are. */
    readonly model: readonly ["estimators", "true"];
};
/** One of each; the method itself has the first ones. */
export type Variant = {
    readonly [Name in keyof typeof ingredients]: (typeof ingredients)[Name][number];
};
/**
 * The method with these ingredients. Sampled returns are discounted as those of `natural-gradient` are, and of as many imagined
 * episodes an iteration as `model-reinforce` has.
 *
 * @throws OptionError for an option out of range
 */
export declare function createVariant(variant: Variant, world: World, options?: MethodOptions): Promise<Trainer>;
