// An algorithm as a training: counts what was played, draws from one generator, and is saved as plain JSON.
import { createRandom, restoreRandom } from "../../game/index.js";
import { iterationIn } from "../common-unit.js";
import { foreignCheckpoint, isCount } from "../saved-numbers.js";
import { isTape, loadTape, mostSteps, saveTape } from "../saved-tape.js";
import { paceAfter } from "../settings.js";
export class BaselineRun {
    algorithm;
    policyOf;
    settings;
    random;
    iterations = 0;
    episodes = 0;
    encounters = 0;
    /** @param policyOf the learner's policy with these tables for what it learns */
    constructor(algorithm, policyOf, settings, checkpoint) {
        this.algorithm = algorithm;
        this.policyOf = policyOf;
        this.settings = settings;
        this.random = createRandom(settings.seed);
        if (checkpoint !== undefined)
            this.restore(checkpoint);
    }
    get iteration() {
        return this.iterations;
    }
    step() {
        const pace = paceAfter(this.iterations, this.settings);
        const { encounters, ...outcome } = this.algorithm.step(this.settings.episodes, this.random, pace);
        this.iterations += 1;
        this.episodes += this.settings.episodes;
        this.encounters += encounters;
        const { iterations: iteration, episodes, encounters: all } = this;
        return iterationIn(this.settings.unit, { iteration, episodes, encounters: all, ...outcome });
    }
    policy() {
        return this.policyOf(this.algorithm.tables());
    }
    estimates() {
        return this.algorithm.estimates?.();
    }
    evidence() {
        return this.algorithm.evidence?.();
    }
    checkpoint() {
        const { tapes, numbers } = this.algorithm.save();
        return {
            version: 1,
            method: this.settings.method,
            iteration: this.iterations,
            episodes: this.episodes,
            encounters: this.encounters,
            random: this.random.state(),
            tapes: tapes.map(saveTape),
            // JSON gives numbers back bit for bit.
            numbers: numbers.map((list) => Array.from(list)),
        };
    }
    dispose() {
        this.algorithm.dispose();
    }
    restore(value) {
        const checkpoint = value ?? {};
        const { method, iteration, episodes, encounters, random, tapes, numbers } = checkpoint;
        const isSound = checkpoint.version === 1 &&
            method === this.settings.method &&
            isCount(iteration) &&
            isCount(episodes) &&
            isCount(encounters) &&
            Array.isArray(random) &&
            Array.isArray(tapes) &&
            tapes.every((tape) => isTape(tape, mostSteps(iteration))) &&
            Array.isArray(numbers) &&
            numbers.every((list) => Array.isArray(list) && list.every(Number.isFinite));
        if (!isSound)
            throw foreignCheckpoint(`something that ${this.settings.method} did not save`);
        this.iterations = iteration;
        this.episodes = episodes;
        this.encounters = encounters;
        this.random = restoreRandom(random);
        this.algorithm.restore({ tapes: tapes.map(loadTape), numbers });
    }
}
