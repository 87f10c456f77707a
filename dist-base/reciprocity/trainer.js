// The learner: plays, takes in what everybody sees, trains its estimators, and climbs its own expected payoff through
// them. It is handed an environment and so has no way to a resident's policy.
import { Adam } from "../autodiff/index.js";
import { asPerformed, createRandom, learnerPayoff, restoreRandom, Situations, sightOf, } from "../game/index.js";
import { Attention } from "./attention.js";
import { createBelief } from "./belief.js";
import { loadEstimators, saveEstimators } from "./checkpoint.js";
import { environmentInCommonUnit, iterationIn } from "./common-unit.js";
import { createEstimators } from "./estimators/estimators.js";
import { Learner } from "./learner.js";
import { learnFrom, policiesOf } from "./opponents.js";
import { SampledReturns } from "./sampled-returns.js";
import { toNumbers, toText } from "./saved-numbers.js";
import { loadTape, restoreTape, saveTape, tapeState } from "./saved-tape.js";
import { paceAfter } from "./settings.js";
import { Settling } from "./settling.js";
/** Decay of Adam's mean square on the policies: short, so that steps keep their size while gradients change theirs. */
const BETA2 = 0.9;
/** The share of the gradient that is carried beyond the light cones is told every so many iterations. */
const CARRIED_EVERY = 10;
/** A payoff below this share of the larger of benefit and cost is as good as none. */
const LEAST_PAYOFF = 0.02;
/** What is optimised where a half is not. */
const OTHER_HALF = { action: "signal", assessment: "action" };
/** One training run; see `createTrainer`. */
export class Trainer {
    engine;
    settings;
    environment;
    /** In the common unit, as is everything inside. */
    game;
    unit;
    estimators;
    belief;
    situations;
    recording;
    random;
    current;
    settling;
    attention;
    iterations = 0;
    episodes = 0;
    encounters = 0;
    /**
     * @internal
     * @param opponents the model of the others; estimators of its own unless told
     */
    constructor(engine, environment, settings, checkpoint, opponents) {
        this.engine = engine;
        this.settings = settings;
        const common = environmentInCommonUnit(environment);
        this.environment = common.environment;
        this.game = common.environment.game;
        this.unit = common.unit;
        const { seed, belief, episodes, returns } = settings;
        this.estimators = opponents ?? createEstimators(engine, this.game, settings);
        const carried = settings.influence === "carried";
        this.situations = new Situations(this.game, settings.sees);
        this.belief =
            returns === undefined
                ? createBelief(belief, this.game, episodes, { ...settings, carried, situations: this.situations })
                : new SampledReturns(this.game, { ...settings, ...returns });
        const { reputations: k, actions: a, benefit, cost } = this.game;
        const contexts = this.situations.count * k * k;
        const sizes = { action: contexts * a, assessment: contexts * a * k };
        const halves = ["action", "assessment"].filter((half) => settings.optimize !== OTHER_HALF[half]);
        this.settling = new Settling(halves.map((half) => sizes[half]), LEAST_PAYOFF * Math.max(benefit, cost));
        this.attention = new Attention(this.game, settings.balance, settings.sees);
        this.random = createRandom(seed);
        this.current = this.firstPolicy();
        if (checkpoint !== undefined)
            this.restore(checkpoint);
    }
    /** Iterations done. */
    get iteration() {
        return this.iterations;
    }
    /** Bytes of WebAssembly memory held, and of what is remembered and believed of the others beside it. */
    get memoryBytes() {
        return this.engine.memoryBytes + this.estimators.memoryBytes;
    }
    /** Plays a batch of episodes, learns from it, and changes the policy. */
    step() {
        const { settings } = this;
        const records = this.environment.play(this.exploring(), settings.episodes, this.random);
        const losses = learnFrom(this.estimators, records, this.iterations === 0);
        if (!this.belief.take(records))
            this.record();
        const { tape, learner, others, payoff, loss, optimizer } = this.recording;
        this.attention.observe(records);
        for (const { half, attention } of learner.learned)
            attention.set(this.attention.of(half));
        this.estimators.read(this.belief.agents, others);
        this.belief.load(this.carrying());
        tape.forward();
        const predictedPayoff = payoff.item();
        const isTold = this.iterations % CARRIED_EVERY === 0;
        const carried = isTold ? this.carriedSlopes() : undefined;
        tape.backward(loss);
        const slopes = this.slopes();
        const gap = this.settling.observe(slopes, predictedPayoff);
        const gradientNorm = optimizer.step(paceAfter(this.iterations, settings));
        tape.forward(learner.barrier);
        this.current = learner.policy();
        this.iterations += 1;
        this.episodes += records.episodes;
        this.encounters += records.first.length;
        const { mean, standardError } = learnerPayoff(records);
        return iterationIn(this.unit, {
            iteration: this.iterations,
            episodes: this.episodes,
            encounters: this.encounters,
            payoff: mean,
            payoffStandardError: standardError,
            predictedPayoff,
            actionLoss: losses.action,
            assessmentLoss: losses.assessment,
            gradientNorm,
            gap,
            cut: this.belief.cut,
            ...(isTold && { carried: carried === undefined ? 0 : shareOf(carried, slopes) }),
        });
    }
    /** Whether its predicted payoff has long been as high as small changes of the policy can make it. */
    get settled() {
        return this.settling.settled;
    }
    /** The learner's policy, as chosen. */
    policy() {
        return this.current;
    }
    /** What the learner believes of agents 1 .. N-1: their policies as seen, errors included. */
    estimates() {
        return policiesOf(this.estimators, this.game);
    }
    /** What that rests on: how often each context was seen, and intervals; undefined where nothing had to be seen. */
    evidence() {
        return this.estimators.evidence();
    }
    /** Everything that `createTrainer` needs to go on from here bit for bit; plain JSON. */
    checkpoint() {
        return {
            version: 3,
            iteration: this.iterations,
            episodes: this.episodes,
            encounters: this.encounters,
            random: this.random.state(),
            learner: saveTape(this.learnerState() ?? { parameters: [], optimizer: { steps: 0, states: [] } }),
            estimators: saveEstimators(this.estimators.save()),
            size: this.belief.size() ?? null,
            attention: this.attention.save().map(toText),
            settling: this.settling.save().map(toText),
        };
    }
    dispose() {
        this.estimators.dispose();
        this.recording?.tape.dispose();
    }
    /** The chances of all choices that are learned, and the gradient of the payoff per encounter by them. */
    slopes() {
        const { countedEach } = this.belief;
        return this.recording.learner.learned.map(({ chances, probe }) => ({
            chances: chances.value(),
            // The loss is the negative payoff, for each encounter that is counted.
            gradient: probe.gradient().map((slope) => -countedEach * slope),
            outcomes: chances.shape[1],
        }));
    }
    /** The same of what influence brings that is carried beyond what is followed jointly; undefined where none is. */
    carriedSlopes() {
        const { carried, cut } = this.belief;
        if (carried === undefined || cut === 0)
            return undefined;
        this.recording.tape.backward(carried);
        return this.slopes();
    }
    /** By which policies influence is carried on beyond what is followed jointly. */
    carrying() {
        const own = asPerformed(this.game, this.current);
        const joined = (mine, others) => {
            const all = new Float64Array(mine.length + others.length);
            all.set(mine);
            all.set(others, mine.length);
            return all;
        };
        const policies = {
            action: joined(own.action, this.estimators.action.value()),
            assessment: joined(own.assessment, this.estimators.assessment.value()),
        };
        return { policies, random: this.random.split(this.iterations) };
    }
    /** The policy that plays in training. */
    exploring() {
        const { optimize } = this.settings;
        // Less and less: in long episodes even a little of it leads away from where the policy itself goes.
        const exploration = this.settings.exploration * paceAfter(this.iterations, this.settings);
        const mix = (table, outcomes) => table.map((chance) => (1 - exploration) * chance + exploration / outcomes);
        const { action, assessment } = this.current;
        return {
            ...sightOf(this.current),
            action: optimize === "signal" ? action : mix(action, this.game.actions),
            assessment: optimize === "action" ? assessment : mix(assessment, this.game.reputations),
        };
    }
    firstPolicy() {
        const tape = this.engine.tape();
        const policy = new Learner(tape, this.game, this.settings).policy();
        tape.dispose();
        return policy;
    }
    /** Records the propagation, anew where it was too small; parameters and the optimiser's state are carried over. */
    record(state = this.learnerState()) {
        this.recording?.tape.dispose();
        const { game, settings } = this;
        const { actions, reputations } = game;
        const tape = this.engine.tape();
        const learner = new Learner(tape, game, settings);
        const contexts = reputations ** 2;
        let others;
        const payoff = this.belief.record(tape, (agents) => {
            const action = tape.input([agents - 1, contexts, actions]);
            const assessment = tape.input([agents - 1, contexts * actions, reputations]);
            others = { action, assessment };
            const ownAction = learner.performedAction.reshape([this.situations.count, contexts, actions]);
            const ownAssessment = learner.performedAssessment.reshape([
                this.situations.count,
                contexts * actions,
                reputations,
            ]);
            return {
                action: tape.concat([ownAction, action], 0),
                assessment: tape.concat([ownAssessment, assessment], 0),
            };
        });
        const loss = learner.barrier.sub(payoff);
        const optimizer = new Adam(tape, { rate: settings.rate, beta2: BETA2 });
        if (state !== undefined)
            restoreTape(tape, optimizer, state);
        this.recording = { tape, learner, others: others, payoff, loss, optimizer };
    }
    learnerState() {
        if (this.recording === undefined)
            return undefined;
        return tapeState(this.recording.tape, this.recording.optimizer);
    }
    restore(checkpoint) {
        this.iterations = checkpoint.iteration;
        this.episodes = checkpoint.episodes;
        this.encounters = checkpoint.encounters;
        this.random = restoreRandom(checkpoint.random);
        const { agents, reputations, actions } = this.game;
        const action = (agents - 1) * reputations ** 2 * actions;
        this.estimators.restore(loadEstimators(checkpoint.estimators, { action, assessment: action * reputations }));
        this.attention.restore(checkpoint.attention.map(toNumbers));
        this.settling.restore(checkpoint.settling.map(toNumbers));
        if (checkpoint.iteration === 0)
            return;
        if (checkpoint.size !== null)
            this.belief.reserve(checkpoint.size);
        this.record(loadTape(checkpoint.learner));
        const { tape, learner } = this.recording;
        tape.forward(learner.barrier);
        this.current = learner.policy();
    }
}
/** How large one part of a gradient is beside the rest, of which the chances of each context sum to 1; its sign is the other one. */
function shareOf(part, whole) {
    let own = 0;
    let rest = 0;
    for (const [half, { gradient, chances, outcomes }] of part.entries()) {
        const all = whole[half].gradient;
        for (let row = 0; row < gradient.length; row += outcomes) {
            // What does not depend on the choice is no slope.
            let ownMean = 0;
            let allMean = 0;
            for (let at = row; at < row + outcomes; at++) {
                ownMean -= chances[at] * gradient[at];
                allMean += chances[at] * all[at];
            }
            for (let at = row; at < row + outcomes; at++) {
                const carried = -gradient[at] - ownMean;
                own += chances[at] * Math.abs(carried);
                rest += chances[at] * Math.abs(all[at] - allMean - carried);
            }
        }
    }
    return own === 0 ? 0 : own / (own + rest);
}
