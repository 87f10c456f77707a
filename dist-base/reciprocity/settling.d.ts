/** Half of a policy: the chances of its choices, [contexts, outcomes], and the gradient of the payoff by them. */
export interface Slopes {
    readonly chances: ArrayLike<number>;
    readonly gradient: ArrayLike<number>;
    readonly outcomes: number;
}
export declare class Settling {
    private readonly least;
    /** Running means of the gradients. */
    private readonly means;
    /**
     * The running mean of the payoff; the weight of what has been observed in all of these, of which what is missing to 1 is of
     * nothing; and iterations since there was a gap.
     */
    private readonly state;
    /**
     * @param sizes of the halves that are learned
     * @param least payoffs below this are taken for it, so that shares mean something
     */
    constructor(sizes: readonly number[], least: number);
    /**
     * Takes in an iteration; gives the gap, as a share of the payoff.
     *
     * @param halves that are learned
     * @param payoff as predicted
     */
    observe(halves: readonly Slopes[], payoff: number): number;
    get settled(): boolean;
    save(): Float32Array[];
    /** @throws OptionError for the state of another training */
    restore(saved: readonly Float32Array[]): void;
    /** What the best choice in every context would gain, to first order. */
    private gain;
}
