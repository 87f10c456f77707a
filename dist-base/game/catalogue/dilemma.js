/** The prisoner's dilemma, with the payoffs of ALIGN (Zhu et al. 2026, arXiv 2602.07777). */
import { defineStage } from "../stage.js";
/** D, C: both cooperate 4, 4; the cheated -1, the cheat 5; both defect 0. */
export const dilemma = defineStage({
    name: "dilemma",
    first: [
        [0, 5],
        [-1, 4],
    ],
    actions: [
        ["Defect", "Cooperate"],
        ["Defect", "Cooperate"],
    ],
});
