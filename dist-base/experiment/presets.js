import { gotTakes } from "./request-error.js";
function society(norm) {
    return { residents: [{ count: 8, norm }], fixedAction: "Discriminator", fixedAssessment: norm };
}
/**
 * Reputations only fall: who is Bad stays Bad, and a Good one stays Good until it gives to another Good one. Where all others judge
 * so, it is left to the learner to raise anybody.
 */
const FALLING = "00001110";
export const presets = {
    // Found by `npm run flagship-search`: both who judges all alike and who treats all alike gets at most 70 % of the best response.
    "proud-outcasts": {
        game: { benefit: 2, cost: 1 },
        residents: [
            { count: 3, action: "OutcastCoop", assessment: FALLING },
            { count: 5, action: "ProudCoop", assessment: FALLING },
        ],
        fixedAction: "Discriminator",
        fixedAssessment: FALLING,
    },
    l1: society("L1"),
    l2: society("L2"),
    l3: society("L3"),
    l4: society("L4"),
    l5: society("L5"),
    l6: society("L6"),
    l7: society("L7"),
    l8: society("L8"),
    "hybrid-alld": {
        residents: [
            { count: 4, action: "HybridCoop", assessment: "L6" },
            { count: 4, action: "AllD", assessment: "L6" },
        ],
        fixedAction: "Discriminator",
        fixedAssessment: "L6",
    },
    "proud-alld": {
        residents: [
            { count: 4, action: "ProudCoop", assessment: "ImageScoring" },
            { count: 4, action: "AllD", assessment: "ImageScoring" },
        ],
        fixedAction: "Discriminator",
        fixedAssessment: "ImageScoring",
    },
};
/** The preset of this name, in any case; a RequestError lists those there are. */
export function findPreset(name, field = "preset") {
    const key = typeof name === "string" ? name.trim().toLowerCase() : "";
    if (Object.hasOwn(presets, key))
        return presets[key];
    throw gotTakes(field, name, `one of ${Object.keys(presets).join(", ")}`);
}
