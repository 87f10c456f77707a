/** What studies compare: methods by their names, and our method with ingredients exchanged. */
import { createMethod, createVariant, ingredients, methodNames, methods, } from "../../reciprocity/index.js";
/** All eight by their names, `analytic/natural/estimators` is our method as it is. */
export const variants = new Map(ingredients.returns.flatMap((returns) => ingredients.softmax.flatMap((softmax) => ingredients.model.map((model) => [`${returns}/${softmax}/${model}`, { returns, softmax, model }]))));
/** The variant that is our method as it is. */
export const WHOLE = [...variants.keys()][0];
/** Whether our method goes by this name, too. */
export function isOurs(learner) {
    return learner === WHOLE || learner === "reciprocity-gradient";
}
export function isLearner(name) {
    return variants.has(name) || isMethod(name);
}
/** A learner in a setting, before its first iteration. */
export function startLearner(name, setting, episodes, seed) {
    const { game, residents, optimize, fixed } = setting;
    const world = { game, residents };
    const options = { optimize, fixed, episodes, seed };
    const variant = variants.get(name);
    if (variant !== undefined)
        return createVariant(variant, world, options);
    return createMethod(name, world, options);
}
/** What determines how it learns and is not in the setting. */
export function defaultsOf(learner) {
    const variant = variants.get(learner);
    if (variant === undefined)
        return methods[learner].defaults;
    const names = ["reciprocity-gradient", "natural-gradient", "model-reinforce"];
    return names.slice(0, variant.returns === "sampled" ? 3 : 1).map((name) => methods[name].defaults);
}
function isMethod(name) {
    return methodNames.some((method) => method === name);
}
