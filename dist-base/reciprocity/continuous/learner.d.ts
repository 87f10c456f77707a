import { type Tape, type Tensor } from "../../autodiff/index.js";
import { type Game } from "../../game/index.js";
import type { LearnerOptions } from "../learner.js";
import { type NetworkPolicy } from "./network-policy.js";
import { type Perceptron } from "./perceptron.js";
import { type ContinuousSociety } from "./society.js";
/** The learner's policies on a tape, as performed: with the game's errors in. */
export declare class ContinuousLearner implements ContinuousSociety {
    private readonly game;
    private readonly options;
    /** To be added to the loss: 0 unless a share at a corner of the contexts is all but ruled out. */
    readonly barrier: Tensor;
    private readonly action;
    private readonly assessment;
    private readonly fixed;
    /** @param start which of its first policies it has: an even one is about 1/2 everywhere, an odd one far from it */
    constructor(tape: Tape, game: Game, options: LearnerOptions, start?: number);
    donations(own: Tensor, partner: Tensor): Tensor;
    judgements(donation: Tensor, subject: Tensor, judge: Tensor): Tensor;
    /** What it would choose now. */
    policy(): NetworkPolicy;
    /** Its networks now, where a half is learned. */
    plain(): {
        readonly action: Perceptron | undefined;
        readonly assessment: Perceptron | undefined;
    };
}
