// Under `direct` matching nobody but the partner ever matters to the learner, so that a game of the two tells it all.
import type { Engine } from "../../autodiff/index.js";
import { type Game, type Matching, type Policy, SELF } from "../../game/index.js";
import type { Totals } from "./evaluation.js";
import { type Choice, Evaluator } from "./evaluator.js";
import { encounterOf, pairGame, partnerIn } from "./pair-game.js";
import { typeNumbers } from "./type-counts/resident-types.js";

/** Evaluates like `Evaluator`, each matching in a game of the learner and its partner. */
export class DirectEvaluator {
  /** One for each type of partners. */
  private readonly evaluators: readonly Evaluator[];
  private readonly typeOf: readonly number[];

  constructor(
    engine: Engine,
    private readonly game: Game,
    residents: readonly Policy[],
    learners: readonly Policy[],
  ) {
    this.typeOf = typeNumbers(game, residents);
    this.evaluators = Array.from(new Set(this.typeOf), (type) => {
      const agent = this.typeOf.indexOf(type) + 1;
      return new Evaluator(engine, pairGame(game, agent), [residents[agent - 1]!], learners);
    });
  }

  /** See `Evaluator.totals`. */
  totals(choices: readonly Choice[], matchings: readonly Matching[]): Totals {
    const returns = new Float64Array(choices.length * matchings.length);
    const sums = this.game.discount === 1 ? returns : new Float64Array(returns.length);
    const groups = new Map<number, number[]>();
    for (const [at, matching] of matchings.entries()) {
      const partner = partnerIn(matching);
      // Where the learner sits out there is nothing to gain.
      if (partner === SELF) continue;
      const type = this.typeOf[partner - 1]!;
      groups.set(type, [...(groups.get(type) ?? []), at]);
    }
    for (const [type, members] of groups) {
      const pairs = members.map((at) => encounterOf(matchings[at]!));
      const part = this.evaluators[type]!.totals(choices, pairs);
      for (let choice = 0; choice < choices.length; choice++) {
        for (const [place, at] of members.entries()) {
          returns[choice * matchings.length + at] = part.returns[choice * members.length + place]!;
          sums[choice * matchings.length + at] = part.sums[choice * members.length + place]!;
        }
      }
    }
    return { returns, sums };
  }

  dispose(): void {
    for (const evaluator of this.evaluators) evaluator.dispose();
  }
}
