/**
 * A training that the engine's memory cannot hold: which field of the configuration weighs most, and what would fit.
 *
 * What would fit is found by trying: a first iteration, in which a learner reserves all that it needs, with a part of the
 * rounds, episodes or residents and the same part of the memory. What does not grow with them is charged in full there, so
 * that the answer errs towards what is safe.
 */
import { MemoryLimitError } from "../autodiff/index.js";
import { createArena } from "../reciprocity/index.js";
import { shapeOf } from "./configuration.js";
import { RequestError } from "./request-error.js";
import { defineSetting } from "./resolve.js";
/**
 * Does what needs the engine's memory.
 *
 * @param start makes the learner of a configuration.
 * @throws RequestError that names the field that weighs most where the memory does not suffice.
 */
export async function withinMemory(configuration, start, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof MemoryLimitError))
            throw error;
        const most = await largestThatFits(configuration, error.limit, start);
        const held = `the engine's memory of ${Math.round(error.limit / 2 ** 20)} MB holds no more`;
        if (most === undefined) {
            const takes = "takes fewer rounds, episodes, residents, reputations or actions, or narrower hidden layers";
            throw new RequestError("training", `got more than fits, ${takes}: ${held}`, { cause: error });
        }
        const { field, got, unit, value } = most;
        throw new RequestError(field, `got ${got}, takes ${unit}at most ${value} with all else as it is: ${held}`, {
            cause: error,
        });
    }
}
/** Memory that is tried in: so much that what does not grow is little of it, so little that it is quick. */
const LEAST_BYTES = 2 ** 24;
const MOST_BYTES = 2 ** 28;
/** A part of a size is told from its neighbours if it is at least this. */
const RESOLUTION = 32;
/** The answer may be that much too small. */
const PRECISION = 1.03;
const SAFETY = 0.95;
const MOST_MILLISECONDS = 10_000;
/** The field that has to be lowered least, and the largest value of it that fits; undefined where no field alone is enough. */
export async function largestThatFits(configuration, memoryLimit, start) {
    const end = performance.now() + MOST_MILLISECONDS;
    const trial = {
        memoryLimit,
        fits: async (changed, part) => performance.now() < end && (await hasRoom(changed, memoryLimit / part, start)),
    };
    const sizes = sizesOf(configuration);
    let best;
    for (const size of sizes) {
        const value = await most(size, sizes, configuration, trial);
        if (value >= 1 && (best === undefined || value / size.value > best.value / best.size.value))
            best = { size, value };
    }
    if (best === undefined)
        return undefined;
    const { field, got, unit } = best.size;
    return { field, got, unit, value: best.value };
}
/** 0 if none does. */
async function most(size, sizes, configuration, { memoryLimit, fits }) {
    if (size.value < 2)
        return 0;
    const own = partOf(size, RESOLUTION, memoryLimit);
    if (own !== undefined) {
        const value = await bisect(own.value, (value) => fits(size.set(value, configuration), own.part));
        // What is smaller than is in proportion was not tried in vain, but tells nothing.
        return value < size.proportionalFrom ? 0 : rounded(SAFETY * own.part * value);
    }
    const scales = sizes.flatMap((other) => {
        const scale = other === size ? undefined : partOf(other, 1, memoryLimit);
        return scale === undefined ? [] : [{ ...scale, small: other.set(scale.value, configuration) }];
    });
    const scale = scales.sort((one, other) => other.part - one.part)[0];
    // Where all of it fits, the other size is not what the memory is filled by.
    if (scale === undefined || (await fits(scale.small, scale.part)))
        return 0;
    return bisect(size.value - 1, (value) => fits(size.set(value, scale.small), scale.part));
}
/** A small value to try instead, and how many times smaller it is; undefined where it cannot be small enough. */
function partOf({ value, proportionalFrom }, least, memoryLimit) {
    if (proportionalFrom === undefined)
        return undefined;
    const wanted = Math.ceil(value / Math.max(1, memoryLimit / LEAST_BYTES));
    const small = Math.min(value, Math.max(least, proportionalFrom, wanted));
    return memoryLimit / (value / small) > MOST_BYTES ? undefined : { value: small, part: value / small };
}
/** The largest value up to `high` that passes, within the precision; 0 if 1 does not. */
async function bisect(high, passes) {
    if (!(await passes(1)))
        return 0;
    if (await passes(high))
        return high;
    let low = 1;
    while (high - low > 1 && high > PRECISION * low) {
        const middle = Math.min(high - 1, Math.max(low + 1, Math.round(Math.sqrt(low * high))));
        if (await passes(middle))
            low = middle;
        else
            high = middle;
    }
    return low;
}
/** Down to two digits. */
function rounded(value) {
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
    return Math.floor(value / unit) * unit;
}
async function hasRoom(configuration, memoryLimit, start) {
    let run;
    try {
        const setting = defineSetting(configuration);
        const { game, residents } = setting;
        const arena = createArena(setting.arena.actions, { game, residents, memoryLimit });
        run = await start({ ...setting, arena }, configuration);
        run.step();
        return true;
    }
    catch (error) {
        // There may be no such game at all, as with fewer residents than indirect matching needs.
        if (error instanceof MemoryLimitError || error instanceof RequestError)
            return false;
        throw error;
    }
    finally {
        run?.dispose();
    }
}
function sizesOf({ game, residents, learner, training }) {
    const { belief, horizon = 1 } = training;
    const count = residents.reduce((sum, group) => sum + group.count, 0);
    const width = Math.max(...learner.hidden);
    return [
        {
            ...told("game.rounds", game.rounds),
            // Near the end of an episode, an anchored belief looks less far.
            proportionalFrom: belief === "anchored" ? 4 * horizon : 1,
            set: (rounds, configuration) => changedGame(configuration, { rounds }),
        },
        {
            ...told("training.episodes", training.episodes),
            proportionalFrom: 1,
            set: (episodes, configuration) => ({ ...configuration, training: { ...configuration.training, episodes } }),
        },
        {
            ...told("residents", count),
            ...(belief !== "joint" && { proportionalFrom: 1 }),
            // Who they are does not matter.
            set: (count, configuration) => ({ ...configuration, residents: [{ ...residents[0], count }] }),
        },
        // Both grow faster than in proportion. There are two of each at least, so that two cannot be too many.
        ...["reputations", "actions"].flatMap((field) => shapeOf(game)[field] === 2
            ? []
            : [
                {
                    ...told(`game.${field}`, shapeOf(game)[field]),
                    set: (most, configuration) => changedGame(configuration, { [field]: Math.max(2, most) }),
                },
            ]),
        {
            ...told("learner.hidden", width),
            got: JSON.stringify(learner.hidden),
            unit: "widths of ",
            set: (most, configuration) => {
                const hidden = learner.hidden.map((each) => Math.min(each, most));
                return { ...configuration, learner: { ...configuration.learner, hidden } };
            },
        },
    ];
}
function changedGame(configuration, change) {
    return { ...configuration, game: { ...configuration.game, ...change } };
}
function told(field, value) {
    return { field, got: String(value), unit: "", value };
}
