/** What is kept of every training of a study and of every best response: a line of a file each. */
import { sha256 } from "../sha256.js";
import { packageVersion } from "../version.js";
import { defaultsOf } from "./learners.js";
import { findSetting } from "./studies.js";
/** Played in every iteration. */
export const EPISODES = 8;
/** Raised when what is learned or measured changes although no setting does. */
const PROTOCOL = 1;
export function trainingKey({ setting, learner, seed, iterations }) {
    return keyOf("training", setting, [learner, seed, iterations, defaultsOf(learner)]);
}
export function referenceKey(setting) {
    return keyOf("reference", setting, []);
}
/** The key that a record should have by what it holds; undefined of a setting that there is no more. */
export function keyOfRecord(record) {
    if (findSetting(record.setting) === undefined)
        return undefined;
    return record.kind === "training" ? trainingKey(record) : referenceKey(record.setting);
}
function keyOf(kind, setting, more) {
    const { game, about, fixed } = findSetting(setting);
    const rules = [...fixed.action, ...fixed.assessment].join("");
    const determining = JSON.stringify([kind, PROTOCOL, packageVersion(), setting, game, about, rules, ...more]);
    return sha256(determining).slice(0, 20);
}
