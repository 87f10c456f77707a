import { type Game, type Policy, type Sight } from "../game/index.js";
import { type OptionTable, type Taken } from "../options.js";
import { type Belief } from "./belief.js";
import type { Optimize } from "./learner.js";
/** Options of any method; what each can be told besides is its own. */
export interface MethodOptions {
    /** What carries the reputations; "anchored" unless told. */
    readonly belief?: Belief;
    /** "joint" unless told. */
    readonly optimize?: Optimize;
    /** `anchored`: most rounds after a decision whose payoffs count, an integer of at least 0; 36 unless told. */
    readonly horizon?: number;
    /**
     * `anchored`: most states of a belief, K^n for n agents whose reputations it follows jointly, from 4 to 65536; 32 unless
     * told, which is five agents of two reputations, three of three. Two are followed whatever their K^2. A decision whose
     * influence spreads over more, or has come to more than 32 agents in all, is followed jointly for fewer rounds than the horizon;
     * what becomes of it then, `influence` says.
     */
    readonly states?: number;
    /**
     * `anchored`: what becomes of influence that has come to more agents than can be followed jointly. "carried", unless told: their
     * reputations are followed as independent, from each outcome of the decision; "cut": nothing.
     */
    readonly influence?: "carried" | "cut";
    /** Episodes played an iteration; 8 unless told. */
    readonly episodes?: number;
    /** An integer within 2^52 of 0; 1 unless told. */
    readonly seed?: number;
    /** Units of the hidden layers of every network; [16] unless told. */
    readonly hidden?: readonly number[];
    /** Supplies the halves that are not learned; Discriminator and L6 unless told. */
    readonly fixed?: Policy;
    /**
     * What the learner sees of an encounter beyond the two reputations: `partner`, who it is; `last`, what both did when the two met
     * last in this episode; `round`, which it is. Nothing unless told; of the beliefs `anchored` alone can hold it.
     */
    readonly sees?: readonly Sight[];
}
/** Options of `createTrainer`. */
export interface TrainerOptions extends MethodOptions {
    /** Chance that a choice in training is drawn uniformly instead; as tuned unless told. */
    readonly exploration?: number;
    /** Step size of Adam on the policies; as tuned unless told. */
    readonly rate?: number;
    /**
     * How fast step size and exploration decay: after n iterations they are divided by 1 + decay n; at least 0, as tuned unless told.
     */
    readonly decay?: number;
    /**
     * How much of it is undone that the gradient of a context is the larger the more often it comes up: 0, 0.5 or 1, nothing, its
     * root, or all but in the rarest; as tuned unless told. See attention.ts.
     */
    readonly balance?: number;
}
/** Every option of any method, settled. */
export type MethodSettings = Required<Omit<MethodOptions, "states">> & {
    /** Most agents whose reputations a belief follows jointly: what there is of `states`. */
    readonly axes: number;
};
/** What our own gradient can be told besides. */
export type GradientOptions = Required<Omit<TrainerOptions, keyof MethodOptions>>;
/** Every option of `createTrainer`, settled. */
export type Settings = MethodSettings & GradientOptions;
export declare const optimizeTaken: Taken;
export declare const balanceTaken: Taken;
export declare const trainerOptions: OptionTable<TrainerOptions>;
/** @throws OptionError for what is no option of every method, or cannot be its value */
export declare function checkMethodOptions(options: MethodOptions): void;
/**
 * @param defaults of a learner that sees the two reputations alone
 * @throws OptionError that names the option
 */
export declare function trainerSettings(game: Game, options: TrainerOptions, defaults: GradientOptions): Settings;
/** @throws OptionError that names the option */
export declare function methodSettings(game: Game, options: MethodOptions): MethodSettings;
/** Share of the step size that is left after so many iterations. */
export declare function paceAfter(iterations: number, { decay }: {
    readonly decay: number;
}): number;
