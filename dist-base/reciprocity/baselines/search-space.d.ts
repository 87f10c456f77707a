import { type Taken } from "../../options.js";
/** An option of a method: what it takes, and what is tried of it. */
export interface SearchedOption<Value> extends Taken {
    readonly tries: readonly Value[];
}
/** A row for every option, or it does not compile. */
export type SearchSpace<Options> = {
    readonly [Name in keyof Options]: SearchedOption<Options[Name]>;
};
/** What every method can be told. */
export interface LearningOptions {
    /** Share of the choices in training that is drawn uniformly. */
    readonly exploration: number;
    /**
     * How fast the policy's step size decays, and with our own gradient the exploration: after n iterations it is divided by
     * 1 + decay n.
     */
    readonly decay: number;
}
export declare const anything: (...tries: number[]) => SearchedOption<number>;
export declare const count: (...tries: number[]) => SearchedOption<number>;
export declare const share: (...tries: number[]) => SearchedOption<number>;
export declare const positive: (...tries: number[]) => SearchedOption<number>;
export declare const weight: (...tries: number[]) => SearchedOption<number>;
/** A part of what the method is. */
export declare function only<Value>(value: Value): SearchedOption<Value>;
export declare function choice<Choice extends string>(...tries: Choice[]): SearchedOption<Choice>;
/** What several methods have in common. */
export declare const common: {
    readonly rate: SearchedOption<number>;
    readonly discount: SearchedOption<number>;
    readonly entropy: SearchedOption<number>;
    readonly batch: SearchedOption<number>;
};
export declare const learning: SearchSpace<LearningOptions>;
/** Where a model is to see every context. */
export declare const modelling: SearchSpace<LearningOptions>;
