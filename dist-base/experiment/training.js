/** Runs a training from its configuration to its result, keeping what it has in a run folder on the way. */
import { checkOptions, OptionError, such } from "../options.js";
import { TooLargeError } from "../reciprocity/index.js";
import { beliefsOf } from "./beliefs.js";
import { checkSameTraining, makeCheckpoint } from "./checkpoint.js";
import { NEGLIGIBLE_REFERENCE } from "./defaults.js";
import { sealed, timed } from "./digest.js";
import { measure, probe } from "./measurement.js";
import { withinMemory } from "./memory-request.js";
import { isProbed } from "./metrics.js";
import { pause } from "./pause.js";
import { payoffRange } from "./payoff-range.js";
import { predictionOf } from "./prediction.js";
import { gotTakes, RequestError, restated } from "./request-error.js";
import { checkTraining, defineSetting } from "./resolve.js";
import { rulesOf } from "./result.js";
import { Steadiness } from "./steadiness.js";
import { packageVersion } from "./version.js";
/** Between two checkpoints, and between two looks at what else the process has to do (Ctrl-C, the progress bar). */
const CHECKPOINT_MILLISECONDS = 2000;
const YIELD_MILLISECONDS = 50;
const callback = such("a function", (value) => typeof value === "function");
const anObject = (takes) => such(takes, (value) => typeof value === "object" && value !== null);
const taken = {
    folder: anObject("a run folder, such as createRunFolder gives"),
    checkpoint: anObject("a checkpoint, such as readRun gives"),
    signal: such("the signal of an AbortController", (value) => value instanceof AbortSignal),
    onIteration: callback,
    onPhase: callback,
    onWarning: callback,
    origin: anObject("an object with command and started"),
};
/**
 * Trains, and measures what was learned. Same configuration, same result, whether or not it was interrupted.
 *
 * @throws RequestError if the configuration or the checkpoint does not fit.
 */
export async function runTraining(configuration, hooks = {}) {
    checkOptions("a training", hooks, taken, { refuse: gotTakes });
    const setting = defineSetting(configuration);
    checkTraining(configuration);
    return withinMemory(configuration, startTrainer, () => trainAndMeasure(setting, configuration, hooks));
}
async function trainAndMeasure(setting, configuration, hooks) {
    const { folder, checkpoint, signal } = hooks;
    const trainer = await startTrainer(setting, configuration, checkpoint);
    try {
        // A learner reserves its memory in the first iteration: what fails for want of it has written nothing.
        const first = checkpoint === undefined && signal?.aborted !== true ? timedStep(trainer) : undefined;
        const reached = checkpoint?.iteration ?? 0;
        const metrics = folder === undefined ? [] : metricsSoFar(folder, configuration, reached, hooks);
        folder?.begin(configuration, metrics);
        hooks.onPhase?.("training");
        const trained = await train(trainer, setting, configuration, first, metrics, hooks);
        hooks.onPhase?.("measuring");
        // Lets the message out before a long computation.
        await pause();
        const policy = trainer.policy();
        const result = sealed(await resultOf(trainer, setting, configuration, trained, metrics), timed);
        folder?.writeResult(result);
        if (folder !== undefined) {
            hooks.onPhase?.("reporting");
            const beliefs = beliefsOf(trainer, setting, configuration);
            await folder.writeReport({ configuration, result, metrics, beliefs, origin: hooks.origin ?? {} });
        }
        return { result, metrics, policy };
    }
    finally {
        trainer.dispose();
    }
}
/** The learner that a configuration names, before its first iteration or where a checkpoint left it. */
export async function startTrainer(setting, configuration, checkpoint) {
    const { method } = configuration.training;
    if (checkpoint === undefined) {
        return withRequest("training", () => setting.arena.train(method, setting.options));
    }
    checkSameTraining(checkpoint, configuration);
    const { iterations } = configuration.training;
    if (iterations < checkpoint.iteration) {
        throw gotTakes("training.iterations", iterations, `at least ${checkpoint.iteration}, which this run has reached`);
    }
    const trainer = await withRequest("checkpoint.json trainer", () => setting.arena.train(method, setting.options, checkpoint.trainer));
    if (trainer.iteration === checkpoint.iteration)
        return trainer;
    trainer.dispose();
    throw gotTakes("checkpoint.json iteration", checkpoint.iteration, `${trainer.iteration}, where its trainer stands`);
}
/**
 * What the trainer cannot take (too many agents for a belief, a damaged state) is for the person who asked to mend. Anything
 * else that goes wrong is a fault, and stays one.
 */
async function withRequest(field, create) {
    try {
        return await create();
    }
    catch (error) {
        if (error instanceof TooLargeError)
            throw restated("game.", error);
        if (!(error instanceof OptionError))
            throw error;
        throw new RequestError(field, error.message, { cause: error });
    }
}
function metricsSoFar(folder, { game }, iteration, hooks) {
    const warn = hooks.onWarning ?? (() => { });
    const lines = folder.metricsUpTo(iteration, payoffRange(game), warn);
    if (lines.length < iteration) {
        warn(`metrics.jsonl lacks ${iteration - lines.length} of the ${iteration} iterations so far`);
    }
    return lines;
}
function timedStep(trainer) {
    const started = performance.now();
    const iteration = trainer.step();
    return { iteration, seconds: (performance.now() - started) / 1000 };
}
/** Trains until it has settled or up to the last iteration, or the signal; appends to `metrics`. */
async function train(trainer, setting, configuration, first, metrics, { folder, checkpoint, signal, onIteration }) {
    const { iterations, until } = configuration.training;
    const { benefit, cost } = setting.game;
    const steadiness = trainer.settled === undefined
        ? new Steadiness(NEGLIGIBLE_REFERENCE * Math.max(benefit, cost), checkpoint?.steadiness)
        : undefined;
    const isSettled = () => trainer.settled ?? steadiness.settled;
    let seconds = checkpoint?.seconds ?? 0;
    const file = folder?.openMetrics();
    const save = () => {
        file?.flush();
        const fields = {
            iteration: trainer.iteration,
            seconds,
            trainer: trainer.checkpoint(),
            ...(steadiness && { steadiness: steadiness.save() }),
        };
        folder?.writeCheckpoint(makeCheckpoint({ configuration, policy: rulesOf(trainer.policy(), setting.game), ...fields }));
    };
    try {
        let saved = performance.now();
        let yielded = saved;
        const isUnderWay = () => trainer.iteration < iterations && !(until === "settled" && isSettled()) && !signal?.aborted;
        for (let step = first; step !== undefined || isUnderWay(); step = undefined) {
            step ??= timedStep(trainer);
            seconds += step.seconds;
            steadiness?.observe(step.iteration, () => trainer.policy());
            const line = withErrors(step.iteration, trainer, setting, configuration.training.seed);
            metrics.push(line);
            file?.append(line);
            onIteration?.(line);
            const now = performance.now();
            if (folder !== undefined && now - saved > CHECKPOINT_MILLISECONDS) {
                save();
                saved = performance.now();
            }
            if (now - yielded > YIELD_MILLISECONDS) {
                await pause();
                yielded = performance.now();
            }
        }
        if (folder !== undefined)
            save();
        return { seconds, settled: isSettled() };
    }
    finally {
        file?.close();
    }
}
function withErrors(iteration, trainer, setting, seed) {
    return isProbed(iteration.iteration) ? { ...iteration, ...errorsOf(trainer, setting, seed) } : iteration;
}
/** How far the estimators are from the residents; nothing where there are none. */
function errorsOf(trainer, setting, seed) {
    const estimates = trainer.estimates();
    if (estimates === undefined)
        return undefined;
    return probe(setting, trainer.policy(), seed, trainer.iteration).estimatorError(estimates, trainer.evidence());
}
async function resultOf(trainer, setting, { learner, training }, { seconds, settled }, metrics) {
    const { method, belief, seed, episodes, iterations, until } = training;
    const policy = trainer.policy();
    const measured = await measure(setting, policy, { optimize: learner.optimize, seed });
    return {
        method,
        belief: belief ?? null,
        optimize: learner.optimize,
        seed,
        iterations: trainer.iteration,
        episodes,
        complete: (until === "settled" && settled) || trainer.iteration >= iterations,
        settled,
        gap: metrics.at(-1)?.gap ?? null,
        influence: influenceOf(metrics),
        ...measured,
        prediction: predictionOf(setting, policy, trainer.estimates(), seed) ?? null,
        estimator: errorsOf(trainer, setting, seed) ?? null,
        seconds,
        version: packageVersion(),
    };
}
/** Iterations that the influence is told of. */
const RECENT = 50;
/** How much of the influence was not followed jointly of late; null for a method without a belief. */
function influenceOf(metrics) {
    const recent = metrics.slice(-RECENT);
    const mean = (field) => {
        const told = recent.flatMap(({ [field]: share }) => (share === undefined ? [] : [share]));
        return told.length === 0 ? undefined : told.reduce((sum, share) => sum + share, 0) / told.length;
    };
    const cut = mean("cut");
    return cut === undefined ? null : { cut, carried: mean("carried") ?? 0 };
}
