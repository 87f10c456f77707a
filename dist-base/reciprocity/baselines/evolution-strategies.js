// Evolution strategies (Salimans et al. 2017): the networks' parameters are moved at random, forth and back, and go where
// the episodes that such policies played were paid better. Every policy plays episodes of its own, and all of them count.
import { Adam } from "../../autodiff/index.js";
import { OptionError } from "../../options.js";
import { restoreTape, tapeState } from "../saved-tape.js";
import { Actor } from "./actor.js";
import { outcomeOf, savedTapes } from "./algorithm.js";
import { bySamples } from "./by-samples.js";
import { count, learning, positive, weight } from "./search-space.js";
/** @throws OptionError for too few episodes */
export function checkMoves(episodes) {
    if (episodes < 2)
        throw new OptionError("episodes", episodes, "at least 2 with evolution-strategies, for a move and its opposite");
}
/** A step takes at least two episodes: one for a move, and one for its opposite. */
export class Evolution {
    candidate;
    options;
    tape;
    /** The estimate of the gradient, handed to the optimiser as the slope of a linear loss. */
    slopes;
    loss;
    optimizer;
    constructor(candidate, options) {
        this.candidate = candidate;
        this.options = options;
        const { rate, weightDecay } = options;
        const { tape } = candidate;
        this.tape = tape;
        const parameters = [...tape.parameters];
        this.slopes = parameters.map(({ shape }) => tape.input(shape));
        this.loss = parameters
            .map((parameter, at) => parameter
            .square()
            .mul(weightDecay / 2)
            .sub(parameter.mul(this.slopes[at]))
            .sum())
            .reduce((sum, part) => sum.add(part));
        // Parameters are moved by noise of one deviation, and by steps of one size.
        this.optimizer = new Adam(tape, { rate, parameters, uniform: true });
    }
    step(episodes, random, pace = 1) {
        const { deviation, each } = this.options;
        const { parameters } = this.tape;
        const policies = 2 * Math.max(1, Math.floor(episodes / (2 * each)));
        const centre = parameters.map((parameter) => parameter.value());
        const moves = [];
        const played = [];
        for (let policy = 0; policy < policies; policy++) {
            // Antithetic: every move is tried in both directions.
            if (policy % 2 === 0)
                moves.push(centre.map(({ length }) => normal(length, random)));
            const sign = policy % 2 === 0 ? deviation : -deviation;
            for (const [at, parameter] of parameters.entries()) {
                parameter.set(centre[at].map((value, place) => value + sign * moves.at(-1)[at][place]));
            }
            this.tape.forward();
            const share = Math.floor(episodes / policies) + Number(policy < episodes % policies);
            played.push(this.candidate.play(share, random));
        }
        for (const [at, parameter] of parameters.entries())
            parameter.set(centre[at]);
        const fitness = centredRanks(played.map(fitnessOf));
        for (const [at, slope] of this.slopes.entries()) {
            const sum = new Float64Array(slope.size);
            for (const [pair, move] of moves.entries()) {
                const difference = (fitness[2 * pair] - fitness[2 * pair + 1]) / (policies * deviation);
                for (let place = 0; place < sum.length; place++)
                    sum[place] += difference * move[at][place];
            }
            slope.set(sum);
        }
        this.tape.forward();
        this.tape.backward(this.loss);
        const norm = this.optimizer.step(pace);
        this.tape.forward();
        return outcomeOf(played, norm);
    }
    tables() {
        return this.candidate.tables();
    }
    save() {
        return { tapes: [tapeState(this.tape, this.optimizer)], numbers: [] };
    }
    restore(state) {
        restoreTape(this.tape, this.optimizer, savedTapes(state, 1)[0]);
        this.tape.forward();
    }
    dispose() {
        this.tape.dispose();
    }
}
/** The same for the heads of a process. */
export class EvolutionStrategies extends Evolution {
    constructor(engine, process, options, { hidden, seed }) {
        const tape = engine.tape();
        const actor = new Actor(tape, process.heads, hidden, seed);
        const tables = () => actor.tables();
        super({ tape, tables, play: (episodes, random) => process.play(tables(), episodes, random) }, options);
    }
}
function fitnessOf({ total, meetings }) {
    const encounters = meetings.reduce((sum, one) => sum + one, 0);
    return total.reduce((sum, one) => sum + one, 0) / Math.max(1, encounters);
}
/** Ranks from -1/2 to 1/2, equal values sharing theirs: how much better does not matter, so that no episode rules. */
export function centredRanks(values) {
    return values.map((value) => {
        const below = values.filter((other) => other < value).length;
        const equal = values.filter((other) => other === value).length;
        return (below + (equal - 1) / 2) / (values.length - 1) - 0.5;
    });
}
/**
 * Numbers of mean 0 and variance 1, whose distribution is nowhere further than half a percent from the normal one: sums of
 * twelve uniform ones. The transforms that are
 * exact need a logarithm, which may differ between engines.
 */
export function normal(count, random) {
    return Float64Array.from({ length: count }, () => {
        let sum = -6;
        for (let draw = 0; draw < 12; draw++)
            sum += random.bits() / 0x100000000;
        return sum;
    });
}
export const evolutionStrategies = bySamples({
    searchSpace: {
        rate: positive(0.01, 0.03, 0.1, 0.3),
        deviation: positive(0.1, 0.3, 1),
        each: count(1, 2),
        weightDecay: weight(0, 0.005),
        ...learning,
    },
    defaults: { rate: 0.3, deviation: 0.3, each: 2, weightDecay: 0, exploration: 0.03, decay: 0.03 },
    algorithm({ engine, settings, options, process }) {
        checkMoves(settings.episodes);
        return new EvolutionStrategies(engine, process("none"), options, settings);
    },
});
