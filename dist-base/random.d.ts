export interface Random {
    /** 32 random bits, an integer in [0, 2^32). The top bits are the best ones. */
    bits(): number;
    /** A number in [0, 1) with 53 random bits; takes two draws. */
    uniform(): number;
    /** An unbiased integer in [0, n), for an integer n in [1, 2^32]; OptionError otherwise. Nearly always takes one draw. */
    below(n: number): number;
    /** Four 32-bit words for `restoreRandom`. */
    state(): number[];
    /**
     * An independent child, determined by this generator's present state and the stream number (any safe integer, OptionError
     * otherwise). Does not advance this generator: the same number asked again gives the same child.
     */
    split(stream: number): Random;
}
/** A generator for any safe integer seed; OptionError otherwise. Different seeds always start in different states. */
export declare function createRandom(seed: number): Random;
/** The generator that was in this `state()`, continued bit for bit; OptionError if no generator can have been in it. */
export declare function restoreRandom(state: readonly number[]): Random;
/** @throws OptionError unless it is a generator */
export declare function checkRandom(random: Random): void;
