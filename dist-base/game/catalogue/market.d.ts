/** The product choice game of ALIGN (Zhu et al. 2026, arXiv 2602.07777): sellers choose a quality, buyers whether to trust it. */
import { type StageGame } from "../stage.js";
/** The seller low or high quality; the buyer nothing, a standard or a customised product. The buyer alone judges. */
export declare const market: StageGame;
