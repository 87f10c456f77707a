import { defineGame, definePopulation } from "../game/index.js";
/** The flagship's society at any size: half of the others are discerning, half never give. */
export function flagshipSociety(agents, game = {}) {
    const discerning = Math.ceil((agents - 1) / 2);
    const residents = definePopulation([
        { count: discerning, action: "HybridCoop", assessment: "L6" },
        { count: agents - 1 - discerning, action: "AllD", assessment: "L6" },
    ]);
    return { game: defineGame({ benefit: 5, cost: 0.5, rounds: 36, matching: "random", ...game, agents }), residents };
}
