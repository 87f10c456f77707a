/**
 * Encounters in which somebody is asked: the same order of decisions and draws as among tables, so that an agent that answers as a
 * table does plays the same to the last bit. What is to be asked is handed out, so that the same code waits for answers or does not.
 */
import type { Random } from "../random.js";
import { type AgentSeen, type AsyncAgent, type AsyncPlayer, checkAgent, isAsked } from "./agent.js";
import { AgentCall } from "./agent-call.js";
import { decisionsOf, type Half, kinOf } from "./decisions.js";
import { actionRow, judgementRow } from "./encounter.js";
import { afterError, type ChoiceError, errorOf } from "./error-channel.js";
import type { Game } from "./game.js";
import { EpisodeHistory } from "./history.js";
import type { Matching } from "./matching.js";
import { NO_ACTION, type PublicRecords } from "./records.js";
import { seenIn } from "./rule.js";
import { packRow, type Thresholds } from "./thresholds.js";

/** What goes on up to the next calls, all of which may be made at once; goes on with what they gave. */
export type Steps = Generator<readonly AgentCall[], void, readonly unknown[]>;

/** A decision of an encounter under way. */
interface Wanted {
  readonly agent: number;
  readonly other: number;
  readonly half: Half;
  /** In the table of that half. */
  readonly row: number;
  /** 31 random bits. */
  readonly draw: number;
}

export class AskedPlay {
  private readonly asked: readonly number[];
  private readonly agents: (AsyncAgent | undefined)[];
  private readonly randoms: Random[] = [];
  private readonly met: Int32Array;
  private readonly errors: Readonly<Record<Half, ChoiceError>>;
  private history: EpisodeHistory;
  private episode = 0;

  constructor(
    private readonly game: Game,
    private readonly players: readonly AsyncPlayer[],
    private readonly thresholds: Thresholds,
    private readonly records: PublicRecords,
    private readonly signal?: AbortSignal,
  ) {
    this.asked = players.flatMap((player, agent) => (isAsked(player) ? [agent] : []));
    this.agents = players.map(() => undefined);
    this.met = new Int32Array(game.agents);
    this.errors = { action: errorOf(game, "action"), assessment: errorOf(game, "assessment") };
    this.history = new EpisodeHistory(records, 0);
  }

  /** Whether anybody is. */
  get isAny(): boolean {
    return this.asked.length > 0;
  }

  /** Begins an episode: steps of each agent that is asked. */
  beginEpisode(episode: number, random: Random): Steps[] {
    this.episode = episode;
    this.history = new EpisodeHistory(this.records, episode);
    this.met.fill(0);
    return this.asked.map((agent) => {
      // A child of the episode's own, which takes nothing from what is drawn for the game.
      this.randoms[agent] = random.split(-1 - agent);
      return this.beginning(agent);
    });
  }

  /** A round has begun: steps of each of its encounters. All its draws are taken here, whoever answers first. */
  beginRound(round: number, pairs: Matching, reputation: Uint8Array, random: Random, start: number): Steps[] {
    this.history.ended = round;
    const { acting, judging } = decisionsOf(this.game);
    const count = [...acting, ...judging].filter((decision) => decision !== undefined).length;
    return Array.from({ length: pairs.length / 2 }, (_, pair) => {
      const draws = Array.from({ length: count }, () => random.bits() >>> 1);
      return this.encounter(round, pairs[2 * pair]!, pairs[2 * pair + 1]!, reputation, draws, start + pair);
    });
  }

  private *beginning(agent: number): Steps {
    const { game } = this;
    const player = this.players[agent] as AsyncAgent | ((episode: object) => unknown);
    const episode = { game, agent, random: this.randoms[agent]!, ...(this.signal && { signal: this.signal }) };
    const call = (run: () => unknown) => new AgentCall(run, "begin", agent, this.nameOf(agent), this.episode, -1);
    const made = typeof player === "function" ? (yield [call(() => player(episode))])[0] : player;
    checkAgent(made, `agent ${agent}`);
    this.agents[agent] = made;
    if (made.begin !== undefined) yield [call(() => made.begin!(episode))];
  }

  private *encounter(round: number, i: number, j: number, reputation: Uint8Array, draws: number[], at: number): Steps {
    const { game, records, met } = this;
    const { judged, order } = game.stage;
    const kin = kinOf(game, i, j);
    const [ri, rj] = [reputation[i]!, reputation[j]!];
    // Draws are taken in the order in which decisions are written down here.
    const wanted = (agent: number, other: number, half: Half, row: number): Wanted | undefined =>
      row < 0 ? undefined : { agent, other, half, row, draw: draws.shift()! };
    const first = wanted(i, j, "action", actionRow(game, 0, ri, rj, 0, kin));
    const second = (seen: number) => wanted(j, i, "action", actionRow(game, 1, rj, ri, seen, kin));
    let acted: (number | undefined)[];
    if (order === "sequential") {
      acted = yield* this.decided(round, [first]);
      acted = [...acted, ...(yield* this.decided(round, [second(acted[0] ?? 0)]))];
    } else acted = yield* this.decided(round, [first, second(0)]);
    const [ai, aj] = [acted[0] ?? 0, acted[1] ?? 0];
    const said = yield* this.decided(round, [
      wanted(j, i, "assessment", judgementRow(game, 0, ri, rj, ai, aj, kin)),
      wanted(i, j, "assessment", judgementRow(game, 1, rj, ri, aj, ai, kin)),
    ]);
    records.first[at] = i;
    records.second[at] = j;
    records.reputationFirst[at] = ri;
    records.reputationSecond[at] = rj;
    records.actionFirst[at] = acted[0] ?? NO_ACTION;
    records.actionSecond[at] = acted[1] ?? NO_ACTION;
    records.signalFirst[at] = judged[0] ? said[0]! : ri;
    records.signalSecond[at] = judged[1] ? said[1]! : rj;
    reputation[i] = records.signalFirst[at]!;
    reputation[j] = records.signalSecond[at]!;
    met[i]! += 1;
    met[j]! += 1;
  }

  /** The choices as executed of decisions that do not see each other. */
  private *decided(
    round: number,
    all: readonly (Wanted | undefined)[],
  ): Generator<readonly AgentCall[], (number | undefined)[], readonly unknown[]> {
    const calls = new Map<Wanted, AgentCall>();
    for (const one of all) {
      const agent = one && this.agents[one.agent];
      if (agent !== undefined) calls.set(one!, this.call(agent, one!, round));
    }
    const asked = [...calls.keys()];
    const answers = asked.length === 0 ? [] : yield [...calls.values()];
    return all.map((one) => {
      if (one === undefined) return undefined;
      const call = calls.get(one);
      if (call === undefined) return this.looked(one);
      return this.drawn(one, answers[asked.indexOf(one)], call);
    });
  }

  /** What a table says. */
  private looked({ agent, half, row, draw }: Wanted): number {
    const width = this.width(half);
    const start = this.thresholds[`${half}Start`][agent]!;
    return outcome(this.thresholds[half], start + row * (width - 1), draw, width);
  }

  /** What comes of an agent's answer, with the game's error in. */
  private drawn({ half, draw }: Wanted, answer: unknown, call: AgentCall): number {
    const width = this.width(half);
    const chances = new Float64Array(width);
    call.read(answer, chances);
    const { choices } = call;
    for (let choice = 0; choice < choices; choice++) {
      chances[choice] = afterError(this.errors[half], chances[choice]!, choice, choices);
    }
    const thresholds = new Int32Array(width - 1);
    packRow(chances, thresholds, 0);
    return outcome(thresholds, 0, draw, width);
  }

  /** What it calls itself, or what the function that makes it is called. */
  private nameOf(agent: number): string | undefined {
    return this.agents[agent]?.name ?? (this.players[agent] as { readonly name?: string }).name;
  }

  private width(half: Half): number {
    return decisionsOf(this.game).width[half];
  }

  private call(agent: AsyncAgent, { agent: number, other, half, row }: Wanted, round: number): AgentCall {
    const { game, history, signal } = this;
    const ask = half === "action" ? "act" : "judge";
    const seen: AgentSeen = {
      ...seenIn(game, half, row),
      game,
      agent: number,
      other,
      round,
      encounters: this.met[number]!,
      history,
      random: this.randoms[number]!,
      ...(signal && { signal }),
    };
    return new AgentCall(() => agent[ask](seen), ask, number, this.nameOf(number), this.episode, round, seen);
  }
}

function outcome(thresholds: Int32Array, start: number, draw: number, width: number): number {
  let chosen = 0;
  for (let at = start; at < start + width - 1; at++) chosen += (thresholds[at]! - draw) >>> 31;
  return chosen;
}
