import { checkGame, initialDistribution, pairsPerRound, situationsIn, } from "../game/index.js";
import { checkValue, integer, OptionError, oneOf } from "../options.js";
import { Course, courseOfEpisodes } from "./course.js";
import { LightCones } from "./light-cone.js";
import { MeanField } from "./mean-field.js";
import { Propagation } from "./propagation.js";
import { checkRemembers, followingOf, meetsOne } from "./remembered.js";
import { foreignCheckpoint } from "./saved-numbers.js";
import { checkStates } from "./too-large-error.js";
export const beliefTaken = oneOf(["anchored", "joint", "mean-field"]);
/** See `ConeOptions.time`. */
const TIME = 2 ** 13;
/** What is recorded for a size that varies has room to spare, so that it seldom has to grow. */
const SPARE = 1.25;
/** @throws TooLargeError for a joint belief of too many agents */
export function createBelief(belief, game, episodes, cone) {
    checkValue("belief", belief, beliefTaken);
    checkGame(game);
    checkValue("episodes", episodes, integer(1));
    if (belief === "mean-field")
        return new MeanFieldBelief(game, episodes);
    if (belief === "anchored")
        return new AnchoredBelief(game, episodes, cone);
    checkStates(game, 'the belief "anchored" takes any number');
    return new JointBelief(game, episodes);
}
class AnchoredBelief {
    game;
    cone;
    course;
    situations;
    cones;
    recorded;
    capacity;
    records;
    aftermath;
    constructor(game, episodes, cone) {
        this.game = game;
        this.cone = cone;
        // One decision a round at most; the rest grows with what is seen.
        const most = episodes * game.rounds;
        const beyond = cone.carried === true ? most : 0;
        const live = { encounters: most + beyond, meetings: most };
        const later = { encounters: 0, meetings: 0 };
        this.situations = cone.situations && cone.situations.count > 1 ? cone.situations : undefined;
        const { count = 1, sees = [] } = this.situations ?? {};
        const remembers = sees.includes("last");
        checkRemembers(game, sees);
        if (remembers && cone.carried !== true) {
            throw new OptionError("influence", "cut", '"carried" with last among what is seen');
        }
        this.course = new Course(game, most, live.encounters, cone.axes, count, remembers);
        this.capacity = { starts: most, axes: 2, agents: 2, pairs: 1, live, later, beyond };
    }
    get carried() {
        return this.recorded?.carried;
    }
    get countedEach() {
        return this.course.meetings / Math.max(1, this.course.start.count);
    }
    get cut() {
        // What is remembered of one who alone matters is followed jointly, too.
        if (this.course.remembers && meetsOne(this.game))
            return 0;
        return this.course.cut / Math.max(1, this.course.start.count);
    }
    get agents() {
        return this.course.agents.agents;
    }
    take(records) {
        this.cones ??= new LightCones(this.course, records, { ...this.cone, situations: this.situations });
        this.cones.fill(records);
        this.records = records;
        return this.recorded?.fits(this.course.size) ?? false;
    }
    record(tape, societyOf) {
        const { capacity, game } = this;
        const { axes, agents, pairs, later } = this.course.size;
        const grown = (now, before, most = Number.POSITIVE_INFINITY) => now <= before ? before : Math.min(most, Math.ceil(SPARE * now));
        this.capacity = {
            ...capacity,
            axes: Math.max(axes, capacity.axes),
            agents: grown(agents, capacity.agents, game.agents),
            pairs: grown(pairs, capacity.pairs, (game.agents - 1) * (2 * this.course.situations + game.agents - 2)),
            later: {
                encounters: grown(later.encounters, capacity.later.encounters),
                meetings: grown(later.meetings, capacity.later.meetings),
            },
        };
        this.recorded = new Propagation(tape, game, societyOf(this.capacity.agents), this.capacity, this.course);
        return this.recorded.payoff;
    }
    load(carrying) {
        const { course } = this;
        const worth = this.capacity.beyond > 0 ? this.worthBeyond(carrying) : undefined;
        this.recorded.load(course, 1 / Math.max(1, course.meetings), undefined, worth);
    }
    /**
     * What the outcomes of each decision that goes on are worth. Where there is not time for all, some stand for the others: in the
     * differences between their outcomes in full, and in what an encounter pays on average.
     */
    worthBeyond({ policies, random }) {
        const { course, game, capacity } = this;
        const { rounds } = course.beyond;
        const cells = course.remembers ? (game.actions * game.reputations) ** 2 : game.reputations ** 2;
        const worth = new Float64Array(capacity.beyond * cells);
        const of = (decision) => worth.subarray(decision * cells, (decision + 1) * cells);
        const meetings = (decision) => rounds.data[4 * decision + 3];
        this.aftermath ??= followingOf(game, this.situations);
        this.aftermath.use(policies, this.situations && situationsIn(this.records, this.situations));
        const share = Math.min(1, (this.cone.time ?? TIME) / this.aftermath.timeOf(rounds));
        const start = share < 1 ? random.uniform() : 0;
        // Evenly spread over the decisions, from a start that is drawn.
        const stands = (decision) => Math.floor((decision + 1) * share + start) > Math.floor(decision * share + start);
        let paid = 0;
        let encounters = 0;
        for (let decision = 0; decision < rounds.count; decision++) {
            if (share < 1 && !stands(decision))
                continue;
            const at = 4 * decision;
            const own = of(decision);
            this.aftermath.follow(this.records, rounds.data[at], rounds.data[at + 1], rounds.data[at + 2], own);
            if (share === 1)
                continue;
            const mean = own.reduce((sum, each) => sum + each, 0) / cells;
            for (let cell = 0; cell < cells; cell++)
                own[cell] = mean + (own[cell] - mean) / share;
            paid += mean;
            encounters += meetings(decision);
        }
        if (share === 1 || encounters === 0)
            return worth;
        for (let decision = 0; decision < rounds.count; decision++) {
            if (!stands(decision))
                of(decision).fill((paid / encounters) * meetings(decision));
        }
        return worth;
    }
    size() {
        return this.capacity;
    }
    reserve(size) {
        const { starts } = this.capacity;
        if (size.starts !== starts || size.axes > this.course.axes || size.agents > this.game.agents) {
            throw foreignCheckpoint(`a course of ${size.starts} starts, not ${starts}`);
        }
        this.capacity = size;
    }
}
class JointBelief {
    game;
    episodes;
    cut = 0;
    countedEach = 1;
    carried = undefined;
    course;
    recorded;
    constructor(game, episodes) {
        this.game = game;
        this.episodes = episodes;
        this.course = new Course(game, 1, this.size().live.encounters, game.agents);
    }
    get agents() {
        return this.course.agents.agents;
    }
    take(records) {
        courseOfEpisodes(this.course, records);
        return this.recorded !== undefined;
    }
    record(tape, societyOf) {
        this.recorded = new Propagation(tape, this.game, societyOf(this.game.agents), this.size());
        return this.recorded.payoff;
    }
    load() {
        const weight = 1 / Math.max(1, this.course.meetings);
        this.recorded.load(this.course, weight, initialDistribution(this.game));
    }
    size() {
        const { agents, rounds } = this.game;
        const meetings = this.episodes * rounds;
        const live = { encounters: meetings * pairsPerRound(this.game), meetings };
        const later = { encounters: 0, meetings: 0 };
        return { starts: 1, axes: agents, agents, pairs: agents * (agents - 1), live, later, beyond: 0 };
    }
    reserve() {
        // The game alone determines the size.
    }
}
class MeanFieldBelief {
    game;
    episodes;
    cut = 0;
    countedEach = 1;
    carried = undefined;
    agents;
    records;
    recorded;
    constructor(game, episodes) {
        this.game = game;
        this.episodes = episodes;
        this.agents = Array.from({ length: game.agents }, (_, agent) => agent);
    }
    take(records) {
        this.records = records;
        return this.recorded !== undefined;
    }
    record(tape, societyOf) {
        this.recorded = new MeanField(tape, this.game, societyOf(this.game.agents), this.episodes);
        return this.recorded.payoff;
    }
    load() {
        const { first, second } = this.records;
        let meetings = 0;
        for (let at = 0; at < first.length; at++)
            if (first[at] === 0 || second[at] === 0)
                meetings += 1;
        this.recorded.load(this.records, 1 / Math.max(1, meetings));
    }
    size() {
        return undefined;
    }
    reserve() {
        // The game alone determines the size.
    }
}
