import { allAsPerformed, createRandom, policyFromBits } from "../game/index.js";
import { createBelief, createEnvironment } from "../reciprocity/index.js";
/** Most agents that a belief follows jointly; the trainer's default. */
const AXES = 5;
/** Batches taken in turns, so that a cone is not found where it was found before; `createRandom(0)` draws the first. */
const BATCHES = 3;
export function anchoredGradient(engine, options) {
    const { game, residents, horizon, episodes } = options;
    const { reputations: k, actions: a } = game;
    // Side by side, as estimates are.
    const performed = allAsPerformed(game, residents);
    const others = {
        action: Float32Array.from(performed.flatMap((policy) => [...policy.action])),
        assessment: Float32Array.from(performed.flatMap((policy) => [...policy.assessment])),
    };
    const learner = policyFromBits("0101", "10011001");
    const batches = Array.from({ length: BATCHES }, (_, batch) => createEnvironment(game, residents).play(learner, episodes, createRandom(batch)));
    const belief = createBelief("anchored", game, episodes, { horizon, axes: AXES });
    const record = () => {
        const tape = engine.tape();
        const undecided = (size, outcomes) => new Float32Array(size).fill(1 / outcomes);
        const ownAction = tape.parameter([1, k * k, a], { init: undecided(k * k * a, a) });
        const ownAssessment = tape.parameter([1, k * k * a, k], { init: undecided(k * k * a * k, k) });
        let action = ownAction;
        let assessment = ownAssessment;
        const payoff = belief.record(tape, (agents) => {
            action = tape.input([agents - 1, k * k, a]);
            assessment = tape.input([agents - 1, k * k * a, k]);
            return {
                action: tape.concat([ownAction, action], 0),
                assessment: tape.concat([ownAssessment, assessment], 0),
            };
        });
        return { tape, ownAction, ownAssessment, action, assessment, loss: payoff.neg() };
    };
    let recording;
    // Until one recording is large enough for every batch.
    for (let fitting = 0, next = 0; fitting < BATCHES; next++) {
        const fits = belief.take(batches[next % BATCHES]);
        fitting = fits ? fitting + 1 : 0;
        if (fits)
            continue;
        recording?.tape.dispose();
        recording = record();
    }
    const { tape, ownAction, ownAssessment, action, assessment, loss } = recording;
    const actions = new Float32Array(action.size);
    const assessments = new Float32Array(assessment.size);
    let taken = 0;
    return {
        anchors: batches[0].first.filter((first, at) => first === 0 || batches[0].second[at] === 0).length,
        instructions: tape.length,
        take() {
            belief.take(batches[taken++ % BATCHES]);
        },
        gradient() {
            copyRows(others.action, k * k * a, belief.agents, actions);
            copyRows(others.assessment, k * k * a * k, belief.agents, assessments);
            action.set(actions);
            assessment.set(assessments);
            belief.load();
            tape.forward();
            tape.backward(loss);
        },
        slopes() {
            const negated = (tensor) => Array.from(tensor.gradient(), (slope) => -slope);
            return { action: negated(ownAction), assessment: negated(ownAssessment) };
        },
        dispose: () => tape.dispose(),
    };
}
/** The rows of agents as listed, the learner first, which has none. */
function copyRows(from, size, agents, to) {
    for (let row = 0; row + 1 < agents.length; row++) {
        const start = (agents[row + 1] - 1) * size;
        for (let at = 0; at < size; at++)
            to[row * size + at] = from[start + at];
    }
}
