import type { Tape, Tensor } from "../../autodiff/index.js";
import type { Multilinear } from "../../game/index.js";
/**
 * Policies as performed, of some agents or of all. A row is an agent in an episode; rows are agent by agent, as many for
 * each. Values are columns [rows, 1].
 */
export interface ContinuousSociety {
    /** What each gives, by own and partner's reputation. */
    donations(own: Tensor, partner: Tensor): Tensor;
    /** What each says of its partner, by what that gave, by its reputation and by the own one. */
    judgements(donation: Tensor, subject: Tensor, judge: Tensor): Tensor;
}
/** The learner as agent 0, and the others. */
export declare function everybody(learner: ContinuousSociety, others: ContinuousSociety, episodes: number): ContinuousSociety;
/** Networks side by side, one an agent: those that estimators hold, as they were when `load` was called last. */
export declare class EstimatedOthers implements ContinuousSociety {
    private readonly estimators;
    private readonly agents;
    private readonly action;
    private readonly assessment;
    /** @param estimators their parameters, on a tape of their own */
    constructor(tape: Tape, estimators: {
        readonly action: readonly Tensor[];
        readonly assessment: readonly Tensor[];
    }, agents: number);
    load(): void;
    donations(own: Tensor, partner: Tensor): Tensor;
    judgements(donation: Tensor, subject: Tensor, judge: Tensor): Tensor;
    private apply;
}
/** Multilinear policies, given by what they do at the corners (see `Multilinear`). */
export declare class MultilinearOthers implements ContinuousSociety {
    private readonly action;
    private readonly assessment;
    private readonly agents;
    /**
     * @param action donations [agents, 4], in the order of the bit strings
     * @param assessment judgements [agents, 8]
     */
    constructor(action: Tensor, assessment: Tensor);
    static of(tape: Tape, policies: readonly Multilinear[]): MultilinearOthers;
    donations(own: Tensor, partner: Tensor): Tensor;
    judgements(donation: Tensor, subject: Tensor, judge: Tensor): Tensor;
    /** The mean of the corners, weighted by the chances of independent bits; the last input is the bit that changes first. */
    private apply;
}
