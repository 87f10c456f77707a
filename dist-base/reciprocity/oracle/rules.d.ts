import { type Game, type Policy } from "../../game/index.js";
import type { Optimize } from "../learner.js";
/**
 * A deterministic policy by its rules: the choice in each context, one character each, `0` to `9` and then `a` to `z`, so that
 * those of binary games are their bits; numbers with spaces between them where there are more than 36 choices. Where a half is
 * not optimised, it is the fixed policy's greedy choices.
 */
export interface Rules {
    /** In the order of `Policy.action`: own, partner. */
    readonly action: string;
    /** In the order of `Policy.assessment`: subject, judge, action. */
    readonly assessment: string;
    readonly policy: Policy;
}
/** The rules alone of something that has them. */
export declare function rulesIn({ action, assessment, policy }: Rules): Rules;
/** The likeliest choice in each context, the first of those that are as likely. */
export declare function greedyChoices(table: ArrayLike<number>, width: number): number[];
/** The numbers of actions and of reputations that a policy has tables for. */
export declare function widthsOf(policy: Policy): {
    readonly actions: number;
    readonly reputations: number;
};
/** The same as `Rules` write them. */
export declare function choicesAsText(choices: readonly number[], width: number): string;
/** What `choicesAsText` wrote. */
export declare function choicesIn(text: string): number[];
/** The choices of a deterministic policy one after another: first the actions, then the judgements. */
export type Point = readonly number[];
/**
 * All deterministic memoryless policies, or choices of the half that is optimised, one for each way of behaving: assessment
 * rules that differ only where no resident ever acts so are one, the one that says the first reputation there.
 */
export declare class RuleSpace {
    readonly game: Pick<Game, "reputations" | "actions">;
    readonly optimize: Optimize;
    private readonly fixed;
    /** The places in a point whose choice makes a difference, those of the actions first. */
    readonly free: readonly number[];
    /** How many points there are. */
    readonly size: number;
    /** What a point has where nothing is free. */
    private readonly base;
    /** Contexts in which it acts. */
    private readonly acts;
    /** @param residents as performed */
    constructor(game: Pick<Game, "reputations" | "actions">, residents: readonly Policy[], optimize: Optimize, fixed: Policy);
    /** Whether the choice in this place is an action; else it is a judgement. */
    isAction(place: number): boolean;
    /** How many choices there are in a place. */
    width(place: number): number;
    /** Every point, in the order of the rules as text. */
    all(): Generator<Point>;
    /** The point that makes these choices where they are free. */
    point(choice: (place: number) => number): Point;
    /** A policy's likeliest choices. */
    near({ action, assessment }: Policy): Point;
    /** Whether a point acts the same everywhere; true where nothing is free. */
    actsAlike(point: Point): boolean;
    /** Whether a point judges everybody the same; true where nothing is free. */
    judgesAlike(point: Point): boolean;
    rules(point: Point): Rules;
    private isAlike;
}
