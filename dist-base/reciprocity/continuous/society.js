import { logits } from "./perceptron.js";
/** The learner as agent 0, and the others. */
export function everybody(learner, others, episodes) {
    const together = (apply, rows) => {
        const own = apply((values) => values.slice(0, 0, episodes), learner);
        const rest = apply((values) => values.slice(0, episodes, rows), others);
        return own.tape.concat([own, rest], 0);
    };
    return {
        donations: (own, partner) => together((part, of) => of.donations(part(own), part(partner)), own.shape[0]),
        judgements: (donation, subject, judge) => together((part, of) => of.judgements(part(donation), part(subject), part(judge)), judge.shape[0]),
    };
}
/** Networks side by side, one an agent: those that estimators hold, as they were when `load` was called last. */
export class EstimatedOthers {
    estimators;
    agents;
    action;
    assessment;
    /** @param estimators their parameters, on a tape of their own */
    constructor(tape, estimators, agents) {
        this.estimators = estimators;
        this.agents = agents;
        this.action = estimators.action.map(({ shape }) => tape.input(shape));
        this.assessment = estimators.assessment.map(({ shape }) => tape.input(shape));
    }
    load() {
        const { action, assessment } = this.estimators;
        for (const [at, parameter] of this.action.entries())
            parameter.set(action[at].value());
        for (const [at, parameter] of this.assessment.entries())
            parameter.set(assessment[at].value());
    }
    donations(own, partner) {
        return this.apply(this.action, [own, partner]);
    }
    judgements(donation, subject, judge) {
        return this.apply(this.assessment, [donation, subject, judge]);
    }
    apply(parameters, inputs) {
        const { tape, shape } = inputs[0];
        const rows = shape[0] / this.agents;
        const beside = tape.concat(inputs, 1).reshape([this.agents, rows, inputs.length]);
        return logits(parameters, beside).sigmoid().reshape([shape[0], 1]);
    }
}
/** Multilinear policies, given by what they do at the corners (see `Multilinear`). */
export class MultilinearOthers {
    action;
    assessment;
    agents;
    /**
     * @param action donations [agents, 4], in the order of the bit strings
     * @param assessment judgements [agents, 8]
     */
    constructor(action, assessment) {
        this.agents = action.shape[0];
        this.action = action.reshape([this.agents, 4, 1]);
        this.assessment = assessment.reshape([this.agents, 8, 1]);
    }
    static of(tape, policies) {
        const ones = (table) => [...table].filter((_, at) => at % 2 === 1);
        return new MultilinearOthers(tape.constant(policies.flatMap(({ action }) => ones(action)), [policies.length, 4]), tape.constant(policies.flatMap(({ assessment }) => ones(assessment)), [policies.length, 8]));
    }
    donations(own, partner) {
        return this.apply(this.action, [own, partner]);
    }
    judgements(donation, subject, judge) {
        return this.apply(this.assessment, [subject, judge, donation]);
    }
    /** The mean of the corners, weighted by the chances of independent bits; the last input is the bit that changes first. */
    apply(corners, inputs) {
        const { tape, shape } = inputs[0];
        const size = shape[0];
        let weights = tape.constant(1).reshape([1, 1]);
        for (const input of inputs) {
            const both = tape.concat([input.neg().add(1), input], 1);
            const outer = weights.reshape([weights.shape[0], weights.shape[1], 1]).mul(both.reshape([size, 1, 2]));
            weights = outer.reshape([size, 2 * weights.shape[1]]);
        }
        return weights
            .reshape([this.agents, size / this.agents, weights.shape[1]])
            .matmul(corners)
            .reshape([size, 1]);
    }
}
