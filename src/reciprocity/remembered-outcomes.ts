// What can come of a decision's encounter where what is done in it is remembered.
import type { Game, PublicRecords, Situations } from "../game/index.js";
import { roleAt } from "./own-encounters.js";

/**
 * What the outcomes of a decision are: `[learner's action][its new reputation][partner's action][its new reputation]`. Whoever is not
 * judged keeps its reputation, whatever the outcome says; an action that a role does not have is taken for its first.
 */
export class RememberedOutcomes {
  readonly count: number;

  constructor(
    private readonly game: Game,
    private readonly situations: Situations,
  ) {
    this.count = (game.actions * game.reputations) ** 2;
  }

  /** Calls back with each outcome of the encounter: both new reputations, and what is remembered. */
  each(
    records: PublicRecords,
    at: number,
    visit: (outcome: number, own: number, other: number, memory: number) => void,
  ): void {
    const { reputations: k, actions: a, stage } = this.game;
    const role = roleAt(records, at);
    const [ownChoices, otherChoices] = [stage.choices[role], stage.choices[1 - role]!];
    const [isJudged, otherIsJudged] = [stage.judged[role], stage.judged[1 - role]!];
    const seenOwn = (role === 0 ? records.signalFirst : records.signalSecond)[at]!;
    const seenOther = (role === 0 ? records.signalSecond : records.signalFirst)[at]!;
    const open = (action: number, choices: number) => (action < choices ? action : 0);
    for (let outcome = 0; outcome < this.count; outcome++) {
      const mine = Math.floor(outcome / (a * k));
      const theirs = outcome % (a * k);
      const done = open(Math.floor(mine / k), ownChoices);
      const received = open(Math.floor(theirs / k), otherChoices);
      const memory = this.situations.memoryOf(done, received, role);
      visit(outcome, isJudged ? mine % k : seenOwn, otherIsJudged ? theirs % k : seenOther, memory);
    }
  }
}
