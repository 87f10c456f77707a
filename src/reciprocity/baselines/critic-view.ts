// What a critic sees at a decision: nothing; what the policy sees, and the time; or everybody's reputation beside it.
import {
  type Decision,
  decisionsOf,
  type Game,
  kinOf,
  type PublicRecords,
  SELF,
  type Situations,
} from "../../game/index.js";
import { inputsOf, writeParts } from "../context.js";

export type View = "none" | "own" | "public";

export class CriticView {
  /** Numbers seen. */
  readonly width: number;
  private readonly kinds: 1 | 2;
  private records: PublicRecords | undefined;
  /** Everybody's reputation at the start of each round of the episode at hand, [rounds, agents]. */
  private known: Uint8Array | undefined;

  constructor(
    private readonly game: Game,
    private readonly view: View,
    private readonly situations: Situations,
  ) {
    const { all, kinds } = decisionsOf(game);
    const { agents, reputations: k, actions: a } = game;
    this.kinds = kinds;
    // Decision, reputations, actions of both, time left, whether the two are kin where that is told, what more is seen; and all others'
    // reputations and who of them it is.
    const own = inputsOf(all.length + 2 * k + 2 * a + kinds, situations);
    this.width = view === "none" ? 0 : view === "own" ? own : own + (agents - 1) * (k + 1);
  }

  /** What is written next is of this episode. */
  begin(records: PublicRecords, episode: number): void {
    this.records = records;
    this.known = this.view === "public" ? reputationsOf(records, episode) : undefined;
  }

  /**
   * Writes what is seen at a decision of the encounter at a place; what was done is seen as far as it is known by then.
   *
   * @param row of `seen`, [rows, width]
   * @param done by the learner, `received` from its partner
   */
  write(
    seen: Float32Array,
    row: number,
    decision: Decision,
    place: number,
    round: number,
    situation: number,
    done: number,
    received: number,
  ): void {
    if (this.view === "none") return;
    const { game, situations, known } = this;
    const { first, second, reputationFirst, reputationSecond } = this.records!;
    const { agents, reputations: k, actions: a, rounds } = game;
    const { all } = decisionsOf(game);
    const isFirst = first[place] === SELF;
    const partner = isFirst ? second[place]! : first[place]!;
    const [own, other] = isFirst ? [reputationFirst, reputationSecond] : [reputationSecond, reputationFirst];
    let at = row * this.width;
    seen[at + all.indexOf(decision)] = 1;
    at += all.length;
    seen[at + own[place]!] = 1;
    seen[at + k + other[place]!] = 1;
    at += 2 * k;
    const [choices, others] = isFirst ? game.stage.choices : game.stage.choices.toReversed();
    const judges = decision.half === "assessment";
    if (judges && choices! > 1) seen[at + done] = 1;
    if ((judges && others! > 1) || decision.sees.includes("partnerAction")) seen[at + a + received] = 1;
    at += 2 * a;
    seen[at++] = (rounds - round) / rounds;
    if (this.kinds === 2) seen[at++] = kinOf(game, SELF, partner);
    if (situations.count > 1) writeParts(seen, at, situations.parts(situation), situations);
    at += inputsOf(0, situations);
    if (known === undefined) return;
    for (let agent = 1; agent < agents; agent++, at += k + 1) {
      seen[at + known[round * agents + agent]!] = 1;
      seen[at + k] = Number(agent === partner);
    }
  }
}

/** Everybody's reputation at the start of each round of an episode, [rounds, agents]. */
function reputationsOf(records: PublicRecords, episode: number): Uint8Array {
  const { game, rounds, pairs, first, second } = records;
  const known = new Uint8Array(rounds * game.agents);
  const now = new Uint8Array(game.agents);
  const begin = episode * rounds * pairs;
  for (let at = begin; at < begin + rounds * pairs; at++) {
    now[first[at]!] = records.signalFirst[at]!;
    now[second[at]!] = records.signalSecond[at]!;
  }
  // Backward from the last: one that sits out has the reputation with which it comes next.
  for (let round = rounds - 1, at = begin + rounds * pairs - 1; round >= 0; round--) {
    for (let pair = 0; pair < pairs; pair++, at--) {
      now[first[at]!] = records.reputationFirst[at]!;
      now[second[at]!] = records.reputationSecond[at]!;
    }
    known.set(now, round * game.agents);
  }
  return known;
}
