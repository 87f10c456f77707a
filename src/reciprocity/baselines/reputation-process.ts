// A reputation game as a decision process, read from public records: the learner acts, is paid, and judges.
import {
  ACTING,
  type Decision,
  decisionReader,
  decisionsOf,
  defineSituated,
  errorChannel,
  type Game,
  type Half,
  isOf,
  type Policy,
  type PublicRecords,
  payer,
  type Random,
  SELF,
  type Sight,
  Situations,
  scaleOf,
  situationsIn,
} from "../../game/index.js";
import { inputsOf, situatedContexts } from "../context.js";
import { inputsOfDecision } from "../decision-inputs.js";
import type { Optimize } from "../learner.js";
import { CriticView, type View } from "./critic-view.js";
import type { Head, Process, Tables, Trajectories } from "./process.js";

export interface ProcessOptions {
  readonly optimize: Optimize;
  /** Supplies the half that is not learned. */
  readonly fixed: Policy;
  /** What a critic sees; nothing unless told. */
  readonly view?: View;
  /** What is seen of an encounter beyond the two reputations; nothing unless told. */
  readonly sees?: readonly Sight[];
}

/** Plays episodes with the learner's policy, as chosen. */
export type Play = (policy: Policy, episodes: number, random: Random) => PublicRecords;

export class ReputationProcess implements Process {
  readonly heads: readonly Head[];
  /** The decision of each head: those of the halves that are learned, as far as the learner's roles bring them. */
  readonly decided: readonly Decision[];
  readonly decisions: number;
  readonly seen: number;
  /** By row of a half's table, the head that it is of; -1 where it is not learned. */
  private readonly headOf: Readonly<Record<Half, Int8Array>>;
  private readonly situations: Situations;
  private readonly view: CriticView;

  constructor(
    private readonly game: Game,
    private readonly playEpisodes: Play,
    private readonly options: ProcessOptions,
  ) {
    const { optimize, view = "none", sees = [] } = options;
    const situations = new Situations(game, sees);
    const decisions = decisionsOf(game);
    const learns = { action: optimize !== "signal", assessment: optimize !== "action" };
    this.situations = situations;
    this.decided = decisions.all.filter((decision) => learns[decision.half] && isOf(decision, game.classes?.[SELF]));
    this.heads = this.decided.map((decision): Head => {
      const { features, inputs } = inputsOfDecision(decisions, decision);
      const channel = errorChannel(game, decision);
      return {
        contexts: situations.count * decision.contexts,
        choices: decision.choices,
        features: situatedContexts(features, inputs, situations),
        inputs: inputsOf(inputs, situations),
        ...(channel && { channel }),
      };
    });
    const headOf = (half: Half) => {
      const heads = new Int8Array(decisions.rows[half]).fill(-1);
      for (const [head, { half: own, start, contexts }] of this.decided.entries()) {
        if (own === half) heads.fill(head, start, start + contexts);
      }
      return heads;
    };
    this.headOf = { action: headOf("action"), assessment: headOf("assessment") };
    this.decisions = this.heads.length * encountersEach(game);
    this.view = new CriticView(game, view, situations);
    this.seen = this.view.width;
  }

  play(tables: Tables, episodes: number, random: Random): Trajectories {
    return this.read(this.playEpisodes(this.policyOf(tables), episodes, random));
  }

  /** The learner's policy with these tables for what it learns; all else is as it was given. */
  policyOf(tables: Tables): Policy {
    return defineSituated(
      this.game,
      this.situations,
      this.tableOf("action", tables),
      this.tableOf("assessment", tables),
    );
  }

  /** The learner's decisions in public records. */
  read(records: PublicRecords): Trajectories {
    const { game, view, headOf, decided } = this;
    const { episodes, rounds, encounterOf, first } = records;
    const most = episodes * this.decisions;
    const out = {
      starts: new Int32Array(episodes + 1),
      head: new Uint8Array(most),
      context: new Int32Array(most),
      choice: new Uint8Array(most),
      time: new Int32Array(most),
      fade: new Float64Array(most),
      payoff: new Float64Array(most),
      seen: new Float32Array(most * this.seen),
      total: new Float64Array(episodes),
      meetings: new Int32Array(episodes),
      earned: new Float64Array(episodes),
      weight: new Float64Array(episodes),
      encounters: first.length,
    };
    const read = decisionReader(records);
    const paidIn = payer(records);
    const unit = scaleOf(game.stage) || 1;
    const situationOf = this.situations.count === 1 ? undefined : situationsIn(records, this.situations);
    // Rounds are steps of time; where all but two sit out of each, one's own encounters are.
    const byRounds = game.matching !== "round-robin";
    // The encounter at hand: what the learner did and in which row it decided, and what it said; -1 where it did not.
    const now = { acted: -1, done: 0, judged: -1, said: 0, received: 0 };
    const note = (agent: number, half: number, row: number, choice: number) => {
      if (half === ACTING) {
        if (agent === SELF) {
          now.acted = row;
          now.done = choice;
        } else now.received = choice;
      } else if (agent === SELF) {
        now.judged = row;
        now.said = choice;
      }
    };
    let count = 0;
    for (let episode = 0; episode < episodes; episode++) {
      const start = count;
      out.starts[episode] = start;
      view.begin(records, episode);
      let met = 0;
      // What this encounter counts, and what it counts beside the last decision.
      let weight = 1;
      let since = 1;
      for (let round = 0; round < rounds; round++) {
        const at = encounterOf[(episode * rounds + round) * game.agents + SELF]!;
        if (at < 0) continue;
        now.acted = -1;
        now.judged = -1;
        now.done = 0;
        now.received = 0;
        read(at, note);
        const situation = situationOf === undefined ? 0 : situationOf[episode * rounds + round]!;
        const decide = (half: Half, row: number, choice: number) => {
          const head = row < 0 ? -1 : headOf[half][row]!;
          if (head < 0) return;
          const decision = decided[head]!;
          view.write(out.seen, count, decision, at, round, situation, now.done, now.received);
          out.head[count] = head;
          out.context[count] = situation * decision.contexts + row - decision.start;
          out.choice[count] = choice;
          out.time[count] = byRounds ? round : met;
          out.fade[count] = since;
          since = 1;
          count += 1;
        };
        decide("action", now.acted, now.done);
        const isFirst = first[at] === SELF;
        const paid = paidIn(isFirst, isFirst ? now.done : now.received, isFirst ? now.received : now.done);
        // What comes before the first decision does not depend on any.
        if (count > start) out.payoff[count - 1]! += (since * paid) / unit;
        out.total[episode]! += paid;
        out.meetings[episode]! += 1;
        out.earned[episode]! += weight * paid;
        out.weight[episode]! += weight;
        decide("assessment", now.judged, now.said);
        met += 1;
        weight *= game.discount;
        since *= game.discount;
      }
    }
    out.starts[episodes] = count;
    return out;
  }

  /** A half's table: rows that are learned from the heads, all others as given. */
  private tableOf(half: Half, tables: Tables): Float64Array {
    const { game, decided, situations } = this;
    const { rows, width } = decisionsOf(game);
    const given = this.options.fixed[half];
    const table = new Float64Array(situations.count * given.length);
    for (let situation = 0; situation < situations.count; situation++) {
      const from = situation * rows[half];
      table.set(given, from * width[half]);
      for (const [head, { half: own, start, contexts, choices }] of decided.entries()) {
        if (own !== half) continue;
        for (let context = 0; context < contexts; context++) {
          const row = (situation * contexts + context) * choices;
          const chances = tables[head]!.subarray(row, row + choices);
          table.set(chances, (from + start + context) * width[half]);
        }
      }
    }
    return table;
  }
}

/** The most encounters of the learner in an episode. */
export function encountersEach(game: Game): number {
  const { agents, classes, matching, rounds } = game;
  if (matching !== "round-robin") return rounds;
  return classes === undefined ? agents - 1 : classes.filter((role) => role !== classes[SELF]).length;
}
