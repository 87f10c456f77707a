import type { Indices, Tape, Tensor } from "../autodiff/index.js";
import { type Game } from "../game/index.js";
/**
 * Policies as performed, the learner first, of one that sees more a policy for every situation. So the rows are those of agents
 * where there is one situation: action [n, K^2, A] and assessment [n, K^2 A, K], in the orders of
 * `Policy`.
 */
export interface Society {
    readonly action: Tensor;
    readonly assessment: Tensor;
}
/**
 * Tables [pairs, K, K, K]: the chance of the subject's new reputation by its own and the judge's before,
 * sum over a of pi_subject(a | own, judge's) phi_judge(new | a, own, judge's).
 *
 * @param subjects agents [pairs]
 * @param judges agents [pairs]
 */
export declare function judgementTables(game: Game, society: Society, subjects: Indices, judges: Indices): Tensor;
/**
 * Tables [1 + K, K, K, K] that depend on nobody: first the one that leaves a reputation as it is, then one for each
 * reputation that sets it.
 */
export declare function constantTables(tape: Tape, { reputations: k }: Game): Tensor;
export declare const KEEP = 0;
export declare function setTo(reputation: number): number;
export declare function judged({ reputations }: Game, pair: number): number;
/**
 * What an encounter pays a learner of several situations, [1 + n, K^2] by own * K + partner's reputation: nothing; then what
 * it gives in each situation; then what it receives of each of the others. A payoff is the sum of two rows.
 *
 * @param situations rows of the learner
 */
export declare function payoffParts(tape: Tape, game: Game, society: Society, situations: number): Tensor;
/**
 * The learner's expected payoff from an encounter, [n, K^2] by partner and by index own * K + partner's reputation.
 * Row j is the encounter with agent j: both act in mutual encounters, j alone in one-way ones. Row 0 is giving alone.
 */
export declare function payoffTables(tape: Tape, game: Game, society: Society): Tensor;
