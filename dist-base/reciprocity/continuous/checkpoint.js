import { foreignCheckpoint, isCount } from "../saved-numbers.js";
import { isTape, mostSteps } from "../saved-tape.js";
/** Whether something read from a file has the form of a checkpoint; what the numbers are is checked on restoring. */
export function checkContinuousCheckpoint(value) {
    const checkpoint = value;
    const isSound = typeof checkpoint === "object" &&
        checkpoint !== null &&
        checkpoint.version === 1 &&
        checkpoint.actions === "continuous" &&
        isCount(checkpoint.iteration) &&
        isCount(checkpoint.episodes) &&
        isCount(checkpoint.encounters) &&
        isCount(checkpoint.steps) &&
        checkpoint.steps <= checkpoint.iteration &&
        Array.isArray(checkpoint.random) &&
        isAscent(checkpoint.leader, checkpoint.steps) &&
        isAscent(checkpoint.challenger, checkpoint.steps) &&
        (checkpoint.model === null || isModel(checkpoint.model, mostSteps(checkpoint.iteration)));
    if (!isSound)
        throw foreignCheckpoint("something else than a training with continuous donations");
}
/** @param most steps that it can have made: one whenever all do. */
function isAscent(value, most) {
    return typeof value === "object" && isCount(value?.start) && isTape(value?.tape, most);
}
function isModel(value, most) {
    const model = value;
    const isMemory = (memory) => typeof memory?.numbers === "string" && Array.isArray(memory.counts);
    return (typeof model === "object" && isTape(model?.tape, most) && isMemory(model?.action) && isMemory(model?.assessment));
}
