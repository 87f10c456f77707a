import type { Tape, Tensor } from "../autodiff/index.js";
import { type Game, type Policy } from "../game/index.js";
import type { BeliefPropagation, Carrying } from "./belief.js";
import type { Optimize } from "./learner.js";
import type { Society } from "./society.js";
export interface SampledReturnsOptions {
    readonly optimize: Optimize;
    /** Supplies the half that is not learned. */
    readonly fixed: Policy;
    /** Share of the choices in imagined play that is drawn uniformly, as in real play. */
    readonly exploration: number;
    readonly discount: number;
    /** Episodes imagined an iteration, at least 2. */
    readonly imagined: number;
}
/**
 * The payoff is recorded as linear in the learner's chances: their slopes are sums over imagined decisions of what followed, less
 * what the other half of the episodes had in that context, over the chance with which it was done. So they are unbiased, but
 * for a number in each context, which no change of a policy notices.
 */
export declare class SampledReturns implements BeliefPropagation {
    private readonly game;
    private readonly options;
    readonly agents: readonly number[];
    readonly cut = 0;
    readonly carried: undefined;
    private readonly process;
    private readonly records;
    private readonly uniform;
    private readonly learned;
    private recorded;
    private counted;
    constructor(game: Game, options: SampledReturnsOptions);
    take(): boolean;
    record(tape: Tape, societyOf: (agents: number) => Society): Tensor;
    get countedEach(): number;
    /** Imagines episodes among the model, and tallies what followed each decision. */
    load({ policies, random }: Carrying): void;
    size(): undefined;
    reserve(): void;
    private explored;
}
