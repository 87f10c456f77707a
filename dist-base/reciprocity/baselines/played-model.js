import { allocateRecords, asPerformed, play } from "../../game/index.js";
import { createEstimators } from "../estimators/estimators.js";
import { learnFrom, policiesOf } from "../opponents.js";
import { foreignCheckpoint, isCount } from "../saved-numbers.js";
import { DonationProcess } from "./donation-process.js";
import { explored, payoffOf } from "./process.js";
export class PlayedModel {
    environment;
    options;
    /** The game itself. */
    real;
    /** The game with the estimators in place of the others. */
    imagined;
    opponents;
    isNew = true;
    constructor(engine, environment, options) {
        this.environment = environment;
        this.options = options;
        const { game } = environment;
        this.opponents = createEstimators(engine, game, options);
        this.real = new DonationProcess(game, (...request) => environment.play(...request), options);
        let records;
        const imagine = (policy, episodes, random) => {
            if (records?.episodes !== episodes)
                records = allocateRecords(game, episodes);
            // The estimates are of what is done, errors included.
            play(game, [asPerformed(game, policy), ...this.estimates()], random, records);
            return records;
        };
        this.imagined = new DonationProcess(game, imagine, options);
    }
    /** Plays so many real episodes, and learns from them. */
    experience(tables, episodes, random) {
        const policy = this.real.policyOf(explored(this.real.heads, tables, this.options.exploration));
        const records = this.environment.play(policy, episodes, random);
        const losses = learnFrom(this.opponents, records, this.isNew);
        this.isNew = false;
        return {
            encounters: records.first.length,
            ...payoffOf([this.real.read(records)]),
            actionLoss: losses.action,
            assessmentLoss: losses.assessment,
        };
    }
    estimates() {
        return policiesOf(this.opponents, this.environment.game);
    }
    evidence() {
        return this.opponents.evidence();
    }
    save() {
        const { history, action, assessment } = this.opponents.save();
        const contests = [action, assessment];
        return {
            tapes: contests.flatMap((contest) => (contest === null ? [] : [contest.networks])),
            numbers: [
                // 0 where there are no networks, as it never is where there are.
                [...contests.map((contest) => contest?.standing ?? 0), ...history.map(({ batches }) => batches)],
                ...history.flatMap((epoch) => [epoch.action, epoch.assessment]),
            ],
        };
    }
    restore({ tapes, numbers: [sizes, ...counts] }) {
        const [action = 0, assessment = 0, ...batches] = Array.from(sizes ?? []);
        const all = [...batches, ...counts.flatMap((list) => Array.from(list))];
        const fits = all.every((number) => isCount(number) && number < 2 ** 32) &&
            counts.length === 2 * batches.length &&
            tapes.length === [action, assessment].filter((standing) => standing !== 0).length;
        if (!fits)
            throw foreignCheckpoint("another method");
        const left = [...tapes];
        const contest = (standing) => (standing === 0 ? null : { standing, networks: left.shift() });
        this.opponents.restore({
            history: batches.map((batches, at) => ({ batches, action: counts[2 * at], assessment: counts[2 * at + 1] })),
            action: contest(action),
            assessment: contest(assessment),
        });
        this.isNew = batches.length === 0;
    }
    dispose() {
        this.opponents.dispose();
    }
}
