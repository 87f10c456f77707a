/** A value's one form as text: order of keys is no part of what it is. */
export declare function canonical(value: unknown): string;
/** Where equal trainings differ: what a run took. Its digest leaves it out, so that the same training has the same digest. */
export declare const timed: readonly string[];
/** The same with its digest. */
export declare function sealed<Value extends object>(value: Value, apart?: readonly string[]): Value & {
    digest: string;
};
/**
 * What was sealed, without its digest, once that fits; a value without a digest as it is.
 *
 * @param field what errors call where it was found.
 * @param onUnsealed told of a value that has no digest.
 * @throws RequestError where the digest is not that of the value.
 */
export declare function unsealed(value: unknown, field: string, onUnsealed: () => void, apart?: readonly string[]): unknown;
/** Told of what is out of the ordinary and no reason to stop. */
export type Warn = (message: string) => void;
/** The word that something is believed though nothing vouches for it. */
export declare const WITHOUT_DIGEST = "has no digest, as older versions wrote it: it is believed as it is";
