import type { PolicyShape, Situations } from "../game/index.js";
/** one-hot(own) then one-hot(partner), [K^2, 2K]. */
export declare function actionContexts({ reputations: k }: PolicyShape): Float32Array;
/** one-hot(action) then one-hot(subject) then one-hot(judge), [K^2 A, A + 2K]. */
export declare function assessmentContexts({ reputations: k, actions: a }: PolicyShape): Float32Array;
/**
 * The same in every situation, beside which every row tells what is seen, one-hot: rows of `width` become rows of as many more
 * as there are values of what is seen, and there are so many times as many, `[situation][context]`.
 */
export declare function situatedContexts(rows: Float32Array, width: number, situations: Situations | undefined): Float32Array;
/** Numbers that tell a context of so many, and the situation. */
export declare function inputsOf(width: number, situations: Pick<Situations, "widths"> | undefined): number;
/** Writes the values of what is seen, one-hot, from the place on. */
export declare function writeParts(into: Float32Array, place: number, parts: readonly number[], { widths }: Pick<Situations, "widths">): void;
