/** An influence that has come to more agents than this is no longer followed jointly; it may be carried on (aftermath.ts). */
export const MOST_INFLUENCED = 32;
/**
 * Agents are known by the order in which the influence comes to them: the learner is 0, its partner 1. Rounds are counted
 * from the decision's own, and places are round * width + agent.
 */
export class Influence {
    width;
    /** Rounds there is room for. */
    rounds;
    /** Who they are in the records. */
    agents;
    /** How many of them carry the influence at the start of each round: the first so many. Nobody does in the first. */
    carriers;
    /** Whom the agent at a place meets, or -1; and the number of the encounter in the records. */
    partner;
    encounter;
    records;
    /** Of the decision's round among all rounds of the records. */
    round = 0;
    count = 0;
    /** The agent's place in `agents` + 1. */
    numbers;
    /** @param horizon most rounds that are followed after the decision's own */
    constructor({ rounds, game }, horizon) {
        this.rounds = 1 + Math.min(horizon, rounds - 1);
        // All who carry it meet others.
        this.width = Math.min(game.agents, 2 * MOST_INFLUENCED);
        this.agents = new Int32Array(this.width);
        this.carriers = new Int32Array(this.rounds + 1);
        this.partner = new Int32Array(this.rounds * this.width);
        this.encounter = new Int32Array(this.rounds * this.width);
        this.numbers = new Int32Array(game.agents);
    }
    /** Starts from a round of the records, counted over all episodes; false if the learner has no encounter in it. */
    start(records, round) {
        const { agents, numbers } = this;
        for (let number = 0; number < this.count; number++)
            numbers[agents[number]] = 0;
        this.records = records;
        this.round = round;
        agents[0] = 0;
        numbers[0] = 1;
        this.count = 1;
        this.meet(0, 1);
        return this.partner[0] >= 0;
    }
    /** Finds the carriers of a round, and whom the learner meets in it, the rounds before it done; false if they are too many. */
    follow(round) {
        // Whom the others meet is asked only for what comes after.
        if (round > 1)
            this.meet(round - 1, this.carriers[round - 1]);
        this.carriers[round] = this.count;
        if (this.count > MOST_INFLUENCED)
            return false;
        this.meet(round, 1);
        return true;
    }
    /** Finds whom the first so many agents meet. */
    meet(round, count) {
        const { agents, numbers, partner, encounter } = this;
        const { encounterOf, first, second, game } = this.records;
        const row = (this.round + round) * game.agents;
        const place = round * this.width;
        for (let number = 0; number < count; number++)
            partner[place + number] = -1;
        for (let number = 0; number < count; number++) {
            if (partner[place + number] >= 0)
                continue;
            const agent = agents[number];
            const at = encounterOf[row + agent];
            if (at < 0)
                continue;
            const met = first[at] + second[at] - agent;
            let other = numbers[met] - 1;
            if (other < 0) {
                other = this.count++;
                agents[other] = met;
                numbers[met] = other + 1;
            }
            partner[place + number] = other;
            partner[place + other] = number;
            encounter[place + number] = at;
            encounter[place + other] = at;
        }
    }
}
