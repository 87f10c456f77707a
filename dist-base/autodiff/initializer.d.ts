import { type Shape } from "./shape.js";
/**
 * "zeros"; "glorot": uniform within sqrt(6 / (in + out)) (Glorot & Bengio 2010); "he": uniform within sqrt(6 / in)
 * (He et al. 2015); or the values. The last two axes are in and out; those before them are independent copies.
 */
export type Initial = "zeros" | "glorot" | "he" | ArrayLike<number>;
export declare const initial: import("../options.js").Taken;
/** Any safe integer. */
export declare const seed: import("../options.js").Taken;
export declare function initialValues(init: "zeros" | "glorot" | "he", shape: Shape, seed: number): Float64Array;
