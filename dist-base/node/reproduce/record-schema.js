/** Tells records from whatever else may stand in a file of them, and from records that were changed. */
import * as z from "zod";
import { halves } from "../../experiment/configuration.js";
import { defaultGame } from "../../experiment/defaults.js";
import { unsealed } from "../../experiment/digest.js";
import { parseJson } from "../../experiment/json-text.js";
import { payoffRange } from "../../experiment/payoff-range.js";
import { policyKinds } from "../../experiment/reproduce/policy-kind.js";
import { keyOfRecord } from "../../experiment/reproduce/records.js";
import { matchingKinds, settings } from "../../experiment/reproduce/settings.js";
import { gotTakes, RequestError } from "../../experiment/request-error.js";
import { packageVersion } from "../../experiment/version.js";
import { actionKinds, methodNames } from "../../reciprocity/index.js";
const number = z.number();
const amount = number.min(0);
const inContexts = (each) => z.object({ action: z.array(each).length(4), assessment: z.array(each).length(8) });
const common = {
    key: z.string(),
    version: z.string(),
    setting: z.string(),
    optimize: z.enum(halves),
    actions: z.enum(actionKinds),
    policy: inContexts(number.min(0).max(1)),
};
const training = z
    .object({
    ...common,
    kind: z.literal("training"),
    training: z.enum(matchingKinds),
    method: z.enum(methodNames),
    seed: z.int().min(0),
    seconds: amount,
    curve: z.object({ episodes: z.array(z.int().min(0)).min(2), seconds: z.array(amount) }),
    tests: z.array(z.object({
        testing: z.enum(matchingKinds),
        payoff: number,
        curve: z.array(number).min(1),
        visits: inContexts(amount),
    })),
})
    .refine(({ curve, tests }) => [curve.seconds, ...tests.map((test) => test.curve)].every(({ length }) => length === curve.episodes.length));
const reference = z.object({
    ...common,
    kind: z.literal("reference"),
    testing: z.enum(matchingKinds),
    evaluation: z.enum(["exact", "played"]),
    payoff: number,
    standardError: amount,
    ties: z.array(z.tuple([z.string().regex(/^[01]{4}$/), z.string().regex(/^[01]{8}$/)])).min(1),
    kinds: z.array(z.enum(policyKinds)).min(1),
    bound: number.nullable(),
    constantPayoff: number,
    degenerate: z.boolean(),
});
const record = z.discriminatedUnion("kind", [training, reference]);
/**
 * The record that a line holds, its digest, its form, its payoffs and its key checked.
 *
 * @param field what errors call the line.
 * @throws RequestError for anything else.
 */
export function readRecord(line, field) {
    let isSealed = true;
    const value = unsealed(parseJson(line, field), field, () => {
        isSealed = false;
    });
    const { data, error } = record.safeParse(value);
    if (error !== undefined) {
        const { path, message } = error.issues[0];
        throw new RequestError([field, path.join(".")].join(" ").trim(), message);
    }
    const found = data;
    checkPayoffs(found, field);
    const isOurs = keyOfRecord(found) === found.key;
    if (!isOurs && found.version === packageVersion()) {
        throw gotTakes(`${field} key`, found.key, `${keyOfRecord(found)}, the key of what it holds`);
    }
    return { record: found, isOurs, isSealed };
}
function checkPayoffs(found, field) {
    // Of a setting that there is no more: another version's, which nobody asks for.
    const game = { ...defaultGame, ...settings[found.setting]?.configuration.game };
    const range = payoffRange(game);
    const payoffs = found.kind === "training"
        ? found.tests.flatMap(({ testing, payoff, curve }) => [payoff, ...curve].map((each) => [`payoff of ${testing}`, each]))
        : Object.entries({ payoff: found.payoff, constantPayoff: found.constantPayoff, bound: found.bound ?? 0 });
    const wrong = payoffs.find(([, payoff]) => !range.has(payoff));
    if (wrong !== undefined)
        throw gotTakes(`${field} ${wrong[0]}`, wrong[1], range.inWords);
}
