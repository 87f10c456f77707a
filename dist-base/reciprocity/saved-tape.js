import { areTexts, foreignCheckpoint, isCount, toNumbers, toText } from "./saved-numbers.js";
/** What a tape's parameters and their optimiser hold now. */
export function tapeState(tape, optimizer) {
    return { parameters: tape.parameters.map((parameter) => parameter.value()), optimizer: optimizer.save() };
}
/** @throws OptionError for the state of other networks */
export function restoreTape(tape, optimizer, { parameters, optimizer: state }) {
    const alike = (saved, own) => saved.length === own.length && saved.every(({ length }, at) => length === own[at].size);
    const states = optimizer.save().states.map(({ length: size }) => ({ size }));
    if (!alike(parameters, tape.parameters) || !alike(state.states, states))
        throw foreignCheckpoint("other networks");
    for (const [at, parameter] of tape.parameters.entries())
        parameter.set(parameters[at]);
    optimizer.restore(state);
}
export function saveTape({ parameters, optimizer }) {
    return { parameters: parameters.map(toText), steps: optimizer.steps, states: optimizer.states.map(toText) };
}
export function loadTape({ parameters, steps, states }) {
    return { parameters: parameters.map(toNumbers), optimizer: { steps, states: states.map(toNumbers) } };
}
/** Far beyond the steps of any optimiser in an iteration. */
const MOST_STEPS = 10_000;
/** The most that an optimiser can have made by this iteration. */
export function mostSteps(iteration) {
    return MOST_STEPS * iteration;
}
/** @param most steps that the optimiser can have made. */
export function isTape(value, most) {
    const tape = value;
    return (typeof tape === "object" &&
        areTexts(tape?.parameters) &&
        areTexts(tape?.states) &&
        isCount(tape?.steps) &&
        tape.steps <= most);
}
