export interface Norm {
    /** Order BB BG GB GG (own, partner); `1` cooperates. */
    readonly action: string;
    /** Order BBD BBC BGD BGC GBD GBC GGD GGC (subject, judge, action); `1` says Good. */
    readonly assessment: string;
    /** The name in words, where the key is not one. */
    readonly title?: string;
}
/** Every norm that has a name. */
export declare const norms: Readonly<Record<string, Norm>>;
/** Action rules alone: they say nothing of how to judge. */
export declare const actionRules: Readonly<Record<string, string>>;
/**
 * The norm of this name or title, in any case.
 *
 * @param field what the error calls the argument.
 * @throws GameError that lists the norms there are.
 */
export declare function findNorm(name: string, field?: string): Norm;
/**
 * The 4 bits of an action rule: given as such, by the rule's name, or by the name of a norm, in any case.
 *
 * @throws GameError that lists the rules there are.
 */
export declare function findActionRule(text: string, field?: string): string;
/**
 * The 8 bits of an assessment rule: given as such or by the name of a norm, in any case.
 *
 * @throws GameError that lists the rules there are.
 */
export declare function findAssessmentRule(text: string, field?: string): string;
/** The bits of the rule of this name, in any case; undefined if there is none. */
export declare function namedBits(half: "action" | "assessment", name: string): string | undefined;
/** The names of all rules, in a list. */
export declare function ruleNames(half: "action" | "assessment"): string;
