/**
 * The investment game: an investor entrusts a part of its endowment, which grows threefold, and the other returns what it likes
 * of it. As in ALIGN (Zhu et al. 2026, arXiv 2602.07777) but for this: there the stock is carried on from one encounter to the
 * next, here each has an endowment of its own.
 */
import { type StageGame } from "../stage.js";
/** Investor and responder choose among `levels` + 1 equal steps: 0 .. 5 is invested, 0 .. all that it grew to returned. */
export declare function trust(levels?: number): StageGame;
