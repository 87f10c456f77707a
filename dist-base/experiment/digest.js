/**
 * Digests: SHA-256 over what a file or a line holds, kept in it as its last field, so that damage is not believed. What is
 * digested is the JSON value with its keys sorted and without spaces, as `jq -cjS 'del(.digest)'` prints it.
 */
import { RequestError } from "./request-error.js";
import { sha256 } from "./sha256.js";
/** A value's one form as text: order of keys is no part of what it is. */
export function canonical(value) {
    return JSON.stringify(value, (_key, part) => typeof part === "object" && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
        : part);
}
/** Where equal trainings differ: what a run took. Its digest leaves it out, so that the same training has the same digest. */
export const timed = ["seconds"];
/** The same with its digest. */
export function sealed(value, apart = []) {
    return { ...value, digest: digestOf(value, apart) };
}
/**
 * What was sealed, without its digest, once that fits; a value without a digest as it is.
 *
 * @param field what errors call where it was found.
 * @param onUnsealed told of a value that has no digest.
 * @throws RequestError where the digest is not that of the value.
 */
export function unsealed(value, field, onUnsealed, apart = []) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
        return value;
    if (!hasDigest(value)) {
        onUnsealed();
        return value;
    }
    const { digest, ...rest } = value;
    if (digest === digestOf(rest, apart))
        return rest;
    const reasons = "it was damaged, or changed by hand (whoever means the change takes the digest out)";
    throw new RequestError(`${field} digest`, `does not fit what is there: ${reasons}`);
}
/** The word that something is believed though nothing vouches for it. */
export const WITHOUT_DIGEST = "has no digest, as older versions wrote it: it is believed as it is";
/** Also under another name: the name may be what is damaged. */
function hasDigest(value) {
    return (Object.hasOwn(value, "digest") ||
        Object.values(value).some((part) => typeof part === "string" && /^[0-9a-f]{64}$/.test(part)));
}
function digestOf(value, apart) {
    const covered = Object.fromEntries(Object.entries(value).filter(([name]) => !apart.includes(name)));
    return sha256(canonical(covered));
}
