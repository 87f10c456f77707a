import { figure, percent } from "./words.js";
/** A share of the gradient below this is not worth a word. */
const WORTH_TELLING = 0.01;
/** @param asked iterations that there were to be at most. */
export function notesOn(result, asked) {
    const { settled, complete, gap, iterations, prediction, influence } = result;
    const notes = [];
    if (!complete)
        notes.push(`Stopped after ${iterations} of ${asked} iterations.`);
    else if (!settled)
        notes.push(`Not settled after ${iterations} iterations${stillToGain(gap)}; more may help.`);
    if (prediction?.isOff) {
        const { payoff, difference } = prediction;
        notes.push(`The model of the others foretells a payoff of ${figure(payoff)}, but ${figure(payoff + difference)} was paid: it is wrong about them.`);
    }
    if (influence !== null && influence.carried > WORTH_TELLING) {
        const { cut, carried } = influence;
        notes.push(`The influence of ${percent(cut)} of the decisions came to more agents than are followed jointly; ${percent(carried)} of the gradient is that of a mean field.`);
    }
    return notes;
}
function stillToGain(gap) {
    return gap === null ? "" : `: to first order, other choices could still gain ${percent(gap)} of the payoff`;
}
