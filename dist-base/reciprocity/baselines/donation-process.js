// The donation game as a decision process, read from public records: the learner acts, is paid, and judges.
import { defineSituated, donation, inEach, NO_ACTION, Situations, situationsIn, } from "../../game/index.js";
import { actionContexts, assessmentContexts, inputsOf, situatedContexts, writeParts } from "../context.js";
const ACTING = 0;
const JUDGING = 1;
export class DonationProcess {
    game;
    playEpisodes;
    options;
    heads;
    decisions;
    seen;
    /** The number of a head among those that are learned; -1 where the half is given. */
    headOf;
    view;
    situations;
    constructor(game, playEpisodes, options) {
        this.game = game;
        this.playEpisodes = playEpisodes;
        this.options = options;
        const { optimize, view = "none", sees = [] } = options;
        const situations = new Situations(game, sees);
        this.situations = situations;
        const { agents, reputations: k, actions: a, rounds } = game;
        const acts = optimize !== "signal";
        const judges = optimize !== "action";
        this.headOf = [acts ? 0 : -1, judges ? Number(acts) : -1];
        const oneSided = game.executionErrorKind === "one-sided";
        const acting = {
            contexts: situations.count * k * k,
            choices: a,
            features: situatedContexts(actionContexts(game), 2 * k, situations),
            inputs: inputsOf(2 * k, situations),
            ...channelOf(a, game.executionError, oneSided),
        };
        const judging = {
            contexts: situations.count * k * k * a,
            choices: k,
            features: situatedContexts(assessmentContexts(game), 2 * k + a, situations),
            inputs: inputsOf(2 * k + a, situations),
            ...channelOf(k, game.assessmentError, false),
        };
        this.heads = [...(acts ? [acting] : []), ...(judges ? [judging] : [])];
        this.decisions = this.heads.length * rounds;
        this.view = view;
        // Head, reputations, actions of both, time left, what more is seen; and all others' reputations and who of them it is.
        const own = inputsOf(2 + 2 * k + 2 * a + 1, situations);
        this.seen = view === "none" ? 0 : view === "own" ? own : own + (agents - 1) * (k + 1);
    }
    play(tables, episodes, random) {
        return this.read(this.playEpisodes(this.policyOf(tables), episodes, random));
    }
    /** The learner's policy with these tables for the half, or halves, that it learns. */
    policyOf(tables) {
        const { fixed } = this.options;
        const [acting, judging] = this.headOf;
        const { situations } = this;
        const action = tables[acting] ?? inEach(fixed.action, situations.count);
        return defineSituated(this.game, situations, action, tables[judging] ?? inEach(fixed.assessment, situations.count));
    }
    /** The learner's decisions in public records. */
    read(records) {
        const { game } = this;
        const { episodes, rounds, pairs, first, second } = records;
        const { reputationFirst, reputationSecond, actionFirst, actionSecond } = records;
        const most = episodes * this.decisions;
        const out = {
            starts: new Int32Array(episodes + 1),
            head: new Uint8Array(most),
            context: new Int32Array(most),
            choice: new Uint8Array(most),
            time: new Int32Array(most),
            payoff: new Float64Array(most),
            seen: new Float32Array(most * this.seen),
            total: new Float64Array(episodes),
            meetings: new Int32Array(episodes),
            encounters: first.length,
        };
        const { reputations: k, actions: a } = game;
        const share = donation(game);
        const unit = Math.max(game.benefit, game.cost) || 1;
        const situationOf = this.situations.count === 1 ? undefined : situationsIn(records, this.situations);
        let count = 0;
        const decide = (kind, context, choice, round) => {
            out.head[count] = this.headOf[kind];
            out.context[count] = context;
            out.choice[count] = choice;
            out.time[count] = round;
            count += 1;
        };
        for (let episode = 0; episode < episodes; episode++) {
            out.starts[episode] = count;
            const known = this.view === "public" ? reputationsOf(records, episode) : undefined;
            const begin = episode * rounds * pairs;
            for (let at = begin; at < begin + rounds * pairs; at++) {
                const isFirst = first[at] === 0;
                if (!isFirst && second[at] !== 0)
                    continue;
                const round = Math.floor((at - begin) / pairs);
                const partner = first[at] + second[at];
                const own = isFirst ? reputationFirst[at] : reputationSecond[at];
                const other = isFirst ? reputationSecond[at] : reputationFirst[at];
                const done = isFirst ? actionFirst[at] : actionSecond[at];
                const received = isFirst ? actionSecond[at] : actionFirst[at];
                const said = isFirst ? records.signalSecond[at] : records.signalFirst[at];
                const acts = done !== NO_ACTION && this.headOf[ACTING] >= 0;
                const judges = received !== NO_ACTION && this.headOf[JUDGING] >= 0;
                const situation = situationOf === undefined ? 0 : situationOf[episode * rounds + round];
                const base = situation * k * k;
                if (acts) {
                    this.see(out.seen, count, round, partner, own, other, situation, known);
                    decide(ACTING, base + own * k + other, done, round);
                }
                const paid = (received === NO_ACTION ? 0 : game.benefit * share[received]) -
                    (done === NO_ACTION ? 0 : game.cost * share[done]);
                // What comes before the first decision does not depend on any.
                if (count > out.starts[episode])
                    out.payoff[count - 1] += paid / unit;
                out.total[episode] += paid;
                out.meetings[episode] += 1;
                if (judges) {
                    this.see(out.seen, count, round, partner, own, other, situation, known, done, received);
                    decide(JUDGING, (base + other * k + own) * a + received, said, round);
                }
            }
        }
        out.starts[episodes] = count;
        return out;
    }
    /** Writes what a critic sees at a decision; at a judgement the actions are known. */
    see(seen, row, round, partner, own, other, situation, known, done, received) {
        if (this.view === "none")
            return;
        const { agents, reputations: k, actions: a, rounds } = this.game;
        let at = row * this.seen;
        seen[at + (received === undefined ? ACTING : JUDGING)] = 1;
        at += 2;
        seen[at + own] = 1;
        seen[at + k + other] = 1;
        at += 2 * k;
        for (const action of [done, received]) {
            if (action !== undefined && action !== NO_ACTION)
                seen[at + action] = 1;
            at += a;
        }
        seen[at++] = (rounds - round) / rounds;
        const { situations } = this;
        if (situations.count > 1)
            writeParts(seen, at, situations.parts(situation), situations);
        at += inputsOf(0, situations);
        if (known === undefined)
            return;
        for (let agent = 1; agent < agents; agent++, at += k + 1) {
            seen[at + known[round * agents + agent]] = 1;
            seen[at + k] = Number(agent === partner);
        }
    }
}
/** Everybody's reputation at the start of each round of an episode, [rounds, agents]. */
function reputationsOf(records, episode) {
    const { game, rounds, pairs, first, second } = records;
    const known = new Uint8Array(rounds * game.agents);
    const now = new Uint8Array(game.agents);
    const begin = episode * rounds * pairs;
    for (let at = begin; at < begin + rounds * pairs; at++) {
        now[first[at]] = records.signalFirst[at];
        now[second[at]] = records.signalSecond[at];
    }
    // Backward from the last: one that sits out has the reputation with which it comes next.
    for (let round = rounds - 1, at = begin + rounds * pairs - 1; round >= 0; round--) {
        for (let pair = 0; pair < pairs; pair++, at--) {
            now[first[at]] = records.reputationFirst[at];
            now[second[at]] = records.reputationSecond[at];
        }
        known.set(now, round * game.agents);
    }
    return known;
}
/** The chance that each choice comes out as each, with the game's errors (see game/policy.ts). */
function channelOf(choices, error, oneSided) {
    if (error === 0)
        return {};
    const channel = new Float64Array(choices * choices);
    for (let chosen = 0; chosen < choices; chosen++) {
        for (let done = 0; done < choices; done++) {
            const astray = oneSided ? Number(done === 0) * error : done === chosen ? 0 : error / (choices - 1);
            channel[chosen * choices + done] = (done === chosen ? 1 - error : 0) + astray;
        }
    }
    return { channel };
}
