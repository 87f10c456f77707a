/** What is kept of every training and of every best response: a line of a file each, all that the tables are made from. */
import { methods } from "../../reciprocity/index.js";
import { sha256 } from "../sha256.js";
import { packageVersion } from "../version.js";
import { lessonConfiguration, situationConfiguration } from "./grid.js";
import { settings } from "./settings.js";
/** Raised when what is learned or measured changes although no configuration does. */
const PROTOCOL = 1;
/** What determines a training, in a few letters. */
export function trainingKey(lesson, seed, budget) {
    return keyOf("training", lessonConfiguration(lesson, seed, budget), methods[lesson.method].defaults);
}
export function referenceKey(situation) {
    return keyOf("reference", situationConfiguration(situation));
}
/** The key that a record should have by what it holds; undefined for what no version like this one computes. */
export function keyOfRecord(record) {
    if (!Object.hasOwn(settings, record.setting))
        return undefined;
    if (record.kind === "reference") {
        const { setting, optimize, testing, actions } = record;
        return referenceKey({ setting, optimize, testing, actions });
    }
    const { setting, optimize, training, actions, method, seed, curve } = record;
    // Looked at after the first iteration, and after the last.
    const episodes = curve.episodes[1];
    const iterations = curve.episodes.at(-1) / episodes;
    return trainingKey({ setting, optimize, training, actions, method }, seed, { iterations, episodes });
}
/** @param options of the method, whose defaults a new search may change (npm run tuning) */
function keyOf(kind, configuration, options = {}) {
    const determining = JSON.stringify([kind, PROTOCOL, packageVersion(), configuration, options]);
    return sha256(determining).slice(0, 20);
}
