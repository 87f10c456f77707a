/**
 * What callers hand over, and what is said of what cannot be taken. Every constructor has a table of its options beside it, by
 * name what is taken; `checkOptions` holds what was given against it, `checkValue` an argument alone.
 */
/** What a caller handed over and cannot be taken. The message is one line: the field, what it got and what it takes. */
export declare class OptionError extends RangeError {
    readonly name: string;
    /** The field at fault, as its writer sees it: `rate`, `residents[1].action`. */
    readonly field: string;
    constructor(field: string, got: unknown, takes: string);
    /** The message without the field. */
    get complaint(): string;
}
/** What an option takes. */
export interface Taken {
    /** In words that go after "takes". */
    readonly takes: string;
    /** Whether it must be there; absent is undefined. */
    readonly required?: boolean;
    /** The same as a JSON Schema, as far as one can say it. */
    readonly schema: object;
    /** Of a list: what each item is. */
    readonly each?: Taken;
    accepts(value: unknown): boolean;
}
/** A row for every option, or it does not compile. */
export type OptionTable<Options> = {
    readonly [Name in keyof Required<Options>]: Taken;
};
export interface Range {
    readonly least?: number;
    readonly most?: number;
    readonly above?: number;
    readonly below?: number;
    /** Infinity is taken, too. */
    readonly infinite?: boolean;
}
/** A finite number within the range. */
export declare function real(range?: Range): Taken;
/** A whole number in [least, most], one that a double holds exactly. */
export declare function integer(least: number, most?: number): Taken;
export declare function oneOf(choices: readonly string[]): Taken;
export declare const flag: Taken;
/** An array, all of one kind. */
export declare function listOf(each: Taken, { takes, least, most }?: ListLimits): Taken;
export interface ListLimits {
    /** In words, if not those of `each`. */
    readonly takes?: string;
    /** Fewest and most items. */
    readonly least?: number;
    readonly most?: number;
}
/** Some text. */
export declare function text(takes: string): Taken;
/** Anything that fulfils the condition. */
export declare function such(takes: string, accepts: (value: unknown) => boolean): Taken;
/** The same, and it must be there. */
export declare function required(taken: Taken): Taken;
/** Makes the error that is thrown: of a field, what it got, and what it takes. */
export type Refuse = (field: string, got: unknown, takes: string) => Error;
/** @throws OptionError, unless told otherwise, that names the field, or the first place in a list that is wrong */
export declare function checkValue(field: string, value: unknown, taken: Taken, refuse?: Refuse): void;
/** What was given of options: those that are not undefined. */
export declare function given<Options extends object>(options: Options): Options;
export interface CheckedAs {
    /** Where the options stand, as `residents[1]`; errors then call them `residents[1].count`. */
    readonly path?: string;
    readonly refuse?: Refuse;
}
/**
 * Holds options against their table; those that are undefined are absent.
 *
 * @param owner whose options they are, as errors say it: `Adam`
 * @throws OptionError, unless told otherwise, for what is no object, an option that there is not, a value that is not taken
 */
export declare function checkOptions<Options extends object>(owner: string, options: Options, table: OptionTable<Options>, { path, refuse }?: CheckedAs): void;
/** A value as its writer would recognise it, on one line. What is nested is not written out: it may be deeper than the stack. */
export declare function shown(value: unknown): string;
