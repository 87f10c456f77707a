import { type PublicRecords } from "./records.js";
/** Numbers of the halves of a policy, for loops that count. */
export declare const ACTING = 0;
export declare const JUDGING = 1;
/**
 * Takes a decision.
 *
 * @param agent who decided
 * @param half ACTING or JUDGING
 * @param row of the agent's table of that half, see `decisionsOf`
 * @param choice what it did, or said
 * @param at place of the encounter in the records
 */
export type DecisionVisitor = (agent: number, half: number, row: number, choice: number, at: number) => void;
/**
 * All decisions of the records in the order in which they were made: round by round, of each encounter first those of acting, role 0
 * before role 1, then what is said of role 0, and of role 1.
 */
export declare function eachDecision(records: PublicRecords, visit: DecisionVisitor): void;
/** The same of the encounters of one agent alone; its partners' decisions are among them. */
export declare function eachDecisionWith(records: PublicRecords, agent: number, visit: DecisionVisitor): void;
/** Reads the decisions of the encounter at a place. */
export declare function decisionReader(records: PublicRecords): (at: number, visit: DecisionVisitor) => void;
