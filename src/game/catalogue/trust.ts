/**
 * The investment game: an investor entrusts a part of its endowment, which grows threefold, and the other returns what it likes
 * of it. As in ALIGN (Zhu et al. 2026, arXiv 2602.07777) but for this: there the stock is carried on from one encounter to the
 * next, here each has an endowment of its own.
 */
import { defineStage, type StageGame } from "../stage.js";

const ENDOWMENT = 5;
const GROWTH = 3;

/** Investor and responder choose among `levels` + 1 equal steps: 0 .. 5 is invested, 0 .. all that it grew to returned. */
export function trust(levels = 4): StageGame {
  const steps = Array.from({ length: levels + 1 }, (_, step) => step);
  // A quotient of whole numbers, so that nothing is left of what cancels out.
  const part = (amount: number) => (ENDOWMENT * amount) / levels ** 2;
  const percent = (verb: string) => steps.map((step) => `${verb} ${Math.round((100 * step) / levels)} %`);
  return defineStage({
    name: "trust",
    first: steps.map((invested) => steps.map((returned) => part(invested * (GROWTH * returned - levels)))),
    second: steps.map((invested) => steps.map((returned) => part(GROWTH * invested * (levels - returned)))),
    order: "sequential",
    judgesSee: "both",
    actions: [percent("invests"), percent("returns")],
  });
}
