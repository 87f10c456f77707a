import type { Game } from "./game.js";
import type { Policy } from "./policy.js";
import type { Role } from "./stage.js";
/**
 * P(the subject's new reputation | its own and the judge's before), `[own][judge's][new]`; of games whose two new reputations do not
 * depend on each other (see `Decisions.dependent`). A subject that is not judged keeps its reputation.
 *
 * @param subject policies as performed
 * @param role the subject's
 * @param kin whether both are of one group, 0 or 1
 */
export declare function judgementTable(game: Game, subject: Policy, judge: Policy, role: Role, kin?: number): Float64Array;
/**
 * P(both new reputations | both before), `[r0][r1][s0][s1]`.
 *
 * @param first role 0's policy, as performed
 * @param second role 1's
 */
export declare function encounterTable(game: Game, first: Policy, second: Policy, kin?: number): Float64Array;
/** What an encounter pays on average who has this role, `[r0][r1]`; see `encounterTable`. */
export declare function payoffTable(game: Game, first: Policy, second: Policy, role: Role, kin?: number): Float64Array;
/** The row of the judge's table that says what it makes of a subject of this role; -1 where nobody judges it. */
export declare function judgementRow(game: Game, role: Role, subject: number, judge: number, subjectAction: number, judgeAction: number, kin?: number): number;
/** The row of the table of actions; -1 where this role does nothing. `seen`: what the partner did, where that is seen. */
export declare function actionRow(game: Game, role: Role, own: number, partner: number, seen: number, kin?: number): number;
