import { createRandom, learnerPayoff, restoreRandom } from "../../game/index.js";
import { environmentInCommonUnit, iterationIn } from "../common-unit.js";
import { paceAfter } from "../settings.js";
import { Ascent } from "./ascent.js";
import { FIRST_EPISODES, isExploring, noisy, randomRule } from "./exploration.js";
/** Steps of the model's training an iteration: more while only rules drawn at random are played. */
const FIRST_STEPS = 300;
const STEPS = 60;
/** A challenger has so many iterations to overtake. */
const CHALLENGE = 20;
/**
 * There are local optima, from which no small change leads on: once everybody's reputation is 1/2, nobody's donation
 * matters. So a challenger climbs beside the policy that plays, in imagination, from another start; if it is expected to do
 * better it takes over, and in any case another one follows.
 */
export class ContinuousTrainer {
    engine;
    settings;
    model;
    /** In the common unit, as is everything inside. */
    environment;
    unit;
    leader;
    challenger;
    random;
    current;
    iterations = 0;
    episodes = 0;
    encounters = 0;
    /** Steps that the leader and the present challenger could both make so far. */
    steps = 0;
    constructor(engine, environment, settings, model, checkpoint) {
        this.engine = engine;
        this.settings = settings;
        this.model = model;
        const common = environmentInCommonUnit(environment);
        this.environment = common.environment;
        this.unit = common.unit;
        this.random = createRandom(settings.seed);
        this.leader = this.ascent(0);
        this.challenger = this.ascent(1);
        if (checkpoint !== undefined)
            this.restore(checkpoint);
        this.current = this.leader.policy();
    }
    get iteration() {
        return this.iterations;
    }
    step() {
        const { model, random } = this;
        // What is climbed is worth nothing before the model is.
        const isReady = !model.learns || this.episodes >= FIRST_EPISODES;
        const records = this.environment.play(this.policies(), random);
        model.observe(records, random);
        const losses = model.train(isReady ? STEPS : FIRST_STEPS, random);
        this.iterations += 1;
        this.episodes += records.episodes;
        this.encounters += records.first.length;
        const { mean, standardError } = learnerPayoff(records);
        const iteration = {
            iteration: this.iterations,
            episodes: this.episodes,
            encounters: this.encounters,
            payoff: mean,
            payoffStandardError: standardError,
            actionLoss: losses.action,
            assessmentLoss: losses.assessment,
        };
        if (!isReady)
            return iterationIn(this.unit, iteration);
        const pace = paceAfter(this.iterations - 1, this.settings);
        const gradientNorm = this.leader.step(records, pace);
        const predictedPayoff = this.leader.predicted;
        this.challenger.step(records, pace);
        this.steps += 1;
        if (this.steps % CHALLENGE === 0)
            this.compare();
        this.current = this.leader.policy();
        return iterationIn(this.unit, { ...iteration, predictedPayoff, gradientNorm });
    }
    policy() {
        return this.current;
    }
    estimates() {
        return this.model.policies();
    }
    /** Its networks have no contexts that could be counted. */
    evidence() {
        return undefined;
    }
    checkpoint() {
        return {
            version: 1,
            actions: "continuous",
            iteration: this.iterations,
            episodes: this.episodes,
            encounters: this.encounters,
            steps: this.steps,
            random: this.random.state(),
            leader: this.leader.save(),
            challenger: this.challenger.save(),
            model: this.model.save(),
        };
    }
    dispose() {
        this.model.dispose();
        this.leader.dispose();
        this.challenger.dispose();
    }
    /** What the learner plays in the episodes of this iteration. */
    policies() {
        const { current, settings, random, model } = this;
        const { optimize, exploration } = settings;
        return Array.from({ length: settings.episodes }, (_, at) => {
            const isRandom = model.learns && isExploring(this.episodes + at);
            const policy = isRandom ? randomRule(current, optimize, random) : current;
            return noisy(policy, optimize, exploration, random);
        });
    }
    /** The better one goes on, beside a new challenger. */
    compare() {
        const next = Math.max(this.leader.start, this.challenger.start) + 1;
        const isBetter = this.challenger.predicted > this.leader.predicted;
        (isBetter ? this.leader : this.challenger).dispose();
        if (isBetter)
            this.leader = this.challenger;
        this.challenger = this.ascent(next);
    }
    ascent(start) {
        return new Ascent(this.engine, this.environment.game, this.settings, this.model, start);
    }
    restore(checkpoint) {
        this.iterations = checkpoint.iteration;
        this.episodes = checkpoint.episodes;
        this.encounters = checkpoint.encounters;
        this.steps = checkpoint.steps;
        this.random = restoreRandom(checkpoint.random);
        this.model.restore(checkpoint.model);
        const restored = (before, saved) => {
            before.dispose();
            return this.ascent(saved.start).restore(saved);
        };
        this.leader = restored(this.leader, checkpoint.leader);
        this.challenger = restored(this.challenger, checkpoint.challenger);
    }
}
