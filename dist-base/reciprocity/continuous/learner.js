// The learner of the continuous game: one network that says how much to give, one that says how to judge.
import { Network } from "../../autodiff/index.js";
import { createRandom, Multilinear } from "../../game/index.js";
import { tunedWidth } from "../tuned-width.js";
import { networkPolicy } from "./network-policy.js";
import { logits } from "./perceptron.js";
import { MultilinearOthers } from "./society.js";
/** Stands for the slope of the logistic function where parameters learn, as in the discrete learner: its largest value. */
const SLOPE = 0.25;
/** The barrier is felt by shares below exp(-16) = 1e-7, and above one minus that; one whose ruling out gains d rests at exp(-16 - 5 d). */
const REACH = 16;
const BARRIER = 0.025;
/** Apart from one another are the seeds of the starts of one learner. */
const SEEDS = 64;
/** By how much a scattered start is wider than a usual one. */
const SCATTER = 8;
/** The learner's policies on a tape, as performed: with the game's errors in. */
export class ContinuousLearner {
    game;
    options;
    /** To be added to the loss: 0 unless a share at a corner of the contexts is all but ruled out. */
    barrier;
    action;
    assessment;
    fixed;
    /** @param start which of its first policies it has: an even one is about 1/2 everywhere, an odd one far from it */
    constructor(tape, game, options, start = 0) {
        this.game = game;
        this.options = options;
        const { optimize, hidden, seed, fixed } = options;
        const half = (inputs, firstSeed) => {
            const { parameters } = new Network(tape, { inputs, hidden, outputs: 1, seed: firstSeed, tunedWidth });
            if (start % 2 === 1)
                scatter(parameters, createRandom(firstSeed));
            return { sizes: [inputs, ...hidden, 1], parameters };
        };
        const first = seed + start * SEEDS;
        this.action = optimize === "signal" ? undefined : half(2, first);
        this.assessment = optimize === "action" ? undefined : half(3, first + hidden.length + 1);
        this.fixed = MultilinearOthers.of(tape, [new Multilinear(fixed)]);
        this.barrier = [this.action, this.assessment].reduce((sum, part) => (part === undefined ? sum : sum.add(barrierOf(tape, part))), tape.constant(0));
    }
    donations(own, partner) {
        const { executionError, executionErrorKind } = this.game;
        const chosen = this.action === undefined ? this.fixed.donations(own, partner) : share(this.action, [own, partner]);
        return withError(chosen, executionError, executionErrorKind === "one-sided" ? 0 : executionError);
    }
    judgements(donation, subject, judge) {
        const { assessmentError } = this.game;
        const chosen = this.assessment === undefined
            ? this.fixed.judgements(donation, subject, judge)
            : share(this.assessment, [donation, subject, judge]);
        return withError(chosen, assessmentError, assessmentError);
    }
    /** What it would choose now. */
    policy() {
        return networkPolicy(this.plain(), new Multilinear(this.options.fixed));
    }
    /** Its networks now, where a half is learned. */
    plain() {
        return { action: plain(this.action), assessment: plain(this.assessment) };
    }
}
/** Makes of a network that says about 1/2 throughout one that mostly says nearly 0 or nearly 1. */
function scatter(parameters, random) {
    for (const [at, parameter] of parameters.entries()) {
        const isLast = at + 2 >= parameters.length;
        const isBias = at % 2 === 1;
        const width = (isBias ? 1 : 2) * (isLast ? SCATTER / (isBias ? 4 : 2) : 1);
        const values = parameter.value();
        parameter.set(values.map((value) => width * (isBias ? 2 * random.uniform() - 1 : value)));
    }
}
/**
 * The network's share. Reputations that come in pass exact slopes on; on the way to the parameters the slope of the
 * logistic function, which vanishes towards 0 and 1, is a constant (see ../learner.ts).
 */
function share({ parameters }, inputs) {
    const beside = inputs[0].tape.concat(inputs, 1);
    const frozen = parameters.map((parameter) => parameter.stopGradient());
    const exact = logits(frozen, beside).sigmoid();
    const learned = logits(parameters, beside.stopGradient());
    return exact.add(learned.sub(learned.stopGradient()).mul(SLOPE));
}
function barrierOf(tape, { sizes, parameters }) {
    const inputs = sizes[0];
    const corners = Float64Array.from({ length: inputs * 2 ** inputs }, (_, at) => {
        return (Math.floor(at / inputs) >> (at % inputs)) & 1;
    });
    const raw = logits(parameters, tape.constant(corners, [2 ** inputs, inputs]));
    const beyond = [raw, raw.neg()].map((side) => side.sub(REACH).relu().square().sum());
    return beyond[0].add(beyond[1]).mul(BARRIER);
}
/** The mean over an error of this chance, which makes of a share x `opposite` times 1 - x. */
function withError(chosen, error, opposite) {
    return error === 0 ? chosen : chosen.mul(1 - error - opposite).add(opposite);
}
function plain(half) {
    return half && { sizes: half.sizes, parameters: half.parameters.map((parameter) => parameter.value()) };
}
