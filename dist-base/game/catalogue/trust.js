/**
 * The investment game: an investor entrusts a part of its endowment, which grows threefold, and the other returns what it likes
 * of it. As in ALIGN (Zhu et al. 2026, arXiv 2602.07777) but for this: there the stock is carried on from one encounter to the
 * next, here each has an endowment of its own.
 */
import { defineStage } from "../stage.js";
const ENDOWMENT = 5;
const GROWTH = 3;
/** Investor and responder choose among `levels` + 1 equal steps: 0 .. 5 is invested, 0 .. all that it grew to returned. */
export function trust(levels = 4) {
    const steps = Array.from({ length: levels + 1 }, (_, step) => step / levels);
    const invested = steps.map((step) => ENDOWMENT * step);
    const returned = (investment, step) => GROWTH * investment * step;
    const percent = (verb) => steps.map((step) => `${verb} ${Math.round(100 * step)} %`);
    return defineStage({
        name: "trust",
        first: invested.map((investment) => steps.map((step) => returned(investment, step) - investment)),
        second: invested.map((investment) => steps.map((step) => GROWTH * investment - returned(investment, step))),
        order: "sequential",
        judgesSee: "both",
        actions: [percent("invests"), percent("returns")],
    });
}
