import { actionContexts, assessmentContexts } from "../context.js";
import { Estimator } from "./estimator.js";
import { evidenceOf } from "./evidence.js";
import { History } from "./history.js";
import { halves, tableShapes, tallyOf } from "./tally.js";
export class Estimators {
    game;
    action;
    assessment;
    history;
    shapes;
    /** @param settings of the networks, where there are any */
    constructor(engine, game, settings) {
        this.game = game;
        this.history = new History(game);
        this.shapes = tableShapes(game);
        const { action, assessment } = this.shapes;
        const seed = settings.seed + settings.hidden.length + 1;
        this.action = new Estimator(engine, action, actionContexts(game), settings);
        this.assessment = new Estimator(engine, assessment, assessmentContexts(game), { ...settings, seed });
    }
    get memoryBytes() {
        return this.history.memoryBytes + this.action.memoryBytes + this.assessment.memoryBytes;
    }
    observe(records) {
        const { game, history } = this;
        const batch = tallyOf(game, records);
        if (history.batches === 0) {
            const middle = Math.floor(records.first.length / 2);
            const part = tallyOf(game, records, 0, middle);
            const rest = tallyOf(game, records, middle);
            for (const half of halves)
                this[half].begin(part[half], rest[half]);
        }
        else {
            for (const half of halves)
                this[half].compare(batch[half]);
        }
        history.add(batch, records.episodes * records.rounds);
        for (const half of halves)
            this[half].count(history.sum[half]);
    }
    train(steps) {
        const { action, assessment } = this.history.sum;
        return { action: this.action.train(action, steps), assessment: this.assessment.train(assessment, steps) };
    }
    read(agents, society) {
        const opponents = agents.slice(1).map((agent) => agent - 1);
        for (const half of halves)
            this[half].read(opponents, society[half]);
    }
    evidence() {
        const { sum } = this.history;
        return Array.from({ length: this.game.agents - 1 }, (_, opponent) => ({
            action: evidenceOf(sum.action, opponent, this.shapes.action),
            assessment: evidenceOf(sum.assessment, opponent, this.shapes.assessment),
        }));
    }
    save() {
        return { history: this.history.save(), action: this.action.save(), assessment: this.assessment.save() };
    }
    restore(state) {
        this.history.restore(state.history);
        for (const half of halves) {
            this[half].restore(state[half]);
            this[half].count(this.history.sum[half]);
        }
    }
    dispose() {
        for (const half of halves)
            this[half].dispose();
    }
}
/** Step size of Adam on the networks. */
const RATE = 0.05;
/** Keeps the networks' first values apart from the learner's. */
const SEED = 1000;
/** Estimators with the settings that every method uses. */
export function createEstimators(engine, game, { hidden, seed }) {
    return new Estimators(engine, game, { hidden, seed: seed + SEED, rate: RATE });
}
