/** The folder of a study, whose records are checked before they are believed. */
import * as z from "zod";
import { unsealed } from "../../experiment/digest.js";
import { parseJson } from "../../experiment/json-text.js";
import { payoffRange } from "../../experiment/payoff-range.js";
import { gotTakes, RequestError } from "../../experiment/request-error.js";
import { isLearner } from "../../experiment/study/learners.js";
import { keyOfRecord } from "../../experiment/study/records.js";
import { findSetting } from "../../experiment/study/studies.js";
import { packageVersion } from "../../experiment/version.js";
import { RecordStore } from "../record-store.js";
const number = z.number();
const common = { key: z.string(), version: z.string(), setting: z.string(), payoff: number };
const record = z.discriminatedUnion("kind", [
    z.object({
        ...common,
        kind: z.literal("training"),
        learner: z.string().refine(isLearner, "no learner that there is"),
        seed: z.int().min(1),
        iterations: z.int().min(1),
        seconds: number.min(0),
    }),
    z.object({
        ...common,
        kind: z.literal("reference"),
        evaluation: z.enum(["exact", "played"]),
        constantPayoff: number,
        degenerate: z.boolean(),
    }),
]);
export class StudyStore extends RecordStore {
    parse(line, field) {
        let isSealed = true;
        const value = unsealed(parseJson(line, field), field, () => {
            isSealed = false;
        });
        const { data, error } = record.safeParse(value);
        if (error !== undefined) {
            const { path, message } = error.issues[0];
            throw new RequestError([field, path.join(".")].join(" ").trim(), message);
        }
        const setting = findSetting(data.setting);
        const range = setting && payoffRange(setting.game);
        if (range?.has(data.payoff) === false)
            throw gotTakes(`${field} payoff`, data.payoff, range.inWords);
        const isOurs = keyOfRecord(data) === data.key;
        if (!isOurs && data.version === packageVersion()) {
            throw gotTakes(`${field} key`, data.key, `${keyOfRecord(data)}, the key of what it holds`);
        }
        return { record: data, isOurs, isSealed };
    }
}
