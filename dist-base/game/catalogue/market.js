/** The product choice game of ALIGN (Zhu et al. 2026, arXiv 2602.07777): sellers choose a quality, buyers whether to trust it. */
import { defineStage } from "../stage.js";
/** The seller low or high quality; the buyer nothing, a standard or a customised product. The buyer alone judges. */
export const market = defineStage({
    name: "market",
    first: [
        [0, 1, 3],
        [0, 0, 2],
    ],
    second: [
        [0, 1, 0],
        [0, 2, 3],
    ],
    judged: "first",
    seats: "fixed",
    actions: [
        ["low", "high"],
        ["none", "standard", "customised"],
    ],
});
