// The learner's own two policies: networks over one-hot contexts, evaluated once on all contexts.
//
// The ascent is along the natural gradient of the softmax (Kakade 2001): the gradient with respect to the probabilities
// is exact, and on its way to the logits the Jacobian of the softmax, which vanishes as a choice becomes certain, is
// replaced by a constant. So what a choice is worth is felt wherever it stands: one that was learned early on, when the
// rest of the policy was different, as much as any other. A barrier keeps every choice within reach. In a natural gradient
// it does not matter either how often a context comes up; of that, as much is undone as `balance` says.
import { Network } from "../autodiff/index.js";
import { defineSituated, inEach, Situations } from "../game/index.js";
import { actionContexts, assessmentContexts, inputsOf, situatedContexts } from "./context.js";
import { tunedWidth } from "./tuned-width.js";
/** What stands for the Jacobian of the softmax, on logits of mean 0: half of that of two equal choices. */
const SLOPE = 0.25;
/** The barrier is felt by choices of less than exp(-8) = 0.0003; one whose ruling out gains d rests at exp(-8 - 2.5 d). */
const REACH = 8;
const BARRIER = 0.025;
/** The learner's policies on a tape: one table after the other for every situation, of which there is one unless more is seen. */
export class Learner {
    game;
    /** P(chosen action) [S K^2, A], context (situation * K + own) * K + partner. */
    action;
    /** P(chosen signal) [S K^2 A, K], context ((situation * K + subject) * K + judge) * A + action. */
    assessment;
    /** The same as others see them, with the game's errors in; here the gradient is taken. */
    performedAction;
    performedAssessment;
    /** To be added to the loss: 0 unless a choice is all but ruled out. */
    barrier;
    /** Those of the two halves that are learned. */
    learned;
    situations;
    constructor(tape, game, { optimize, hidden, seed, fixed, softmax = "natural", sees = [] }) {
        this.game = game;
        const { reputations: k, actions: a, executionError, assessmentError } = game;
        const situations = new Situations(game, sees);
        this.situations = situations;
        const contexts = situations.count * k * k;
        const inputs = { action: inputsOf(2 * k, situations), assessment: inputsOf(2 * k + a, situations) };
        const action = optimize === "signal"
            ? given(tape, inEach(fixed.action, situations.count), a)
            : choice(new Network(tape, { inputs: inputs.action, hidden, outputs: a, seed, tunedWidth }).apply(tape.constant(situatedContexts(actionContexts(game), 2 * k, situations), [contexts, inputs.action])), softmax);
        const assessment = optimize === "action"
            ? given(tape, inEach(fixed.assessment, situations.count), k)
            : choice(new Network(tape, {
                inputs: inputs.assessment,
                hidden,
                outputs: k,
                seed: seed + hidden.length + 1,
                tunedWidth,
            }).apply(tape.constant(situatedContexts(assessmentContexts(game), 2 * k + a, situations), [
                contexts * a,
                inputs.assessment,
            ])), softmax);
        this.action = action.probabilities;
        this.assessment = assessment.probabilities;
        this.barrier = action.barrier.add(assessment.barrier);
        const halves = { action, assessment };
        this.learned = ["action", "assessment"].flatMap((half) => {
            const { probabilities, probe, attention } = halves[half];
            return probe && attention ? [{ half, chances: probabilities, probe, attention }] : [];
        });
        const oneSided = game.executionErrorKind === "one-sided";
        this.performedAction = withError(tape, action.live, executionError, oneSided);
        this.performedAssessment = withError(tape, assessment.live, assessmentError, false);
    }
    /** What it would choose now. */
    policy() {
        return defineSituated(this.game, this.situations, this.action.value(), this.assessment.value());
    }
}
/** Choices by a softmax over the logits [contexts, outcomes]. */
function choice(raw, softmax) {
    const logits = raw.sub(raw.mean(1).reshape([raw.shape[0], 1]));
    const probabilities = logits.softmax();
    const contexts = raw.shape[0];
    const attention = raw.tape.input([contexts, 1]);
    attention.set(new Float32Array(contexts).fill(1));
    const probe = raw.tape.input(raw.shape, { gradient: true });
    const slope = logits.sub(logits.stopGradient()).mul(SLOPE).mul(attention);
    const climbed = softmax === "plain" ? probabilities : probabilities.stopGradient().add(slope);
    const live = climbed.add(probe);
    return { probabilities, live, barrier: barrierOf(logits), probe, attention };
}
/**
 * Of more than two choices each is held by its own logit alone. Through the norm of the softmax those that are ruled out would
 * press upon the others, in proportion to their chances: not the best would be left, but all that are better than the mean, each
 * with a chance in proportion to by how much. Of two that is the same but for a factor.
 */
function barrierOf(logits) {
    const logs = logits.logSoftmax();
    if (logits.shape[1] === 2)
        return logs.neg().sub(REACH).relu().square().sum().mul(BARRIER);
    const norm = logits.sub(logs).stopGradient();
    const ruledOut = norm.sub(logits).sub(REACH).relu();
    return ruledOut
        .square()
        .sum()
        .mul(2 * BARRIER);
}
function given(tape, table, outcomes) {
    const probabilities = tape.constant(table, [table.length / outcomes, outcomes]);
    return { probabilities, live: probabilities, barrier: tape.constant(0) };
}
/** The error as an affine map of each row; `toFirst`: any other outcome becomes outcome 0 (see game/policy.ts). */
function withError(tape, chosen, error, toFirst) {
    if (error === 0)
        return chosen;
    const outcomes = chosen.shape[1];
    if (toFirst)
        return chosen.mul(1 - error).add(tape.constant([error, ...new Array(outcomes - 1).fill(0)]));
    const each = error / (outcomes - 1);
    return chosen.mul(1 - error - each).add(each);
}
